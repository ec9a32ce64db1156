import { useEffect, useState } from "react";
import {
  NavigationType,
  useNavigationType,
  useParams,
  useSearchParams,
  type LoaderFunctionArgs,
} from "react-router";
import { CpeSessions, useHasRadius } from "#src/apps/radius/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { linkEntries } from "#src/krill/links.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { readableName } from "#src/resource/known-actions.ts";
import { rememberVisit } from "#src/resource/recents.ts";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Tabs } from "#src/ui/Tabs.tsx";
import { afterPaint } from "#src/util/after-paint.ts";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { cpeName, customerName, type Cpe } from "./api.ts";
import { loadCpeTexts } from "./cpe-texts.ts";
import { CpeActions } from "./CpeActions.tsx";
import { CpeFacts } from "./CpeFacts.tsx";
import { CpeHeader } from "./CpeHeader.tsx";
import { CpeNews } from "./CpeNews.tsx";
import { CpeOverview, loadBelow } from "./CpeOverview.tsx";
import { CpeSentence } from "./CpeSentence.tsx";
import { loadLinkTab } from "./link-texts.ts";
import { loadTimeline } from "./cpe-parts.ts";
import { idInPath, paths } from "./paths.ts";
import { radiusDevice } from "./radius-device.ts";
import { startCpe, useCpe, type CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** Asks for everything at once and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  const id = idInPath(params["id"]);
  if (id !== null) startCpe(id);
  // What fails here fails again where it is shown, and is said there.
  loadBelow().catch(() => null);
  await Promise.all([loadCpeTexts(), loadActionTexts()]);
  return null;
}

/** `/isp/cpes/:id`: a device, what is going on with it, and what can be done. */
export default function CpePage() {
  const { t } = useTranslation("cpe");
  const { t: list } = useTranslation("isp");
  const id = idInPath(useParams()["id"]);
  if (id === null)
    return (
      <>
        <PageHeader title={t("title")} />
        <Empty title={list("notAnId")} />
      </>
    );
  return <CpeOf key={id} id={id} />;
}

function CpeOf({ id }: { id: number }) {
  const { t } = useTranslation("cpe");
  const reading = useCpe(id);
  const { one, item, cpe } = reading;
  useVisit(cpe);
  const hasRest = useRest();
  const problem = one.error && (
    <ApiProblem error={one.error} what={t("title")} onRetry={() => void one.refetch()} />
  );
  if (reading.isGone)
    return (
      <>
        <PageHeader title={t("one", { id })} />
        {problem}
      </>
    );
  return (
    <div className={css.page}>
      <CpeHeader id={id} reading={reading} />
      <CpeNews id={id} />
      {problem}
      {item && <OddNote odd={item.odd} />}
      <CpeSentence reading={reading} />
      {(cpe ?? !one.error) && (
        <div className={css.actionsPlace}>
          {cpe && <CpeActions cpe={cpe} reading={reading} />}
          {one.data && !one.isPlaceholderData && linkEntries(cpe, "actions").length === 0 && (
            <p className={css.quiet}>{t("actions.none")}</p>
          )}
        </div>
      )}
      {(cpe || !one.error) && <CpeFacts reading={reading} />}
      {/* They stand where they stay: not before what is above them has come, unless that is in trouble. */}
      {hasRest && (cpe ?? one.failureReason) && <Parts reading={reading} />}
    </div>
  );
}

/**
 * Whether what the first picture can do without is drawn: a frame later, but at once on the way back, where the
 * browser looks for the place that was left.
 */
function useRest(): boolean {
  const isBack = useNavigationType() === NavigationType.Pop;
  const [hasRest, setRest] = useState(isBack);
  useEffect(() => (hasRest ? undefined : afterPaint(() => setRest(true))), [hasRest]);
  return hasRest;
}

/** The overview and a tab for each of the device's own links; which one is open stands in the address. */
function Parts({ reading }: { reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const text = useDynamicText("cpe");
  const [params, setParams] = useSearchParams();
  const { cpe, one } = reading;
  const links = new Map(linkEntries(cpe, "links"));
  // Parts that a device lacks stay in their place and say so (contract H29); a device that names none has no tabs for them.
  const known = links.size > 0 ? ORDER : [];
  const names = [...known, ...[...links.keys()].filter((name) => !known.includes(name))];
  const hasRadius = useHasRadius();
  const current = params.get("tab") ?? OVERVIEW;
  const isWhole = reading.isCpeWhole && one.data !== undefined;
  const hasTimeline = links.size > 0 || (current === TIMELINE && !isWhole);
  const own = [OVERVIEW, ...(hasTimeline ? [TIMELINE] : []), ...(hasRadius ? [RADIUS] : [])];
  const href = links.get(current);
  // Before the whole device is read nobody knows which parts it has: the one that is asked for has its tab.
  const isLost =
    !isWhole && current !== OVERVIEW && href === undefined && !(cpe && own.includes(current));
  const asked = isLost && !own.includes(current) ? [current] : [];
  const all = new Set([...own, ...names, ...asked]);
  const tabs = [...all].map((name) => ({
    id: name,
    label: text(`tabs.${name.replaceAll(/[.:]/g, "_")}`, readableName(name)),
    lacking:
      own.includes(name) || links.has(name) || asked.includes(name) ? undefined : t("tabs.lacking"),
  }));
  const open = (tab: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (tab === OVERVIEW) next.delete("tab");
        else next.set("tab", tab);
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <Tabs label={t("tabs.title")} tabs={tabs} current={current} onChange={open}>
      {current === OVERVIEW && <CpeOverview reading={reading} />}
      {isLost && one.error && (
        <ApiProblem error={one.error} what={t("title")} onRetry={() => void one.refetch()} />
      )}
      {isLost && !one.error && <SkeletonLines label={t("title")} />}
      {current === TIMELINE && cpe && <Later load={loadTimeline} props={{ cpe }} />}
      {current === RADIUS && cpe && <CpeSessions device={radiusDevice(cpe)} />}
      {current !== OVERVIEW && cpe && href !== undefined && (
        <Later
          key={href}
          load={current === TR069 ? deviceTab : current === LOGS ? historyTab : loadLinkTab}
          props={{ cpe, href, label: tabs.find(({ id }) => id === current)?.label ?? current }}
        />
      )}
      {![OVERVIEW, TIMELINE, RADIUS].includes(current) && cpe && href === undefined && isWhole && (
        <Empty title={t("tabs.unknown")} />
      )}
    </Tabs>
  );
}

const deviceTab = async () => (await import("#src/apps/acs/panels.tsx")).loadDeviceTab();
const historyTab = async () => (await import("#src/apps/activity/panels.tsx")).loadHistoryTab();
const LOGS = "logs";
const TR069 = "cwmp_info";
const OVERVIEW = "overview";
const TIMELINE = "timeline";
const RADIUS = "radius";
const ORDER = [
  "events",
  "logs",
  "cdrs",
  TR069,
  "livestatus",
  "links",
  "info",
  "customer",
  "profile",
  "model",
  "potses",
];

/** The device as RADIUS may know it. */
/** The lookup's list of recent devices. */
function useVisit(cpe: Cpe | undefined): void {
  const name = cpe && cpeName(cpe);
  const sn = cpe?.sn;
  const customer = cpe?.customer;
  const owner = typeof customer === "object" && customer ? customerName(customer) : "";
  const id = cpe?.id;
  useEffect(() => {
    if (id === undefined || !name) return undefined;
    return afterPaint(() => {
      const serial = sn ? (serialForms(sn).printed ?? sn) : null;
      const [title, detail] = [visible(name, 120), visible(owner, 120)];
      rememberVisit({ kind: "cpe", id, title, serial, detail, path: paths.cpe(id) });
    });
  }, [id, name, sn, owner]);
}
