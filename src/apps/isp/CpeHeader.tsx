import { useTranslation } from "#src/i18n/use-translation.ts";
import { PinButton } from "#src/resource/PinButton.tsx";
import { Button } from "#src/ui/Button.tsx";
import { IconRefresh } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { STATE_TONES, StateBadge } from "#src/ui/Tone.tsx";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { cpeName, modelName, thingOf } from "./api.ts";
import { CpeTicket } from "./CpeTicket.tsx";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** The device's name, state and serial number, with what can be done without touching it. */
export function CpeHeader({ id, reading }: { id: number; reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const { cpe, item, one } = reading;
  const thing = cpe && thingOf(cpe);
  return (
    <PageHeader
      title={cpe ? visible(cpeName(cpe), 120) : t("one", { id })}
      below={
        <span className={css.below}>
          <CpeState reading={reading} />
          {cpe?.sn && <Serial sn={cpe.sn} canCopy />}
          {cpe && modelName(cpe) && <span>{visible(modelName(cpe) ?? "", 80)}</span>}
        </span>
      }
    >
      {!cpe && <span className={css.buttonsToCome} />}
      {cpe && thing && (
        <PinButton
          pin={{
            kind: "cpe",
            id: cpe.id,
            title: thing.name,
            serial: cpe.sn ? (serialForms(cpe.sn).printed ?? cpe.sn) : null,
            path: thing.path,
          }}
        />
      )}
      {cpe && <CpeTicket cpe={cpe} reading={reading} />}
      {cpe && item && one.data && !one.isPlaceholderData && (
        <Later load={loadEdit} until={null} props={{ cpe, allow: item.allow }} />
      )}
      <Button
        size="sm"
        variant="default"
        icon={<IconRefresh size={16} aria-hidden />}
        onClick={reading.refresh}
      >
        {t("refresh")}
      </Button>
    </PageHeader>
  );
}

const loadEdit = () => import("./CpeEdit.tsx").then(({ CpeEdit }) => CpeEdit);

/** Up or down by the live reading; without one, what the monitoring reported, told as a report. */
function CpeState({ reading: { live, host } }: { reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const info = live.result.data?.info;
  if (info)
    return (
      <StateBadge tone={STATE_TONES[info.state]} isOld={live.result.error !== null}>
        {t(`state.${info.state}`)}
      </StateBadge>
    );
  if (live.result.isFetching && !live.failure)
    return <StateBadge tone="info">{t("state.reading")}</StateBadge>;
  const report = host.data?.host;
  if (!report) return <StateBadge tone="unknown">{t("state.unknown")}</StateBadge>;
  return (
    <StateBadge tone={STATE_TONES[report.state]} isOld>
      {t("state.reported", { state: t(`state.${report.state}`) })}
    </StateBadge>
  );
}
