import { useSearchParams } from "react-router";
import { loadCpeFields, loadLightJudge } from "#src/apps/isp/panels.tsx";
import { idInPath } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { Later } from "#src/ui/Later.tsx";
import { loadMapPicker } from "#src/ui/MapPicker.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { prepareReader } from "./decode.ts";
import { InstallForm } from "./InstallForm.tsx";
import { loadScan } from "./OnuPanel.tsx";
import type { WatcherProps } from "./Watcher.tsx";

export async function loader() {
  await Promise.all([loadCpeFields(), loadFormTexts()]);
  const whenIdle = window.requestIdleCallback as Window["requestIdleCallback"] | undefined;
  if (whenIdle) whenIdle(prepare);
  else setTimeout(prepare);
  return null;
}

/** Loads ahead what is pressed later: that may be where there is no connection. */
function prepare(): void {
  prepareReader();
  for (const load of [loadScan, loadMapPicker, loadWatcher]) void load().catch(() => undefined);
}

const loadWatcher = async () => {
  const [{ Watcher }, { judgeLight }] = await Promise.all([
    import("./Watcher.tsx"),
    loadLightJudge(),
  ]);
  return function JudgingWatcher(props: Omit<WatcherProps, "judgeLight">) {
    return <Watcher {...props} judgeLight={judgeLight} />;
  };
};

/** `/installer`: an ONU put at a customer's; `?cpe=` watches what becomes of it. */
export default function InstallerPage() {
  const { t } = useTranslation("installer");
  const [params] = useSearchParams();
  const cpe = idInPath(params.get("cpe") ?? undefined);
  return (
    <>
      <PageHeader title={t("title")} />
      {cpe === null ? <InstallForm /> : <Later load={loadWatcher} props={{ id: cpe }} />}
    </>
  );
}
