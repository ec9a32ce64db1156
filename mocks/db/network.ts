import { stamp } from "#mocks/clock.ts";
import { hasSession, openSession } from "#mocks/seed/oratio.ts";
import { zoneless } from "#mocks/seed/gpon.ts";
import type { World } from "#mocks/world.ts";
import type { Cpe } from "./crm-rows.ts";
import type { Device, Link } from "./rows.ts";

/** True while a device gives service. */
export function isUp(device: Device): boolean {
  return (
    device.link === "online" &&
    device.isProvisioned &&
    (device.busy === null || device.busy === "reconfig")
  );
}

/** Its position as the OLT writes it, `frame/slot/port` (contract 3.5). */
export function fsp(device: Device): string {
  return `${device.frame}/${device.slot}/${device.port}`;
}

/** Its position with its own number, `frame/slot/port-onu`. */
export function position(device: Device): string {
  return `${fsp(device)}-${device.onu}`;
}

/** Adds an event of a device (contract 3.2). */
export function note(
  world: World,
  cpe: Cpe,
  source: string,
  type: string,
  at: number,
  data: Record<string, unknown>,
  seconds: number | null = 0,
): void {
  const { events } = world.db;
  events.put({
    id: events.nextId(),
    host_name: cpe.cpename,
    source,
    type,
    start_time: stamp(at),
    end_time: seconds === null ? null : stamp(at + seconds * 1000),
    data,
  });
}

/** Ends the live sessions of a CPE (contract 3.4). */
export function closeSessions(world: World, cpe: Cpe, at: number, cause: string): void {
  const { sessions } = world.db;
  const live = sessions.where("krillcpename", cpe.cpename).filter((one) => one.stoppedAt === null);
  for (const session of live) sessions.change(session, { stoppedAt: at, cause });
}

/** Opens a session for a CPE that dials in. */
export function dialIn(world: World, cpe: Cpe, at: number): void {
  const { sessions } = world.db;
  if (hasSession(cpe)) sessions.put(openSession(sessions.nextId(), cpe, at));
}

/**
 * Changes a device at a moment and lets the network notice: monitoring hears of it, sessions end and begin. A device that comes
 * up is up since then; one that goes down was last lost then.
 */
export function shift(
  world: World,
  cpe: Cpe,
  device: Device,
  at: number,
  changes: Partial<Device>,
  cause = "Lost-Carrier",
): void {
  const wasUp = isUp(device);
  world.db.devices.change(device, {
    ...changes,
    checkedAt: device.isForgotten ? device.checkedAt : at,
  });
  const isUpNow = isUp(device);
  if (wasUp === isUpNow) return;
  world.db.devices.change(device, isUpNow ? { since: at } : { since: at, lastDownAt: at });
  if (isUpNow) {
    dialIn(world, cpe, at);
  } else closeSessions(world, cpe, at, cause);
}

/** Sets what the fibre does, as a hand on the plug would. */
export function setLink(world: World, cpe: Cpe, device: Device, link: Link): void {
  const at = world.now();
  shift(world, cpe, device, at, { link, ...(link === "online" ? { bootedAt: at } : {}) });
}

function away(world: World, cpe: Cpe, action: "reboot" | "factory", seconds: number): void {
  world.clock.later(2, (at) => {
    const device = world.db.devices.get(cpe.id);
    if (!device || !isUp(device)) return;
    shift(world, cpe, device, at, { busy: action }, "Admin-Reboot");
    if (world.db.quirks.get(cpe.id)?.neverReturns) return;
    world.clock.later(
      seconds - 2,
      (back) => {
        if (device.busy !== action) return;
        shift(world, cpe, device, back, { busy: null, bootedAt: back, informedAt: back + 1000 });
        note(
          world,
          cpe,
          "cwmp",
          "session",
          back + 1000,
          { events: ["1 BOOT"], type: "finished" },
          6,
        );
      },
      at,
    );
  });
}

/** Carries out an accepted action, over the time that such a thing takes (contract 2.6: accepted is not done). */
export function operate(world: World, cpe: Cpe, action: string): void {
  const { clock, db } = world;
  const change = (
    seconds: number,
    changes: (at: number) => Partial<Device>,
    after?: (at: number, device: Device) => void,
  ) => {
    clock.later(seconds, (at) => {
      const device = db.devices.get(cpe.id);
      if (!device) return;
      shift(world, cpe, device, at, changes(at), "Admin-Reset");
      after?.(at, device);
    });
  };
  if (action === "reboot") away(world, cpe, "reboot", 25);
  if (action === "factory") away(world, cpe, "factory", 60);
  if (action === "reprovision") {
    change(1, () => ({ busy: "reprovision" }));
    change(
      8,
      () => ({ busy: null, isProvisioned: true }),
      (at) => {
        for (const row of db.unconfigured.ordered())
          if (row.sn === cpe.sn) db.unconfigured.remove(row.id);
        note(
          world,
          cpe,
          "gpon",
          "provision",
          at,
          { result: "ok", line_profile: cpe.line_profile },
          2,
        );
      },
    );
  }
  if (action === "unprovision") {
    change(
      2,
      () => ({ isProvisioned: false }),
      (at, device) => {
        note(world, cpe, "gpon", "provision", at, { result: "unprovisioned" });
        if (device.link !== "online" || !cpe.sn) return;
        const id = db.unconfigured.nextId();
        db.unconfigured.put({
          id,
          sn: cpe.sn,
          olt: device.head,
          fsp: fsp(device),
          onu_type: cpe.model,
          index: String(id),
          time: zoneless(at),
        });
      },
    );
  }
  if (action === "reconfig") {
    change(2, () => ({ busy: "reconfig" }));
    change(
      12,
      (at) => ({ busy: null, informedAt: at }),
      (at) => {
        note(
          world,
          cpe,
          "cwmp",
          "session",
          at - 8000,
          { events: ["6 CONNECTION REQUEST"], type: "finished" },
          8,
        );
      },
    );
  }
  if (action === "diagnostic") {
    change(
      5,
      (at) => ({ informedAt: at }),
      (at) => {
        const data = {
          ping_ms: 11,
          dns: "ok",
          download: "93.1 Mbps",
          upload: "94.0 Mbps",
          type: "finished",
        };
        note(world, cpe, "cwmp", "diagnostic", at - 4000, data, 4);
      },
    );
  }
}
