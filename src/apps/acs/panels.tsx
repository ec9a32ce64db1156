// What TR-069 shows in other applications; small: the rest is loaded where it is opened.
import { loadTexts } from "#src/i18n/i18n.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";

/** The part of a device's page that TR-069 fills, with its texts. */
export async function loadDeviceTab() {
  const [{ DeviceTab }] = await Promise.all([
    import("./DeviceTab.tsx"),
    loadTexts("acs", { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") }),
    loadActionTexts(),
  ]);
  return DeviceTab;
}
