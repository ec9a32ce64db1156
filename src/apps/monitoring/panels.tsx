// What the monitoring shows in other applications; small: the rest is loaded where it is opened.
import type { ComponentProps } from "react";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { Later } from "#src/ui/Later.tsx";
import { monitoring } from "./app.ts";
import type { SelectedHosts } from "./SelectedHosts.tsx";

const load = async () => {
  const [{ NetworkNews: News }] = await Promise.all([
    import("./NetworkNews.tsx"),
    loadTexts("monitoring", monitoring.texts),
  ]);
  return News;
};

const NOTHING = {};
/** The places of the three. */
const NEWS_TO_COME = [1, 2, 3].map((key) => <div key={key} style={{ height: 260 }} />);

/** The largest outages, the latest problems and the latest notifications, as panels of a grid. */
export function NetworkNews() {
  const isMine = useHasApp(monitoring.apiNames);
  return isMine ? <Later load={load} props={NOTHING} until={NEWS_TO_COME} /> : null;
}

const loadHeavy = async () => {
  const [{ HeavyProblems: Heavy }] = await Promise.all([
    import("./HeavyProblems.tsx"),
    loadTexts("monitoring", monitoring.texts),
  ]);
  return Heavy;
};

/** What is down or critical of impact 2 and more, as a line with the way to its list. */
export function HeavyProblems() {
  const isMine = useHasApp(monitoring.apiNames);
  return isMine ? <Later load={loadHeavy} props={NOTHING} until={null} /> : null;
}

const loadSelected = async () => {
  const [{ SelectedHosts }] = await Promise.all([
    import("./SelectedHosts.tsx"),
    loadTexts("monitoring", monitoring.texts),
  ]);
  return SelectedHosts;
};

/** What the monitoring can do about hosts that another application has selected. */
export function HostActions(props: ComponentProps<typeof SelectedHosts>) {
  const isMine = useHasApp(monitoring.apiNames);
  return isMine ? <Later load={loadSelected} props={props} until={null} /> : null;
}

/** The outages as other applications tell them: of a host, in words; of OLTs, in figures. */
export const loadOutages = () => import("./outage-words.ts");
