import type { RadiusDevice } from "#src/apps/radius/panels.tsx";
import { cpeName, type Cpe } from "./api.ts";

/** A device as RADIUS may know it. */
export function radiusDevice(cpe: Cpe): RadiusDevice {
  const { pppoe_username: username = null, wanmac, mac } = cpe;
  return { cpename: cpeName(cpe), username, mac: wanmac ?? mac ?? null };
}
