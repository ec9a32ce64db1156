// What Activity shows in other applications; small: the rest is loaded where it is opened.
import { apiUrl } from "#src/krill/links.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { Later } from "#src/ui/Later.tsx";
import { LOGGER_NAMES } from "./paths.ts";

const loadTexts = async () => (await import("./log-texts.ts")).loadLogTexts();

/** The tab with what was done to a thing, behind the thing's own link. */
export async function loadHistoryTab() {
  const [{ LinkedHistory }] = await Promise.all([import("./HistoryPanel.tsx"), loadTexts()]);
  return LinkedHistory;
}

async function loadLogged() {
  const [{ LoggedHistory: Panel }] = await Promise.all([import("./HistoryPanel.tsx"), loadTexts()]);
  return Panel;
}

/** What was done to a thing that has no link to it: writes to its address, changes in the admin site. */
export function LoggedHistory({
  path,
  ...props
}: {
  /** Below the API's base: `isp/customers/12/`. */
  path: string;
  /** As the admin site calls its kind: `Customer`. */
  type: string;
  id: number;
  label: string;
}) {
  // As the server logs it: without what a proxy puts before it.
  const logged = new URL(apiUrl(path)).pathname.replace(/^.*(?=\/api\/)/u, "");
  return <Later load={loadLogged} props={{ ...props, path: logged }} />;
}

/** Whether the signed-in user may read the server's logs, as far as the server tells. */
export function useHasLogs(): boolean {
  return useHasApp(LOGGER_NAMES);
}
