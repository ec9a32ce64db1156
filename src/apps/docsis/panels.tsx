// What the cable plant shows in other applications; small: the rest is loaded when it is shown.
import { loadTexts } from "#src/i18n/i18n.ts";
import type { Metric } from "#src/apps/monitoring/api.ts";
import { Later } from "#src/ui/Later.tsx";
import { docsis } from "./app.ts";

const load = async () => {
  const [{ ModemPanel }] = await Promise.all([
    import("./ModemPanel.tsx"),
    loadTexts("docsis", docsis.texts),
  ]);
  return ModemPanel;
};

/** A cable modem's levels by channel, from its CMTS; not there where the server does not have them. */
export function CableModem({
  mac,
  metrics,
}: {
  /** 12 lower-case hex digits. */
  mac: string;
  /** The metrics of the device's live reading, for their limits. */
  metrics: readonly Metric[];
}) {
  return <Later load={load} until={null} props={{ mac, metrics }} />;
}
