import { type Position, parsePosition, samePort } from "#src/util/pon.ts";
import {
  bool01,
  type Fields,
  list,
  note,
  num,
  type Oddity,
  record,
  text,
  texts,
  under,
  type Where,
  whole,
} from "#src/util/read.ts";
import { type AdministrativeInfo, readAdministrativeInfo } from "./administrative-info.ts";
import { type Checked, readChecked } from "./checked.ts";
import { type HostService, readHostService } from "./host-service.ts";
import { type HostOutput, parseHostOutput } from "./output.ts";
import { readRegStates, regSays, type RegState } from "./registration.ts";

/** The registration that the monitoring has on record. It goes stale (contract 2.9): never proof by itself. */
export type HostRegistration = {
  states: RegState[];
  host: string | null;
  id: string | null;
  position: Position | null;
  tags: string[];
  /** It claims the opposite of the host's own state, or another place than the host's output. */
  isStale: boolean;
};

/** A host as the monitoring reported it, from a search row or the host detail (contract 3.2). */
export type HostState = Checked & {
  name: string | null;
  state: "up" | "down" | "unreachable" | "pending" | "unknown";
  output: string | null;
  parsed: HostOutput | null;
  isHard: boolean | null;
  isAlarm: boolean | null;
  isProblem: boolean | null;
  isHandled: boolean | null;
  isAcknowledged: boolean | null;
  isInDowntime: boolean | null;
  isFlapping: boolean | null;
  /** False = passive only: a recheck cannot be asked for. */
  isActivelyChecked: boolean | null;
  businessImpact: number | null;
  severity: number | null;
  registration: HostRegistration;
  type: string | null;
  vendor: string | null;
  model: string | null;
  administrativeInfo: AdministrativeInfo | null;
  services: HostService[];
};

/** Reads a row of `monitoring/search` or the body of `monitoring/hosts/{name}`; never throws. */
export function readHost(raw: unknown, where: Where = whole()): { host: HostState; odd: Oddity[] } {
  const row = record(raw, where) ?? {};
  const at = under(where, "attrs");
  const attrs = record(row.attrs, at) ?? {};
  const vars = record(attrs.vars, under(at, "vars")) ?? {};
  const flag = (key: string) => bool01(attrs[key], under(at, key));
  const output = text(attrs.output, under(at, "output"));
  const parsed = output === null ? null : parseHostOutput(output);
  const state = readState(attrs, at);
  const host: HostState = {
    ...readChecked(attrs, at),
    name: text(attrs.host_name ?? row.name, under(at, "host_name")),
    state,
    output,
    parsed,
    isHard: flag("state_type"),
    isAlarm: flag("alarm"),
    isProblem: flag("problem"),
    isHandled: flag("handled"),
    isAcknowledged: anyOf(flag("acknowledged"), positive(attrs.acknowledgement)),
    isInDowntime: anyOf(flag("downtime"), positive(attrs.downtime_depth), flag("downtimed")),
    isFlapping: flag("is_flapping"),
    isActivelyChecked: flag("enable_active_checks"),
    businessImpact: num(
      attrs.business_impact ?? vars.business_impact,
      under(at, "business_impact"),
    ),
    severity: num(attrs.severity, under(at, "severity")),
    registration: readRegistration(vars, under(at, "vars"), { state, parsed }),
    type: text(vars.type, under(at, "vars.type")),
    vendor: text(vars.vendor, under(at, "vars.vendor")),
    model: text(vars.model, under(at, "vars.model")),
    administrativeInfo: readAdministrativeInfo(
      vars.administrative_info,
      under(at, "vars.administrative_info"),
    ),
    services: list(record(row.joins, under(where, "joins"))?.services).flatMap(
      (service, i) => readHostService(service, under(where, `joins.services.${i}`)) ?? [],
    ),
  };
  return { host, odd: where.odd };
}

const BY_NUMBER = new Map<number, HostState["state"]>([
  [0, "up"],
  [1, "down"],
  [99, "pending"],
]);

function readState(attrs: Fields, at: Where): HostState["state"] {
  const id = num(attrs.state, under(at, "state"));
  const meant = (id === null ? undefined : BY_NUMBER.get(id)) ?? null;
  const word = text(attrs.state_long, under(at, "state_long"))?.toLowerCase();
  if (word === undefined) return meant ?? "unknown";
  if (word === "up" || word === "down" || word === "unreachable" || word === "pending") {
    // The number of "unreachable" is not known, so only the others can disagree.
    if (meant !== null && meant !== word && word !== "unreachable") {
      note(under(at, "state"), "contradiction", `state ${String(id)}, state_long ${word}`);
    }
    return word;
  }
  if (word !== "unknown") note(under(at, "state_long"), "unknown-word", attrs.state_long);
  return "unknown";
}

function readRegistration(
  vars: Fields,
  at: Where,
  host: { state: HostState["state"]; parsed: HostOutput | null },
): HostRegistration {
  const states = readRegStates(vars.cpe_registration_state, under(at, "cpe_registration_state"));
  const id = text(vars.cpe_registration_id, under(at, "cpe_registration_id"));
  const position = id === null ? null : parsePosition(id);
  const says = regSays(states);
  const seen = host.parsed?.position;
  const isElsewhere =
    position !== null && seen !== null && seen !== undefined && !sameWherever(position, seen);
  const isStale =
    says === "both" ||
    (says === "up" && host.state === "down") ||
    (says === "down" && host.state === "up") ||
    isElsewhere;
  if (isStale) {
    note(under(at, "cpe_registration_state"), "contradiction", [
      vars.cpe_registration_state,
      id,
      host.state,
    ]);
  }
  return {
    states,
    host: text(vars.cpe_registration_host, under(at, "cpe_registration_host")),
    id,
    position,
    tags: texts(vars.cpe_registration_tags, under(at, "cpe_registration_tags")),
    isStale,
  };
}

function sameWherever(a: Position, b: Position): boolean {
  return samePort(a, b) && (a.onu === null || b.onu === null || a.onu === b.onu);
}

/** Yes when any says yes; null when none says anything. Counters and flags of one thing come side by side. */
function anyOf(...said: (boolean | null)[]): boolean | null {
  if (said.includes(true)) return true;
  return said.includes(false) ? false : null;
}

function positive(value: unknown): boolean | null {
  const count = num(value);
  return count === null ? null : count > 0;
}
