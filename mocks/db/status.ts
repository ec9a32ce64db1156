import { stamp } from "#mocks/clock.ts";
import { hash, luck } from "#mocks/random.ts";
import type { Db } from "./db.ts";
import { fsp, isUp, position } from "./network.ts";
import { judge, lightOf, outputOf } from "./readings.ts";
import type { Cpe } from "./crm-rows.ts";
import type { Device } from "./rows.ts";

/** What monitoring thinks of a host or a service: the state, and its line of text when somebody wants to read it. */
export interface Status {
  /** Host 0 up, 1 down; service 0 ok, 1 warning, 2 critical, 3 unknown; 99 pending (contract 3.2). */
  state: number;
  output: () => string | null;
}

/** The states of one CPE, in few bytes: half a million services are kept at 100,000 CPEs. */
export interface CpeStatus {
  cpe: Cpe;
  device: Device;
  host: number;
  /** Names of the services, sorted, and their states in the same order. */
  services: readonly string[];
  states: readonly number[];
}

/** Names of a CPE's services; given, so that this file does not reach up to the handlers. */
export type NamesOf = (cpe: Cpe) => readonly string[];

const PENDING: Status = { state: 99, output: () => null };

/** What monitoring thinks of a CPE itself. */
export function hostStatus(cpe: Cpe, device: Device): Status {
  if (device.checkedAt === null) return PENDING;
  if (device.isForgotten) {
    return device.reportedUp
      ? { state: 0, output: () => `online ${device.head}:${position(device)} 10.8.0.9` }
      : { state: 1, output: () => "Offline!" };
  }
  const up = isUp(device);
  // Half of the real server's DOWN rows say no more than this (captured: 12 of 12 in the sample page).
  const isShort = !up && device.link === "offline" && device.isProvisioned;
  return { state: up ? 0 : 1, output: () => (isShort ? "Offline!" : outputOf(cpe, device)) };
}

function txrxStatus(cpe: Cpe, device: Device): Status {
  const light = lightOf(device, device.checkedAt ?? 0);
  if (!light || device.registration === "placeholder") return PENDING;
  const { state, breach } = judge(cpe.realm, light);
  const names = ["dnrx", "uptx", "uprx", "dnatt", "upatt", "pondesv"] as const;
  return {
    state,
    output: () => breach || names.map((name) => `${name}=${light[name].toFixed(2)}`).join(" "),
  };
}

/** What monitoring thinks of one service of a CPE (contract 3.2, output texts). */
export function serviceStatus(cpe: Cpe, device: Device, service: string): Status {
  if (device.checkedAt === null) return PENDING;
  const up = isUp(device);
  const l = luck(hash(cpe.id, 600 + service.length));
  if (service === "provision" && cpe.tech === "gpon" && !device.isProvisioned) {
    return {
      state: 2,
      output: () =>
        `${device.head} ${fsp(device)}:${device.onu} raised OnuIndexYetProvisionedException`,
    };
  }
  if (service.startsWith("voice")) {
    const line = `${cpe.cpename}-${service.slice(5)}`;
    const isBad = !up || l.chance(1, 0.03);
    return {
      state: isBad ? 2 : 0,
      output: () => (isBad ? `ERROR: ${line}: UNKNOWN` : `OK: ${line}: REGISTERED`),
    };
  }
  // Services of a host that is down have not been checked since (contract 2.9).
  if (!up || device.isForgotten) return PENDING;
  switch (service) {
    case "txrx":
      return txrxStatus(cpe, device);
    case "provision":
      return { state: 0, output: () => `poll ${device.head} ${position(device)}` };
    case "dhcp":
      return l.chance(2, 0.02)
        ? { state: 1, output: () => "No public IP!; Private: 10.99.33.11" }
        : { state: 0, output: () => `NAT: 100.64.99.11; Private: 10.8.${cpe.id % 250}.2` };
    case "tr069": {
      if (l.chance(3, 0.02)) return { state: 3, output: () => "No session since the last reboot" };
      const when = () => stamp(device.informedAt).slice(0, 19).replace("T", " ");
      return {
        state: 0,
        output: () =>
          `EoT (['2 PERIODIC']/${when()}) mdl=${cpe.model} sn=${(cpe.sn ?? "").toUpperCase()}`,
      };
    }
    default:
      return l.chance(4, 0.3) ? PENDING : { state: 0, output: () => "OK" };
  }
}

/** Monitoring's view of every CPE, kept until the device or the CPE changes. */
export class StatusBoard {
  readonly #db: Db;
  readonly #namesOf: NamesOf;
  #all: CpeStatus[] = [];
  #places = new Map<number, number>();
  #stale = new Set<number>();
  #isWhole = false;
  #version = 0;

  constructor(db: Db, namesOf: NamesOf) {
    this.#db = db;
    this.#namesOf = namesOf;
    const heard = (id: number, isWhole: boolean) => {
      this.#stale.add(id);
      this.#version += 1;
      if (isWhole) this.#isWhole = false;
    };
    db.cpes.watch(heard);
    db.devices.watch(heard);
  }

  /** Grows with each write to a CPE or device: what was worked out at the same version is still right. */
  get version(): number {
    return this.#version;
  }

  /** The states of one CPE, as of now. */
  of(cpe: Cpe): CpeStatus | null {
    const device = this.#db.devices.get(cpe.id);
    if (!device) return null;
    const services = this.#namesOf(cpe).toSorted();
    const states = services.map((name) => serviceStatus(cpe, device, name).state);
    return { cpe, device, host: hostStatus(cpe, device).state, services, states };
  }

  /** The states of all CPEs by host name; after a write only the rows that it touched are made anew. */
  all(): readonly CpeStatus[] {
    if (!this.#isWhole) {
      this.#all = this.#db.cpes.ordered("cpename").flatMap((cpe) => this.of(cpe) ?? []);
      this.#places = new Map(this.#all.map((status, index) => [status.cpe.id, index]));
      this.#isWhole = true;
    } else {
      for (const id of this.#stale) {
        const cpe = this.#db.cpes.get(id);
        const place = this.#places.get(id);
        const status = cpe && this.of(cpe);
        if (status && place !== undefined) this.#all[place] = status;
      }
    }
    this.#stale.clear();
    return this.#all;
  }

  /** The states of the CPEs with a host name, without a look at all others. */
  named(name: string): readonly CpeStatus[] {
    return this.#db.cpes.where("cpename", name).flatMap((cpe) => this.of(cpe) ?? []);
  }
}
