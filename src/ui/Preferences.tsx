import { NativeSelect, useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { changeLanguage, currentLanguage, type Language } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Vanished } from "./Problem.tsx";

/** The choice of language; remembered in this browser. */
export function LanguageChoice() {
  const { t } = useTranslation();
  const [isLost, setLost] = useState(false);
  const choose = (language: Language) =>
    changeLanguage(language).then(
      () => setLost(false),
      () => setLost(true),
    );
  return (
    <>
      <NativeSelect
        aria-label={t("shell.language")}
        size="xs"
        value={currentLanguage()}
        data={[
          { value: "en", label: "English" },
          { value: "es", label: "Español" },
        ]}
        onChange={(event) => void choose(event.currentTarget.value === "es" ? "es" : "en")}
      />
      {isLost && <Vanished />}
    </>
  );
}

/** The choice of light, dark or the system's theme; remembered in this browser. */
export function ThemeChoice() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      aria-label={t("shell.theme")}
      size="xs"
      value={colorScheme}
      data={[
        { value: "auto", label: t("shell.themeSystem") },
        { value: "light", label: t("shell.themeLight") },
        { value: "dark", label: t("shell.themeDark") },
      ]}
      onChange={(event) => {
        const value = event.currentTarget.value;
        setColorScheme(value === "light" || value === "dark" ? value : "auto");
      }}
    />
  );
}
