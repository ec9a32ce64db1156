import { useEffect } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { cpeName, type Cpe } from "#src/apps/isp/api.ts";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { cpeInfo, watchReading, type LiveReading, type Metric } from "#src/apps/monitoring/api.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { thingKey, type ActionRecord } from "#src/jobs/record.ts";
import { judge } from "#src/jobs/watch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { feedWatch, useActionState } from "#src/resource/action-store.ts";
import { ActionOutcome } from "#src/resource/ActionOutcome.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { watchTime } from "#src/resource/watch-time.ts";
import { ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { unconfigured } from "./unconfigured.ts";
import css from "./gpon.module.css";

type Step = "done" | "waiting" | "failed" | "open";
const TONES: Readonly<Record<Step, Tone>> = {
  done: "good",
  waiting: "info",
  failed: "bad",
  open: "off",
};

/** How far an ONU that was enabled has come: accepted, online, its light read. */
export function EnableProgress({
  record,
  cpe,
  isOutcomeShown,
}: {
  record: ActionRecord;
  /** The device whose live reading is the proof; undefined where none or several have its serial. */
  cpe: Cpe | undefined;
  /** Its button is gone with its row: then the outcome stands here. */
  isOutcomeShown: boolean;
}) {
  const { t } = useTranslation("gpon");
  const now = useNow();
  const state = useActionState(record.thing);
  const verdict = record.watch ? judge(record.watch, watchTime(now)).state : null;
  const isOpen = verdict === "watching" || verdict === "not-back-yet";
  const live = useLive(cpeInfo(cpe?.id ?? 0), {
    isOn: cpe !== undefined && (isOpen || verdict === "back"),
    isWatching: () => true,
  });
  const seen = live.result.data;
  const key = thingKey(record.thing);
  useEffect(() => {
    if (seen) feedWatch(key, watchReading(seen));
  }, [key, seen]);
  const isBack = verdict === "back";
  // It waits no longer: the list knows that at its next reading, which is now.
  useEffect(() => {
    if (isBack) void queryClient.invalidateQueries({ queryKey: unconfigured.queryKey });
  }, [isBack]);
  const light = seen && isBack ? lightIn(seen) : [];
  const accepted: Step =
    record.state === "done" ? "done" : record.state === "sending" ? "waiting" : "failed";
  const online: Step = isBack
    ? "done"
    : isOpen
      ? "waiting"
      : verdict === "no-proof"
        ? "failed"
        : "open";
  const read: Step = light.length > 0 ? "done" : isBack ? "waiting" : "open";
  return (
    <section aria-label={t("enable.progress")} className={css.progress}>
      {isOutcomeShown && (
        <ActionOutcome
          thing={record.thing}
          state={state}
          onAgain={() => undefined}
          onAskAgain={() => undefined}
        />
      )}
      <ol role="status">
        <StepLine step={accepted}>{t("enable.accepted")}</StepLine>
        <StepLine step={online}>{t("enable.online")}</StepLine>
        <StepLine step={read}>
          {t("enable.light")}
          {light.length > 0 && ": "}
          {light.map((metric) => (
            <Level key={metric.metric} metric={metric} />
          ))}
        </StepLine>
      </ol>
      {!cpe && record.watch && <p className="k-note">{t("enable.blind")}</p>}
      {cpe && isBack && (
        <p className="k-note">
          {t("enable.next")} <Link to={crm.cpe(cpe.id)}>{visible(cpeName(cpe), 80)}</Link>
        </p>
      )}
    </section>
  );
}

function StepLine({ step, children }: { step: Step; children: React.ReactNode }) {
  const { t } = useTranslation("gpon");
  return (
    <li data-step={step}>
      <ToneIcon tone={TONES[step]} /> {children}
      <span className="k-hidden"> ({t(`enable.step.${step}`)})</span>
    </li>
  );
}

function Level({ metric }: { metric: Metric }) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const isBad = metric.level === "warning" || metric.level === "critical";
  return (
    <span className={css.level}>
      {visible(metric.metric, 20)} {format.dbm(metric.value)}
      {metric.level !== "unknown" && (
        <>
          {" "}
          <ToneIcon tone={isBad ? "warning" : "good"} size={13} />{" "}
          {t(isBad ? "enable.beyond" : "enable.within")}
        </>
      )}
    </span>
  );
}

/** Received light, both ways. */
function lightIn({ info }: LiveReading): Metric[] {
  const metrics = info.services.find(({ name }) => name === "txrx")?.metrics ?? [];
  return metrics.filter(({ metric, value }) => /rx$/iu.test(metric) && value !== null);
}
