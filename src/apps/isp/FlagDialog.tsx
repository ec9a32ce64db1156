import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { loadTexts } from "#src/i18n/i18n.ts";
import { asApiError } from "#src/krill/errors.ts";
import type { Item } from "#src/krill/resource.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import type { WriteOutcome } from "#src/resource/write-news.ts";
import { startWrite } from "#src/resource/write-store.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { cpeName, cpes, customerName, thingOf, type Cpe } from "./api.ts";
import { cpeEffects } from "./cpe-rules.ts";
import { askFlag, type AskedFlag } from "./flag-store.ts";
import { formTexts } from "./form-texts.ts";
import { useFlagText } from "./StatusChips.tsx";

/** The question for a flag, with its texts: those of the form that has it too. */
export async function loadFlagDialog() {
  await Promise.all([loadFormTexts(), loadTexts("ispForm", formTexts)]);
  return FlagDialog;
}

const close = () => askFlag(null);

/**
 * Asks before a device's flag is switched: what it is now, read anew, and what switching it does (contract
 * 2.11). It is saved as the form would, with `Undo`.
 */
function FlagDialog({ id, field }: AskedFlag) {
  const { t } = useTranslation("ispForm");
  const [isBusy, setBusy] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...cpes.key, "flag", id],
    queryFn: ({ signal }) => cpes.fetchOne(id, ["customer"], signal),
    staleTime: 0,
    gcTime: 0,
  });
  const name = data ? visible(cpeName(data.data), 80) : `#${id}`;
  const label = t(`cpe.fields.${field}`);
  return (
    <Dialog title={`${label}: ${name}`} onClose={close} canClose={!isBusy}>
      {error && !data && (
        <ApiProblem error={error} what={t("cpe.one")} onRetry={() => void refetch()} />
      )}
      {!data && isFetching && <SkeletonLines lines={3} label={t("cpe.one")} />}
      {data ? (
        <Question item={data} field={field} label={label} isBusy={isBusy} onBusy={setBusy} />
      ) : (
        <Buttons />
      )}
    </Dialog>
  );
}

function Question({
  item: { data: cpe, allow },
  field,
  label,
  isBusy,
  onBusy,
}: {
  item: Item<Cpe>;
  field: AskedFlag["field"];
  label: string;
  isBusy: boolean;
  onBusy: (isBusy: boolean) => void;
}) {
  const { t } = useTranslation("ispForm");
  const { t: form } = useTranslation("form");
  const { t: common } = useTranslation();
  const text = useDynamicText("ispForm");
  const textOf = useFlagText();
  const [outcome, setOutcome] = useState<WriteOutcome | null>(null);
  const now = cpe[field];
  // Fixed as it is asked: whatever is read afterwards, the button never means the opposite.
  const [wanted] = useState(now === null || now === undefined ? null : !now);
  if (allow && !allow.has("PATCH"))
    return (
      <>
        <Problem tone="info" title={form(allow.has("PUT") ? "why.unread" : "why.read-only")} />
        <Buttons />
      </>
    );
  if (wanted === null || now === null || now === undefined)
    return (
      <>
        <Problem tone="info" title={t("flag.unknown")} />
        <Buttons />
      </>
    );
  const { customer, tech = null, disable_provision: keeps = null } = cpe;
  const values = { tech, disable_provision: keeps, [field]: wanted };
  const effects = field === "enable_notifications" ? [] : cpeEffects([field], values, false);
  // After an outcome that is unknown, or by somebody else.
  const isSo = now === wanted && !isBusy;
  const send = async () => {
    const sending = startWrite({
      resource: cpes,
      thing: thingOf(cpe),
      name: "change",
      body: { [field]: wanted },
      before: { [field]: now },
      labels: [label],
    });
    if (!sending) return;
    onBusy(true);
    setOutcome(null);
    const result = await sending;
    onBusy(false);
    if (result.record.state === "done") close();
    else setOutcome(result);
  };
  return (
    <>
      <Facts
        facts={[
          [t("cpe.one"), visible(cpeName(cpe), 80)],
          [
            t("cpe.fields.customer"),
            typeof customer === "object" && customer && visible(customerName(customer), 120),
          ],
          [t("flag.now"), textOf(field, now)],
        ]}
      />
      {isSo ? (
        <>
          <Problem tone="info" title={t("flag.already")} />
          <DialogButtons>
            <Button autoFocus onClick={close}>
              {common("close")}
            </Button>
          </DialogButtons>
        </>
      ) : (
        <>
          {effects.map((effect) => (
            <p key={effect}>{text(`cpe.effects.${effect}`)}</p>
          ))}
          {outcome && <Failure outcome={outcome} />}
          <DialogButtons>
            <Cancel isBusy={isBusy} />
            <Button
              aria-disabled={isBusy}
              onClick={(event) => {
                if (!isBusy && event.detail <= 1) void send();
              }}
            >
              {isBusy ? form("saving") : t(wanted ? "flag.on" : "flag.off")}
            </Button>
          </DialogButtons>
        </>
      )}
    </>
  );
}

function Buttons() {
  return (
    <DialogButtons>
      <Cancel isBusy={false} />
    </DialogButtons>
  );
}

function Cancel({ isBusy }: { isBusy: boolean }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" disabled={isBusy} onClick={close}>
      {t("cancel")}
    </Button>
  );
}

function Failure({ outcome: { record, error } }: { outcome: WriteOutcome }) {
  const { t } = useTranslation("form");
  if (error === null)
    return <Problem title={t(record.why === "offline" ? "offline" : "noJournal")} />;
  const what = t(record.state === "unknown" ? "unknownSave" : "failed");
  return <ApiProblem error={asApiError(error)} what={what} />;
}
