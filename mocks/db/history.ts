import { stamp } from "#mocks/clock.ts";
import { hash, luck } from "#mocks/random.ts";
import { leasedAddress } from "#mocks/seed/oratio.ts";
import { isUp } from "./network.ts";
import type { Db } from "./db.ts";
import type { Cpe } from "./crm-rows.ts";
import type { Device, Event } from "./rows.ts";

const DAY = 86_400_000;

/** Earlier events of a CPE, made from what it is: kept nowhere, the same each time. */
function pastEvents(db: Db, cpe: Cpe, device: Device): Event[] {
  const l = luck(hash(cpe.id, 800));
  const rows: Omit<Event, "id" | "host_name">[] = [];
  const add = (
    source: string,
    type: string,
    at: number,
    seconds: number | null,
    data: Record<string, unknown>,
  ) => {
    rows.push({
      source,
      type,
      start_time: stamp(at),
      end_time: seconds === null ? null : stamp(at + seconds * 1000),
      data,
    });
  };
  add("dhcp", "iplease", device.bootedAt + 1000, isUp(device) ? null : 3600, {
    ip: leasedAddress(cpe),
    mac: cpe.mac,
  });
  if (cpe.tech === "gpon") {
    const at = device.bootedAt - l.int(1, 1, 90) * DAY;
    add("gpon", "provision", at, 3, {
      result: "ok",
      olt: device.head,
      line_profile: cpe.line_profile,
    });
    add("radius", "disconnect", at + DAY, 0, {
      cause: "Lost-Carrier",
      username: cpe.pppoe_username ?? cpe.cpename,
    });
  }
  if (cpe.tr069) {
    for (let n = 0; n < 3; n += 1) {
      const data = {
        type: "finished",
        events: ["2 PERIODIC"],
        manufacturer: "Huawei",
        model: cpe.model,
        software_version: "V5R019",
      };
      add("cwmp", "session", device.informedAt - n * DAY, l.int(10 + n, 2, 20), data);
    }
  }
  const line = db.potses.where("cpe", cpe.id).find((one) => one.cli !== null);
  for (const n of line ? [0, 1, 2, 3, 4] : []) {
    const at = device.since - l.int(20 + n, 1, 400) * 3_600_000;
    const billsec = l.int(50 + n, 0, 900);
    const dst = String(600_000_000 + l.int(30 + n, 0, 999_999));
    const disposition = l.pick(40 + n, ["ANSWERED", "NO ANSWER"]);
    add("asterisk", "cdr", at, billsec, { src: line?.cli, dst, disposition, billsec });
  }
  return rows.map((row, index) => ({
    ...row,
    id: cpe.id * 100 + index + 1_000_000,
    host_name: cpe.cpename,
  }));
}

/** All events of a CPE, newest first (contract 3.2). */
export function eventsOf(db: Db, cpe: Cpe): Event[] {
  const device = db.devices.get(cpe.id);
  const past = device ? pastEvents(db, cpe, device) : [];
  return [...db.events.where("host_name", cpe.cpename), ...past].toSorted((a, b) =>
    a.start_time < b.start_time ? 1 : -1,
  );
}

/** One change of state, as the history page shows it (contract 3.2, names inferred). */
export interface StateChange {
  id: number;
  date: string;
  host_name: string;
  service_name: string;
  state: number;
  state_long: string;
  state_type: 0 | 1;
  last_hard_state: number;
  output: string;
}

/** Earlier changes of state of a host, newest first: each fall and rise of the last weeks. */
export function stateChanges(cpe: Cpe, device: Device, flaps = false): StateChange[] {
  const l = luck(hash(cpe.id, 900));
  const rows: StateChange[] = [];
  const add = (at: number, up: boolean) => {
    rows.push({
      id: cpe.id * 100 + rows.length,
      date: stamp(at),
      host_name: cpe.cpename,
      service_name: "",
      state: up ? 0 : 1,
      state_long: up ? "up" : "down",
      state_type: 1,
      last_hard_state: up ? 1 : 0,
      output: up ? `online ${device.head}` : "Offline!",
    });
  };
  add(device.since, isUp(device));
  if (flaps) {
    for (let n = 1; n <= 40; n += 1)
      add(device.since - n * 4 * 60_000, isUp(device) ? n % 2 === 0 : n % 2 === 1);
    return rows;
  }
  let at = device.since;
  let wasUp = !isUp(device);
  // Down for minutes, up for days; what goes down was up before.
  for (let n = 0; n <= l.int(1, 0, 3) || !wasUp; n += 1) {
    at -= wasUp ? l.int(10 + n, 1, 40) * DAY : l.int(10 + n, 1, 40) * 60_000;
    add(at, wasUp);
    wasUp = !wasUp;
  }
  return rows;
}
