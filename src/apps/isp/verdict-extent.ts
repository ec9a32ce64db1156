import { AREA_LEAST, busiestMoment, isArea, isNear, type Onu } from "#src/apps/gpon/api.ts";
import { type Position, samePort } from "#src/util/pon.ts";
import { sameSerial } from "#src/util/serial.ts";

/** How far a fault reaches on its PON port. `same` and `total` count the device itself. */
export type Extent = {
  kind: "area" | "some" | "alone" | "only-one" | "others-down" | "unclear" | "not-listed";
  /** Down for the same cause at about the same time, as far as times are known. */
  same: number;
  total: number;
  /** Others that are online. */
  online: number;
  /** Others that went down at about the same time, whatever the cause. */
  down: number;
};

/** What tells the device among the ONUs of a port. */
export type Self = { sn: string | null | undefined; position: Position | null };

/** A device's own row on its port, and the others. */
export type Port = {
  own: Onu | null;
  others: Onu[];
  isListed: boolean;
  /** Set for the monitoring's reports, which may be of before it went down. */
  by?: string | undefined;
};

/**
 * The rows of the device's own port, each ONU once, and the device's own row: found by serial, else by its number at
 * a live position. `isListed` is false when rows could have shown it and none does.
 */
export function splitPort(rows: Onu[], self: Self): Port {
  const { position } = self;
  const seen = new Set<string>();
  const here = rows.filter((row) => {
    if (position && row.position && !samePort(position, row.position)) return false;
    const isNamed = row.sn !== null || row.onuId !== null;
    const key = isNamed ? `${row.sn ?? ""}#${row.onuId ?? ""}` : null;
    if (key !== null && seen.has(key)) return false;
    if (key !== null) seen.add(key);
    return true;
  });
  const atPlace = position?.onu ?? null;
  const isAtPlace = (row: Onu) => atPlace !== null && row.onuId === atPlace;
  // Two devices may carry one serial: then only the place tells them apart.
  const alike = here.filter((row) => sameSerial(row.sn, self.sn));
  const bySerial = alike.length > 1 ? alike.find(isAtPlace) : alike[0];
  const byPlace = here.find((row) => isAtPlace(row) && (row.sn === null || !self.sn));
  const own = bySerial ?? byPlace ?? null;
  const couldShow =
    (Boolean(self.sn) && here.some(({ sn }) => sn !== null)) ||
    (atPlace !== null && here.some(({ onuId }) => onuId !== null));
  return {
    own,
    others: here.filter((row) => row !== own),
    isListed: own !== null || !couldShow,
  };
}

/**
 * Whether a loss of signal or power is the device's alone or shared. An area needs at least three with the same cause
 * and half of the port, at about the same time where times are known; ONUs that went dark at another time say
 * nothing. "alone" needs others that are online, and no three that may have the same cause; whatever is in between is
 * not decided.
 */
export function extentOf(cause: "los" | "dying-gasp", lastDown: Date | null, port: Port): Extent {
  const { own, isListed, by } = port;
  const rest = withoutSelf(port, (row) => row.cause === cause);
  const total = rest.length + 1;
  const online = rest.filter(({ status }) => status === "online").length;
  const offline = rest.filter(({ status }) => status === "offline");
  const alike = offline.filter((row) => row.cause === cause);
  const moment = lastDown ?? own?.lastDown ?? busiestMoment(alike);
  const together = (row: Onu) => moment === null || row.lastDown === null || isNear(row, moment);
  const same = 1 + alike.filter(together).length;
  const down = offline.filter(together).length;
  const counts = { same, total, online, down };

  if (!isListed) return { kind: "not-listed", ...counts };
  // An answer without any row says nothing, not even that there is no neighbour.
  if (total === 1) return { kind: own ? "only-one" : "unclear", ...counts };
  if (isArea(same, total)) return { kind: "area", ...counts };
  if (isArea(1 + down, total)) return { kind: "others-down", ...counts };
  const isTimed = (lastDown ?? own?.lastDown ?? null) !== null;
  const timed = alike.filter((row) => row.lastDown !== null && together(row)).length;
  if (isTimed && 1 + timed >= AREA_LEAST) return { kind: "some", ...counts, same: 1 + timed };
  // As many may well share a branch; without their times nothing tells it, nor that each is its own.
  if (same >= AREA_LEAST) return { kind: "others-down", ...counts };
  // Who was up at the last check may have gone down with it since.
  const isAlone = !by && online > down && online * 2 >= rest.length;
  return { kind: isAlone ? "alone" : "unclear", ...counts };
}

/** The others of a port: where the device has no row of its own there, it may be any of those that are as it is. */
export function withoutSelf({ own, others }: Port, isAlike: (row: Onu) => boolean): Onu[] {
  const index = own ? -1 : others.findIndex(isAlike);
  return others.filter((_, i) => i !== index);
}
