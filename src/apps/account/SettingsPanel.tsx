import { Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { RATES, refreshRate, setRefreshRate } from "#src/resource/refresh-rate.ts";
import { useKeysSwitch } from "#src/ui/keys.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { LanguageChoice, ThemeChoice } from "#src/ui/Preferences.tsx";
import { muteSounds, soundsOn } from "#src/ui/sound.ts";
import css from "./account.module.css";

/** How the console is set in this browser; each choice counts at once (contract S6, S7, S8). */
export function SettingsPanel() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const format = useFormat();
  const [hasKeys, setKeys] = useKeysSwitch();
  const [rate, setRate] = useState(refreshRate);
  const [isLoud, setLoud] = useState(soundsOn);
  return (
    <Panel title={t("settings")}>
      <div className={css.settings}>
        <div>
          <span className={css.label} aria-hidden>
            {common("shell.language")}
          </span>
          <LanguageChoice />
        </div>
        <div>
          <span className={css.label} aria-hidden>
            {common("shell.theme")}
          </span>
          <ThemeChoice />
        </div>
        <NativeSelect
          size="xs"
          label={t("refresh")}
          description={t("refreshText")}
          inputWrapperOrder={["label", "input", "description"]}
          value={String(rate)}
          data={RATES.map((one) => ({
            value: String(one),
            label: t("every", { time: format.duration(one / 1000) }),
          }))}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            setRefreshRate(next);
            setRate(next);
          }}
        />
        <Checkbox
          label={t("sounds")}
          description={t("soundsText")}
          checked={isLoud}
          onChange={(event) => {
            muteSounds(!event.currentTarget.checked);
            setLoud(event.currentTarget.checked);
          }}
        />
        <Checkbox
          label={common("shell.keysOn")}
          checked={hasKeys}
          onChange={(event) => setKeys(event.currentTarget.checked)}
        />
      </div>
    </Panel>
  );
}
