import { useTranslation } from "#src/i18n/use-translation.ts";
import { parseSerial, serialForms } from "#src/util/serial.ts";
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
  // Rubik's owners write the one or the other (contract 3.7); 12 hex digits are a MAC.
  const read = /^(?=.{0,3}[G-Z])[A-Z]{4}[0-9A-F]{8}$/u.test(sn) ? parseSerial(sn) : null;
  const isHex = /^[0-9a-f]{16}$/iu.test(sn);
  const { hex, printed } = read ?? (isHex ? serialForms(sn) : { hex: sn, printed: null });
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
