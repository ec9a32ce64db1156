import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { loadTexts } from "#src/i18n/i18n.ts";
import { asApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { stillHere } from "#src/ui/still-here.ts";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { ApiProblem } from "./ApiProblem.tsx";
import { settleDoubts } from "./form-doubts.ts";
import type { FormSpec } from "./form-spec.ts";
import { thingOf } from "./form-thing.ts";
import { ignoreHeldKey } from "./held-key.ts";
import type { ListRow } from "./list-spec.ts";
import type { WriteOutcome } from "./write-news.ts";
import { startWrite } from "./write-store.ts";
import css from "./form.module.css";

/** Asks before a thing is deleted: its name typed, `Cancel` first; a refusal is shown with its reason. */
export function DeleteDialog<Row extends ListRow>({
  spec,
  row,
  onDeleted,
  onClose,
}: {
  spec: FormSpec<Row>;
  row: Row;
  onDeleted: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("form");
  const { t: common } = useTranslation();
  const text = useDynamicText(spec.namespace);
  const field = useRef<HTMLInputElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<WriteOutcome | null>(null);
  const [isGone, setGone] = useState(false);
  const [, setHasTexts] = useState(false);
  const raw = spec.nameOf(row);
  const name = visible(raw, 120);
  const isReady = typed.trim() === raw.trim() || typed.trim() === name.trim();

  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => (isGone ? leave : field).current?.focus(), [isGone]);
  useEffect(() => {
    void loadTexts(spec.namespace, spec.texts).then(() => setHasTexts(true));
  }, [spec]);

  const send = async () => {
    const isHere = stillHere();
    const sending = startWrite({
      resource: spec.resource,
      thing: thingOf(spec, row),
      name: "delete",
      body: {},
      before: {},
      labels: [],
      ...(spec.alsoShownIn && { alsoShownIn: spec.alsoShownIn }),
    });
    if (!sending) return;
    setBusy(true);
    setOutcome(null);
    const result = await sending;
    const { state, why } = result.record;
    // An earlier try whose answer was lost, or a colleague; a server may also have no way to delete it.
    const isAway = why === "not-found" && (await isNotThere(spec, row.id));
    setBusy(false);
    if (isAway) {
      settleDoubts(thingOf(spec, row), null);
      setGone(true);
    } else if (state !== "done") setOutcome(result);
    // Who went Back meanwhile is not called to the list.
    else if (isHere()) onDeleted();
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (isReady && !event.repeat) confirm.current?.focus();
  };
  const isOff = !isReady || isBusy;
  if (isGone)
    return (
      <Dialog title={t("delete.title", { name })} onClose={onDeleted}>
        <Problem tone="info" title={t("delete.gone", { name })}>
          {t("delete.goneText")}
        </Problem>
        <DialogButtons>
          <Button ref={leave} onClick={onDeleted}>
            {t("delete.toList")}
          </Button>
        </DialogButtons>
      </Dialog>
    );
  return (
    <Dialog title={t("delete.title", { name })} onClose={onClose} canClose={!isBusy}>
      <p className={css.effect}>
        <ToneIcon tone="bad" size={18} />
        <span>
          {spec.deleteEffect && text(`${spec.name}.effects.${spec.deleteEffect}`, "")}{" "}
          {t("delete.text")}
        </span>
      </p>
      <TextInput
        ref={field}
        label={t("delete.typeName", { name })}
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onEnter}
      />
      {outcome && <Failure outcome={outcome} name={name} />}
      <DialogButtons>
        <Button variant="default" disabled={isBusy} onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button
          ref={confirm}
          className={css.danger}
          aria-disabled={isOff}
          onKeyDown={ignoreHeldKey}
          onClick={(event) => {
            if (!isOff && event.detail <= 1) void send();
          }}
        >
          {isBusy ? t("saving") : t("delete.confirm")}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** Whether a thing that could not be deleted is found no more; the lists that still show it are read anew. */
async function isNotThere<Row extends ListRow>(spec: FormSpec<Row>, id: Row["id"]) {
  const failure = await spec.resource.fetchOne(id).then(() => null, asApiError);
  if (failure?.kind !== "not-found") return false;
  void queryClient.invalidateQueries({ queryKey: [...spec.resource.key, "list"] });
  return true;
}

function Failure({ outcome: { record, error }, name }: { outcome: WriteOutcome; name: string }) {
  const { t } = useTranslation("form");
  if (error === null)
    return (
      <Problem title={t("delete.failed", { name })}>
        {t(record.why === "offline" ? "offline" : "noJournal")}
      </Problem>
    );
  if (record.state === "unknown")
    return (
      <Problem tone="unknown" title={t("delete.unknown")}>
        {t("unknownCreateText")}
      </Problem>
    );
  return <ApiProblem error={asApiError(error)} what={t("delete.failed", { name })} />;
}
