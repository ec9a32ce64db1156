import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { KEPT_MS, useKeptDraft, type KeptDraft } from "#src/resource/kept-draft.ts";
import { Unkept } from "#src/resource/Unkept.tsx";
import { Button } from "#src/ui/Button.tsx";
import { LongTextField } from "#src/ui/Form.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { record } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import { commentsOf, isClosed, type Ticket } from "./api.ts";
import type { ChangeFailure } from "./change-service.ts";
import { replyTo } from "./ticket-writes.ts";
import { WriteFailure } from "./WriteFailure.tsx";
import css from "./rubik.module.css";

/** What was said, the oldest first, and a field for what there is to say. */
export function TicketComments({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("rubik");
  const id = useId();
  const [kept] = useState(() => keptReply(ticket.id));
  const [{ text: said }, change, isKept] = useKeptDraft(kept);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const comments = commentsOf(ticket);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || said.trim() === "") return;
    setBusy(true);
    setFailure(null);
    const result = await replyTo(ticket, said.trim());
    setBusy(false);
    setFailure(result);
    // Whoever wrote on meanwhile keeps it.
    if (result === null) change(({ text }) => (text === said ? kept.fresh : {}));
  };
  return (
    <Panel title={t("ticket.comments")}>
      {comments.length === 0 && <p className="k-dim">{t("ticket.noComments")}</p>}
      {comments.length > 0 && (
        <ol className={css.events}>
          {comments.map((comment) => (
            <li key={comment.key}>
              <p>
                <strong>{visible(comment.author ?? "—", 60)}</strong> <Moment at={comment.at} />
              </p>
              <p className={css.text}>{visible(comment.text, 4000)}</p>
            </li>
          ))}
        </ol>
      )}
      {!isClosed(ticket) && (
        <form className={css.reply} onSubmit={(event) => void send(event)}>
          <LongTextField
            id={id}
            label={t("ticket.reply")}
            value={said}
            error={null}
            description={null}
            isRequired={false}
            onChange={(text) => change({ text })}
          />
          <Unkept isKept={isKept} />
          <WriteFailure failure={failure} what={t("ticket.reply")} />
          <div>
            <Button type="submit" size="sm" aria-disabled={isBusy || said.trim() === ""}>
              {isBusy ? t("dialog.sending") : t("ticket.send")}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

/** What is typed as a reply outlives a reload and a lost session (PRODUCT 5). */
function keptReply(ticket: string): KeptDraft<{ at: number; text: string }> {
  const fresh = { at: 0, text: "" };
  return {
    namespace: "rubik",
    name: "reply",
    what: ticket,
    fresh,
    read: (stored, now) => {
      const { at, text } = record(stored) ?? {};
      return typeof at === "number" && now - at < KEPT_MS && typeof text === "string"
        ? { at, text }
        : fresh;
    },
  };
}
