import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { paths as rubik } from "#src/apps/rubik/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { announce } from "#src/ui/announce.ts";
import { Button } from "#src/ui/Button.tsx";
import { toClipboard } from "#src/ui/clipboard.ts";
import { IconCheck, IconTicket } from "#src/ui/icons.tsx";
import type { Cpe } from "./api.ts";
import { useSentence } from "./CpeSentence.tsx";
import type { CpeReading } from "./use-cpe.ts";

/** `Copy for the ticket`: a summary in the chosen language, without secrets (PRODUCT 7). */
export function CpeTicket({ cpe, reading }: { cpe: Cpe; reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const { t: common } = useTranslation();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const format = useFormat();
  const sentenceAt = useSentence(reading);
  const { label } = useActionWords();
  const navigate = useNavigate();
  const hasRubik = useHasApp(["rubik"]);
  const latest = () => ({ reading, says: sentenceAt(Date.now()) });
  // What is read after the click counts as well.
  const newest = useRef(latest);
  useEffect(() => {
    newest.current = latest;
  });
  const summary = async (isLeft?: boolean) => {
    const { makeTicket } = await import("./cpe-ticket.ts");
    return makeTicket({ cpe, latest: () => newest.current(), t, format, label, isLeft });
  };
  const copy = async () => {
    const isDone = await summary().then(toClipboard, () => false);
    setCopied(isDone);
    announce(isDone ? t("ticket.copied") : common("copyFailed"));
  };
  const open = async () => {
    await summary(true).catch(() => null);
    await navigate(rubik.newTicket({ cpe: cpe.id }));
  };
  return (
    <>
      <Button
        size="sm"
        variant="default"
        icon={isCopied ? <IconCheck size={16} aria-hidden /> : <IconTicket size={16} aria-hidden />}
        onClick={() => void copy()}
        onBlur={() => setCopied(null)}
      >
        {isCopied === false ? common("copyFailed") : t("ticket.copy")}
      </Button>
      {cpe.is_bitstream === true && hasRubik && (
        <Button size="sm" variant="default" onClick={() => void open()}>
          {t("ticket.rubik")}
        </Button>
      )}
    </>
  );
}
