import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { session } from "#src/krill/session.ts";
import { download } from "#src/resource/export-rows.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { FileButton } from "#src/ui/FileButton.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { localDay } from "#src/util/time.ts";
import {
  readSettings,
  settingsIn,
  takeOver,
  writeSettings,
  type Settings,
} from "./settings-file.ts";
import css from "./account.module.css";

/** What was set here as a file, for another browser (contract S17: no place for it on the server is known). */
export function SettingsFilePanel() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const [found, setFound] = useState<Settings | null>(null);
  const [isBad, setBad] = useState(false);
  const [isFull, setFull] = useState(false);
  const save = () => {
    const now = new Date();
    const text = writeSettings(settingsIn(localStorage, session.get().username ?? ""), now);
    const day = localDay(now);
    download(new Blob([text], { type: "application/json" }), `krill-settings-${day}.json`);
  };
  const read = async (file: File) => {
    const settings = readSettings(await file.text().catch(() => ""));
    setBad(settings === null);
    setFull(false);
    setFound(settings);
  };
  const use = (settings: Settings) => {
    try {
      takeOver(settings, localStorage, session.get().username ?? "");
    } catch {
      setFound(null);
      setFull(true);
      return;
    }
    // Language, theme and lists are read at the start.
    globalThis.location.reload();
  };
  const count = Object.keys(found ?? {}).length;
  return (
    <Panel title={t("file")}>
      <p className={css.text}>{t("fileText")}</p>
      <div className={css.file}>
        <Button size="sm" variant="default" onClick={save}>
          {t("export")}
        </Button>
        <FileButton
          label={t("import")}
          accept="application/json,.json"
          onChoose={([chosen]) => void read(chosen)}
        />
      </div>
      {isBad && <Problem tone="warning" title={t("fileBad")} />}
      {isFull && <Problem tone="warning" title={t("fileFull")} />}
      {found && (
        <Dialog title={t("import")} onClose={() => setFound(null)}>
          <p>{t("fileUse", { count })}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setFound(null)}>
              {common("cancel")}
            </Button>
            <Button disabled={count === 0} onClick={() => use(found)}>
              {t("takeOver")}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </Panel>
  );
}
