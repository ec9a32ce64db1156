import { useTranslation } from "#src/i18n/use-translation.ts";
import { serialForms } from "#src/util/serial.ts";
import { CopyButton } from "./Copy.tsx";

/** A GPON serial number in both its forms: as printed on the label, and hexadecimal. */
export function Serial({
  sn,
  canCopy = false,
}: {
  sn: string | null | undefined;
  canCopy?: boolean;
}) {
  const { t } = useTranslation();
  if (!sn) return null;
  const isHex = /^[0-9a-f]{16}$/iu.test(sn);
  const { hex, printed } = isHex ? serialForms(sn) : { hex: sn, printed: null };
  return (
    <span className="k-mono">
      {printed && (
        <>
          <span>{printed}</span>
          {canCopy && <CopyButton text={printed} what={t("cell.serialPrinted")} />}{" "}
        </>
      )}
      <span className={printed ? "k-dim" : undefined}>{hex}</span>
      {canCopy && <CopyButton text={hex} what={t("cell.serialHex")} />}
    </span>
  );
}
