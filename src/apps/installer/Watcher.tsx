import { useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { Link, useNavigate } from "react-router";
import { cpeName, customerIdOf, customerName, type Cpe } from "#src/apps/isp/api.ts";
import { CpeQuickActions, LightLevels, type Light } from "#src/apps/isp/panels.tsx";
import { paths as crm } from "#src/apps/isp/paths.ts";
import type { LiveReading } from "#src/apps/monitoring/api.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { journal } from "#src/jobs/browser-journal.ts";
import { PROOF_WITHIN_MS } from "#src/jobs/watch.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Live } from "#src/resource/Live.tsx";
import { storeDraft } from "#src/resource/kept-draft.ts";
import { useLive } from "#src/resource/use-live.ts";
import { watchTime } from "#src/resource/watch-time.ts";
import { Button, ButtonLink } from "#src/ui/Button.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { installedCpe, installedReading } from "./api.ts";
import { keptInstallation, NEW_INSTALLATION } from "./installation.ts";
import { paths } from "./paths.ts";
import { watchSteps, type StepState, type WatchStep } from "./watch-steps.ts";
import css from "./installer.module.css";

/** What the watch takes. */
export interface WatcherProps {
  id: number;
  /** The rule of the device's own page for its light. */
  judgeLight: (info: LiveReading["info"]) => Light;
}

/** What becomes of an installed device: online, with an address, with good light, and what to do where it is not so. */
export function Watcher({ id, judgeLight }: WatcherProps) {
  const { t } = useTranslation("installer");
  const navigate = useNavigate();
  const hasCrm = useHasCrm();
  const now = useNow();
  const { data: item, error, refetch } = useQuery(installedCpe(id));
  const { startedAt, hasReplaced } = useInstalled(id);
  const live = useLive(installedReading(id), {
    isWatching: (at) => at - startedAt < 2 * PROOF_WITHIN_MS,
  });
  const seen = live.result.data?.live ?? null;
  const light = seen && judgeLight(seen.info);
  const steps = watchSteps(seen, light, startedAt, watchTime(now), hasReplaced);
  const format = useFormat();
  const lightText = (of: Light | null): string | null => {
    if (of?.state === "ok") return t("watch.lightGood");
    if (of?.state !== "bad") return null;
    const { metric, value, unit, threshold } = of.worst;
    const figures = { value: format.number(value), threshold: format.number(threshold) };
    return t("watch.worst", { metric, unit, ...figures });
  };
  const isGood = [steps.online, steps.address, steps.light].every(({ state }) => state === "done");
  const cpe = item?.data;
  const replace = (of: Cpe) => {
    const customer = customerIdOf(of);
    storeDraft(keptInstallation, {
      ...NEW_INSTALLATION,
      at: Date.now(),
      fields: customer === null ? {} : { customer: String(customer) },
      cpe: of.id,
    });
    void navigate(paths.installer);
  };
  return (
    <>
      <Panel title={cpe ? visible(cpeName(cpe), 80) : t("watch.what")}>
        {error && !cpe && (
          <ApiProblem error={error} what={t("watch.what")} onRetry={() => void refetch()} />
        )}
        {(cpe || !error) && <CpeInShort cpe={cpe} hasCrm={hasCrm} />}
      </Panel>
      <div className={css.watch}>
        <Live title={t("watch.title")} live={live}>
          {() => (
            <>
              <div role="status" aria-label={t("watch.steps")}>
                <ol className={css.steps}>
                  <Step title={t("watch.online")} step={steps.online} />
                  <Step
                    title={t("watch.address")}
                    step={steps.address}
                    detail={seen?.info.ips?.join(", ")}
                  />
                  <Step title={t("watch.light")} step={steps.light} detail={lightText(light)} />
                </ol>
              </div>
              {isGood && <p className={css.good}>{t("watch.allGood")}</p>}
              {seen && <Reading live={seen} />}
            </>
          )}
        </Live>
      </div>
      <div className={css.end}>
        <ButtonLink to={paths.installer} size="xl" fullWidth>
          {t("watch.next")}
        </ButtonLink>
        {cpe && (
          <Button size="lg" variant="default" fullWidth onClick={() => replace(cpe)}>
            {t("watch.replace")}
          </Button>
        )}
      </div>
      {hasCrm && <CpeQuickActions id={id} isDown={seen?.info.state === "down"} />}
    </>
  );
}

const TONES: Readonly<Record<StepState, Tone>> = {
  done: "good",
  waiting: "info",
  failed: "bad",
  open: "off",
  unknown: "unknown",
};

function Step({
  title,
  step: { state, advice },
  detail,
}: {
  title: string;
  step: WatchStep;
  detail?: string | null | undefined;
}) {
  const { t } = useTranslation("installer");
  return (
    <li data-state={state}>
      <ToneIcon tone={TONES[state]} size={24} />
      <div>
        <p className={css.step}>
          {title} <span className="k-dim">· {t(`watch.state.${state}`)}</span>
        </p>
        {detail && <p>{visible(detail, 200)}</p>}
        {advice && state !== "done" && <p>{t(`watch.advice.${advice}`)}</p>}
      </div>
    </li>
  );
}

/** Undefined while it is read: each fact has its place before. */
function CpeInShort({ cpe, hasCrm }: { cpe: Cpe | undefined; hasCrm: boolean }) {
  const { t } = useTranslation("installer");
  const customer = cpe?.customer;
  const name = typeof customer === "object" && customer ? customerName(customer) : null;
  return (
    <>
      <Facts
        isComing={!cpe}
        facts={[
          [t("watch.serial"), cpe?.sn && <Serial key="sn" sn={cpe.sn} />],
          [t("watch.model"), cpe?.model && visible(cpe.model, 60)],
          [t("watch.customer"), name && visible(name, 120)],
        ]}
      />
      {hasCrm && (cpe ? <Link to={crm.cpe(cpe.id)}>{t("watch.open")}</Link> : "…")}
    </>
  );
}

function Reading({ live: { info } }: { live: LiveReading }) {
  const { t } = useTranslation("installer");
  const format = useFormat();
  const { olt, id, states } = info.registration;
  const words = states.map(({ state, word }) => word || state).join(" / ");
  return (
    <>
      <Facts
        facts={[
          [
            t("watch.registration"),
            visible([words, olt, id].filter(Boolean).join(" · "), 160) || null,
          ],
          [t("watch.ip"), info.ips && visible(info.ips.join(", "), 200)],
          [t("watch.uptime"), format.duration(info.uptime)],
        ]}
      />
      <LightLevels services={info.services} />
    </>
  );
}

/** When it was installed, ms, and whether in the place of another ONU, by what this browser sent; else when the page was opened. */
function useInstalled(id: number): { startedAt: number; hasReplaced: boolean } {
  const [openedAt] = useState(() => Date.now());
  const { records } = useSyncExternalStore(journal.subscribe, journal.get);
  const sent = records.find(
    ({ thing, changes }) =>
      thing.app === "isp" && thing.kind === "cpe" && thing.id === String(id) && changes,
  );
  const serial = sent?.changes?.find(({ field }) => field === "sn");
  return { startedAt: sent?.at ?? openedAt, hasReplaced: (serial?.from ?? null) !== null };
}
