import { useState } from "react";
import { PendingOnus } from "#src/apps/gpon/panels.tsx";
import { CpeFormFields, type CpeFieldsProps } from "#src/apps/isp/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { IconScan } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import type { useOnu } from "./use-onu.ts";
import css from "./installer.module.css";

/** Loads what scans a label. */
export const loadScan = () => import("./ScanDialog.tsx").then(({ ScanDialog }) => ScanDialog);

/** Which ONU: scanned, chosen from those that wait, or typed in any printed form; its model finds itself. */
export function OnuPanel({
  onu,
  ...fields
}: Omit<CpeFieldsProps, "names"> & { onu: ReturnType<typeof useOnu> }) {
  const { t } = useTranslation("installer");
  const [isScanning, setScanning] = useState(false);
  const take = (sn: string) => {
    setScanning(false);
    fields.onSet({ sn });
  };
  return (
    <Panel title={t("steps.onu")}>
      <div className={css.big}>
        <Button
          size="lg"
          icon={<IconScan size={22} aria-hidden />}
          onClick={() => setScanning(true)}
        >
          {t("onu.scan")}
        </Button>
        <PendingOnus size="lg" onChoose={({ sn }) => take(serialForms(sn).printed ?? sn)} />
      </div>
      <CpeFormFields {...fields} names={["sn"]} />
      <Known onu={onu} />
      <CpeFormFields {...fields} names={["model"]} />
      {isScanning && (
        <Later
          load={loadScan}
          until={null}
          props={{ onFound: take, onClose: () => setScanning(false) }}
        />
      )}
    </Panel>
  );
}

/** What the network knows of it. */
function Known({ onu: { data, error } }: { onu: ReturnType<typeof useOnu> }) {
  const { t } = useTranslation("installer");
  const type = data?.waiting?.model ? visible(data.waiting.model, 60) : null;
  const place = [data?.waiting?.olt, data?.waiting?.place].filter(Boolean).join(" ");
  return (
    <p className="k-note" role="status">
      {error && !data && t("onu.cannotTell")}
      {data && !data.waiting && t("onu.notWaiting")}
      {data?.waiting && t("onu.waiting", { place: visible(place, 120) || "—" })}
      {type !== null && " "}
      {type !== null && t(data?.model ? "onu.modelFound" : "onu.modelUnknown", { type })}
    </p>
  );
}
