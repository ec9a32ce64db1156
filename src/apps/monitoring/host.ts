import { type Position, parsePosition, samePort } from "#src/util/pon.ts";
import {
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
import { type HostService, readHostService } from "./host-service.ts";
import { type HostOutput, parseHostOutput } from "./output.ts";
import { readRegStates, regSays, type RegState } from "./registration.ts";
import { readWatched, type Watched } from "./watched.ts";

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

/** What is known of the thing itself, from the `vars` of its host or of one of its services. */
export type HostVars = {
  parsed: HostOutput | null;
  registration: HostRegistration;
  type: string | null;
  vendor: string | null;
  model: string | null;
  /** Of core hosts (contract 3.2: inferred): where they stand, and what they hang on. */
  location: string | null;
  parents: string[];
  latitude: number | null;
  longitude: number | null;
  administrativeInfo: AdministrativeInfo | null;
};

/** A host as the monitoring reported it, from a search row or the host detail (contract 3.2). */
export type HostState = Watched &
  HostVars & {
    name: string | null;
    state: "up" | "down" | "unreachable" | "pending" | "unknown";
    services: HostService[];
    /** True where the server did not give them: none of them are known, which is not that there are none. */
    areServicesUntold?: boolean;
  };

/** Reads a row of `monitoring/search` or the body of `monitoring/hosts/{name}`; never throws. */
export function readHost(raw: unknown, where: Where = whole()): { host: HostState; odd: Oddity[] } {
  const row = record(raw, where) ?? {};
  const at = under(where, "attrs");
  const attrs = record(row.attrs, at) ?? {};
  const state = readState(attrs, at);
  const watched = readWatched(attrs, at);
  const vars = readVars(attrs, at, { state, output: watched.output });
  const host: HostState = {
    ...watched,
    ...vars,
    businessImpact: watched.businessImpact ?? num(record(attrs.vars)?.business_impact),
    name: text(attrs.host_name ?? row.name, under(at, "host_name")),
    state,
    services: list(record(row.joins, under(where, "joins"))?.services).flatMap(
      (service, i) => readHostService(service, under(where, `joins.services.${i}`)) ?? [],
    ),
  };
  return { host, odd: where.odd };
}

/**
 * Reads the `vars` of a host, or of a searched service, which has those of its host (contract 3.2).
 * @param host its own state and output, to tell whether the registration is stale; null for a service
 */
export function readVars(
  attrs: Fields,
  at: Where,
  host: { state: HostState["state"]; output: string | null } | null,
): HostVars {
  const here = under(at, "vars");
  const vars = record(attrs.vars, here) ?? {};
  const word = (key: string) => text(vars[key], under(here, key));
  const number = (key: string) => num(vars[key], under(here, key));
  const parsed = host?.output ? parseHostOutput(host.output) : null;
  const administrativeInfo = readAdministrativeInfo(
    vars.administrative_info,
    under(here, "administrative_info"),
  );
  return {
    parsed,
    registration: readRegistration(vars, here, { state: host?.state ?? "unknown", parsed }),
    type: word("type"),
    vendor: word("vendor"),
    model: word("model"),
    location: word("location"),
    parents: texts(vars.parents, under(here, "parents")),
    latitude: administrativeInfo?.latitude ?? number("latitude"),
    longitude: administrativeInfo?.longitude ?? number("longitude"),
    administrativeInfo,
  };
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
