// What each owner allows and wants (contract 3.7 "Owner settings"): an object by owner whose entries may be empty.
import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { looseRow, looseRows } from "#src/util/loose.ts";
import { bool01, list, record, text, texts, whole } from "#src/util/read.ts";

/** A value and what it is called. */
export interface Named {
  id: string;
  label: string;
}

/** A speed that an owner sells; `products` is empty where it goes with any. */
export interface OwnerProfile extends Named {
  products: readonly string[];
}

/** A kind of trouble, or a symptom, with the finer ones below it. */
export interface Trouble extends Named {
  below: readonly Trouble[];
}

/** One owner's settings; what it does not say is null or empty. */
export interface OwnerSettings {
  owner: string;
  tests: readonly Named[];
  actions: readonly Named[];
  hasProducts: boolean | null;
  hasTickets: boolean | null;
  hasCtoChange: boolean | null;
  /** Hours that a reservation is kept; null where it does not lapse, or nobody says. */
  reserveHours: number | null;
  ppais: readonly Named[];
  profiles: readonly OwnerProfile[];
  needsReason: boolean;
  needsPlanned: boolean;
  needsRemoteId: boolean;
  needsPpai: boolean;
  /** Kinds of trouble with their symptoms; empty where both are free text. */
  troubles: readonly Trouble[];
  /** The owner's own fields of an order. */
  extra: readonly Named[];
}

/** The settings of every owner, in the server's order. */
export const ownerSettings = queryOptions({
  queryKey: ["rubik", "owner-settings"],
  staleTime: 10 * 60_000,
  queryFn: async ({ signal }): Promise<readonly OwnerSettings[]> => {
    const reply = await get("rubik/owner-settings/", undefined, { signal });
    return readOwnerSettings(reply.data);
  },
});

/** The settings of one owner; null where it is not among them. */
export function settingsOf(
  all: readonly OwnerSettings[] | undefined,
  owner: string | null | undefined,
): OwnerSettings | null {
  return all?.find((one) => one.owner === owner) ?? null;
}

/** What an owner calls a kind of trouble or a symptom; its code where it has no name. */
export function troubleLabel(
  troubles: readonly Trouble[],
  id: string | null | undefined,
): string | null {
  const found = (among: readonly Trouble[]): string | null => {
    for (const one of among) {
      const label = one.id === id ? one.label : found(one.below);
      if (label !== null) return label;
    }
    return null;
  };
  return found(troubles) ?? id ?? null;
}

/** Reads the reply: by owner, or a list of owners. Never throws. */
export function readOwnerSettings(raw: unknown): OwnerSettings[] {
  return looseRows(raw, whole("owner-settings"), ["owners", "settings"], () => true).flatMap(
    ([key, value]) => {
      const owner = key ?? text(record(value)?.["owner"] ?? record(value)?.["name"]);
      return owner === null ? [] : [readOwner(owner, value)];
    },
  );
}

function readOwner(owner: string, raw: unknown): OwnerSettings {
  const row = looseRow(record(raw) ?? {}, whole(owner));
  const yes = (names: readonly string[]) => bool01(row.find(names)?.value);
  const names = (keys: readonly string[]) => readNamed(row.find(keys)?.value);
  return {
    owner,
    tests: names(["diagnostic_tests"]),
    actions: names(["diagnostic_actions"]),
    hasProducts: yes(["has_products_api"]),
    hasTickets: yes(["has_tickets"]),
    hasCtoChange: yes(["has_otb_change"]),
    reserveHours: row.figure(["reserve_expiration"]),
    ppais: names(["ppais"]),
    profiles: readProfiles(row.find(["service_profiles"])?.value),
    needsReason: yes(["reason_required", "needs_reason", "has_reason"]) === true,
    needsPlanned: yes(["planned_required", "needs_planned", "has_planned"]) === true,
    needsRemoteId: yes(["remote_id_required", "needs_remote_id"]) === true,
    needsPpai: yes(["ppai_required", "needs_ppai"]) === true,
    troubles: readTroubles(row.find(["ticket_types", "trouble_types", "tickets"])?.value, 0),
    extra: names(["extrainfo", "extra_info", "extra_fields"]),
  };
}

/** Values with their names: a map, a list of objects, or a list of texts. */
function readNamed(raw: unknown): Named[] {
  const map = record(raw);
  if (map) return Object.entries(map).map(([id, label]) => ({ id, label: named(label) ?? id }));
  return list(raw).flatMap((item) => {
    const id = idOf(item);
    return id === null ? [] : [{ id, label: named(item) ?? id }];
  });
}

function readProfiles(raw: unknown): OwnerProfile[] {
  const map = record(raw);
  const items = map ? Object.entries(map).map(([id, value]) => ({ id, value })) : null;
  if (items)
    return items.map(({ id, value }) => ({
      id,
      label: named(value) ?? id,
      products: productsOf(value),
    }));
  return list(raw).flatMap((item) => {
    const id = idOf(item);
    return id === null ? [] : [{ id, label: named(item) ?? id, products: productsOf(item) }];
  });
}

function productsOf(raw: unknown): string[] {
  return texts(record(record(raw)?.["_meta"])?.["products"] ?? record(raw)?.["products"]);
}

const DEEPEST = 4;

function readTroubles(raw: unknown, depth: number): Trouble[] {
  if (depth > DEEPEST) return [];
  const below = (value: unknown): Trouble[] => {
    if (Array.isArray(value)) return readTroubles(value, depth + 1);
    const fields = record(value);
    if (!fields) return [];
    const inner = looseRow(fields, whole()).find(["symptoms", "children", "items", "below"]);
    if (inner) return readTroubles(inner.value, depth + 1);
    // A map of maps, without names for its levels.
    return idOf(value) === null && named(value) === null ? readTroubles(value, depth + 1) : [];
  };
  const map = record(raw);
  if (map)
    return Object.entries(map).map(([id, value]) => ({
      id,
      label: named(value) ?? id,
      below: below(value),
    }));
  return list(raw).flatMap((item) => {
    const id = idOf(item);
    return id === null ? [] : [{ id, label: named(item) ?? id, below: below(item) }];
  });
}

function idOf(raw: unknown): string | null {
  const fields = record(raw);
  return fields
    ? text(fields["id"] ?? fields["code"] ?? fields["value"] ?? fields["name"])
    : text(raw);
}

function named(raw: unknown): string | null {
  const fields = record(raw);
  if (!fields) return Array.isArray(raw) ? null : text(raw);
  return text(fields["label"] ?? fields["name"] ?? fields["description"]);
}
