import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState, type FormEvent } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { idInPath } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { LongTextField } from "#src/ui/Form.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import {
  attachmentsOf,
  commentsOf,
  isClosed,
  serviceOf,
  ticketName,
  tickets,
  type Ticket,
} from "./api.ts";
import type { ChangeFailure } from "./change-service.ts";
import { ImagePicker } from "./ImagePicker.tsx";
import { ownerSettings, settingsOf, type Trouble } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { TicketState } from "./ticket-columns.tsx";
import { sendImages } from "./ticket-images.ts";
import { closeTicket, replyTo } from "./ticket-writes.ts";
import { WriteFailure } from "./WriteFailure.tsx";
import css from "./rubik.module.css";

/** What the owner answers is seen without a reload. */
const REFRESH_MS = 60_000;

export async function loader({ params }: LoaderFunctionArgs) {
  const id = idInPath(params["id"]);
  if (id !== null) void queryClient.prefetchQuery(tickets.one(id));
  void queryClient.prefetchQuery(ownerSettings);
  await loadFormTexts();
  return null;
}

/** `/rubik/tickets/:id`: a ticket, what was said to it, and what there is to say. */
export default function TicketPage() {
  const { t } = useTranslation("rubik");
  const id = idInPath(useParams()["id"]);
  if (id === null)
    return (
      <>
        <PageHeader title={t("ticket.one")} />
        <Empty title={t("ticket.notAnId")} />
      </>
    );
  return <TicketOf key={id} id={id} />;
}

function TicketOf({ id }: { id: number }) {
  const { t } = useTranslation("rubik");
  const {
    data: item,
    error,
    refetch,
  } = useQuery({ ...tickets.one(id), refetchInterval: REFRESH_MS });
  const ticket = item?.data;
  return (
    <>
      <PageHeader
        title={ticket ? visible(ticketName(ticket), 120) : `${t("ticket.one")} ${id}`}
        below={ticket && <TicketState ticket={ticket} />}
      >
        <Link to={paths.tickets}>{t("ticket.back")}</Link>
      </PageHeader>
      <WriteNews app="rubik" kind="ticket" id={id} />
      {error && <ApiProblem error={error} what={t("ticket.one")} onRetry={() => void refetch()} />}
      {item && <OddNote odd={item.odd} />}
      {!ticket && !error && (
        <Panel title={t("ticket.one")}>
          <SkeletonLines lines={6} label={t("ticket.one")} />
        </Panel>
      )}
      {ticket && (
        <>
          <TicketFacts ticket={ticket} mayChange={!item?.allow || item.allow.has("PATCH")} />
          <Comments ticket={ticket} />
          <Images ticket={ticket} />
        </>
      )}
    </>
  );
}

function TicketFacts({ ticket, mayChange }: { ticket: Ticket; mayChange: boolean }) {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const { data } = useQuery(ownerSettings);
  const [isAsked, setAsked] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const text = (value: unknown) => visible(cleanText(value) ?? "", 2000) || null;
  const kinds = settingsOf(data, ticket.owner)?.troubles ?? [];
  const service = Number(serviceOf(ticket));
  const close = async () => {
    setAsked(false);
    setFailure(await closeTicket(ticket));
  };
  return (
    <Panel
      title={t("ticket.one")}
      aside={
        mayChange &&
        !isClosed(ticket) && (
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t("ticket.close")}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [t("tickets.columns.customer"), text(ticket.customer)],
          [t("tickets.columns.address"), text(ticket.address)],
          [t("tickets.columns.owner"), text(ticket.owner)],
          [
            t("services.one"),
            Number.isSafeInteger(service) && service > 0 && (
              <Link key="service" to={paths.service(service)}>
                #{service}
              </Link>
            ),
          ],
          [t("tickets.columns.priority"), text(ticket.priority)],
          [t("ticket.fields.customers_affected"), text(ticket.customers_affected)],
          [t("tickets.columns.type"), text(labelIn(kinds, ticket.type))],
          [t("tickets.columns.symptom"), text(labelIn(kinds, ticket.symptom))],
          [t("ticket.scope"), text(ticket.scope)],
          [t("tickets.columns.created"), ticket.created && <Moment key="c" at={ticket.created} />],
          [t("tickets.columns.updated"), ticket.updated && <Moment key="u" at={ticket.updated} />],
        ]}
      />
      {text(ticket.description) && <p className={css.text}>{text(ticket.description)}</p>}
      <WriteFailure failure={failure} what={t("ticket.close")} />
      {isAsked && (
        <Dialog
          title={t("ticket.closeTitle", { name: visible(ticketName(ticket), 60) })}
          onClose={() => setAsked(false)}
        >
          <p>{t("ticket.closeText")}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(false)}>
              {common("cancel")}
            </Button>
            <Button onClick={() => void close()}>{t("ticket.close")}</Button>
          </DialogButtons>
        </Dialog>
      )}
    </Panel>
  );
}

/** What was said, the oldest first, and a field for what there is to say. */
function Comments({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("rubik");
  const id = useId();
  const [said, setSaid] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const comments = commentsOf(ticket);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || said.trim() === "") return;
    setBusy(true);
    const result = await replyTo(ticket, said.trim());
    setBusy(false);
    setFailure(result);
    if (result === null) setSaid("");
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
            onChange={setSaid}
          />
          <WriteFailure failure={failure} what={t("ticket.reply")} />
          <div>
            <Button
              type="submit"
              size="sm"
              aria-disabled={isBusy || said.trim() === ""}
              data-disabled={isBusy || said.trim() === "" || undefined}
            >
              {isBusy ? t("dialog.sending") : t("ticket.send")}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

function Images({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const files = attachmentsOf(ticket);
  const { id } = ticket;
  const name = ticketName(ticket);
  const send = () => void sendImages({ id, name });
  // Those that were chosen before there was a ticket.
  useEffect(() => void sendImages({ id, name }), [id, name]);
  return (
    <Panel title={t("images.title")}>
      {files.length === 0 && <p className="k-dim">{t("images.none")}</p>}
      {files.length > 0 && (
        <ul className={css.events}>
          {files.map(({ name: file, size }, index) => (
            // Two files may have one name.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              {visible(file, 120)} <span className="k-dim">{format.bytes(size)}</span>
            </li>
          ))}
        </ul>
      )}
      {!isClosed(ticket) && <ImagePicker ticket={String(id)} onChosen={send} />}
    </Panel>
  );
}

/** What the owner calls a kind of trouble or a symptom; its code where it has no name. */
function labelIn(troubles: readonly Trouble[], id: string | null | undefined): string | null {
  for (const one of troubles) {
    const found = one.id === id ? one.label : labelBelow(one, id);
    if (found !== null) return found;
  }
  return id ?? null;
}

function labelBelow({ below }: Trouble, id: string | null | undefined): string | null {
  for (const one of below) {
    const found = one.id === id ? one.label : labelBelow(one, id);
    if (found !== null) return found;
  }
  return null;
}
