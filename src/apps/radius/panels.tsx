// What RADIUS shows in other applications; small: the rest is loaded where it is opened.
import { loadTexts } from "#src/i18n/i18n.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { Later } from "#src/ui/Later.tsx";
import { radius } from "./app.ts";

/** A device as RADIUS may know it. */
export interface RadiusDevice {
  cpename: string | null;
  username: string | null;
  mac: string | null;
}

const load = async () => {
  const [{ CpeSessions: Panel }] = await Promise.all([
    import("./CpeSessions.tsx"),
    loadTexts("radius", radius.texts),
    loadActionTexts(),
  ]);
  return Panel;
};

/** The sessions of a device, live and past, each with what can be done to it. */
export function CpeSessions({ device }: { device: RadiusDevice }) {
  return <Later load={load} props={{ device }} />;
}

const loadPools = async () => {
  const [{ PoolsGlance: Panel }] = await Promise.all([
    import("./PoolsGlance.tsx"),
    loadTexts("radius", radius.texts),
  ]);
  return Panel;
};

const NOTHING = {};

/** The fullest address pools, as a panel. */
export function PoolsGlance() {
  return <Later load={loadPools} props={NOTHING} until={null} />;
}

/** Whether the signed-in user has RADIUS, as far as the server tells. */
export function useHasRadius(): boolean {
  return useHasApp(radius.apiNames);
}
