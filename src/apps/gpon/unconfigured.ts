// ONUs that are seen on the fibre and not provisioned (contract 3.5 `unconfigured`; rows from the server's log). Never throws.
import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { either } from "#src/krill/either.ts";
import { ApiError } from "#src/krill/errors.ts";
import { apiUrl, linkEntries } from "#src/krill/links.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { readOn, type Part } from "#src/krill/read-on.ts";
import { looseRow, looseRows, timeText } from "#src/util/loose.ts";
import { note, record, under, whole, type Oddity, type Where } from "#src/util/read.ts";
import { formatPort, parseOltPosition, parsePosition, type Position } from "#src/util/pon.ts";
import { parseSerial } from "#src/util/serial.ts";
import { parseTime } from "#src/util/time.ts";

import type { WaitingOnu } from "./panels.tsx";

/** An ONU that waits. A record, so that a list can sort and search it. */
export type Waiting = {
  /** Its serial, else what the API knows it by; with where it waits for all but the latest of several places (`apart`). */
  id: string;
  /** 16 lower-case hex digits. */
  sn: string | null;
  olt: string | null;
  position: Position | null;
  /** `0/5/2`, however the server writes it; as it came where it could not be read. */
  place: string | null;
  model: string | null;
  since: Date | null;
  /** Where it is enabled; null where nothing identifies it to the API. */
  enable: string | null;
};

const NAMES = {
  sn: ["sn", "serial", "serial_number"],
  olt: ["olt", "olt_name", "host", "olt_id"],
  place: ["fsp", "position", "port", "pon", "tag"],
  model: ["onu_type", "model", "type", "type_name", "ont_model"],
  since: ["time", "since", "first_seen", "seen", "created", "discovered"],
  key: ["id", "sn", "serial", "serial_number", "index"],
} as const;

const LISTS = ["unconfigured", "onus", "onts"];
/** Keys of a reply that hold a list and are no OLT's name. */
const NO_OLT =
  /^(results|items|rows|data|unconfigured|on[ut]s?|.*list|next|previous|autofind|pending)$/iu;

interface Grouped {
  row: unknown;
  here: Where;
  /** Of the group that it stands in; null without one. */
  olt: string | null;
}

/** The rows of a reply, also of one by OLT, as the vendor's own screen groups them. */
function groupedRows(raw: unknown, where: Where): Grouped[] {
  const isOlt = (key: string) => Array.isArray(record(raw)?.[key]) && !NO_OLT.test(key);
  return looseRows(raw, where, LISTS, isOlt).flatMap(([key, row], i): Grouped[] => {
    const here = under(where, key ?? i);
    if (key === null || !Array.isArray(row)) return [{ row, here, olt: null }];
    return row.map((one: unknown, j) => ({ row: one, here: under(here, j), olt: key }));
  });
}

/** Reads the list; a row without serial and without id is left out and noted. */
export function readUnconfigured(raw: unknown): { rows: Waiting[]; odd: Oddity[] } {
  const where = whole();
  const rows = groupedRows(raw, where).flatMap(({ row, here, olt }) => {
    const fields = record(row, here);
    const own = fields && looseRow(fields, here);
    const apiId = own?.word(NAMES.key) ?? null;
    if (!fields || !own) return [];
    if (apiId === null) {
      note(here, "not-an-object", row);
      return [];
    }
    const sn = own.word(NAMES.sn);
    const hex = sn === null ? null : (parseSerial(sn)?.hex ?? sn.toLowerCase());
    const place = placeOf(own.word(NAMES.place), fields);
    const waiting: Waiting = {
      id: hex ?? apiId,
      sn: hex,
      olt: own.word(NAMES.olt) ?? place.olt ?? olt,
      position: place.position,
      place: place.text,
      model: own.word(NAMES.model),
      // It comes without a zone (contract 2.8), which is no oddity here: the operator's own time.
      since: parseTime(timeText(own.find(NAMES.since)?.value)),
      enable: enableOf(fields, apiId),
    };
    return [waiting];
  });
  return { rows, odd: where.odd };
}

/**
 * The rows of which each is one: an OLT may list a serial at a port that it has left for another, and enabling it there is not
 * enabling it here. The latest bears the serial alone. What is repeated says nothing new.
 */
export function apart(rows: readonly Waiting[]): Waiting[] {
  const once = [...new Map(rows.map((row) => [atPlace(row), row])).values()];
  const latest = new Map<string, Waiting>();
  for (const row of once) {
    const known = latest.get(row.id);
    if (!known || (row.since?.getTime() ?? 0) > (known.since?.getTime() ?? 0))
      latest.set(row.id, row);
  }
  return once.map((row) => (latest.get(row.id) === row ? row : { ...row, id: atPlace(row) }));
}

function atPlace({ id, olt, place }: Pick<Waiting, "id" | "olt" | "place">): string {
  return [id, olt, place].filter(Boolean).join(" ");
}

/** The row of an id, also where others of its serial came or went since it was opened. */
export function waitingAt(rows: readonly Waiting[], id: string | null): Waiting | undefined {
  return rows.find((row) => row.id === id) ?? rows.find((row) => atPlace(row) === id);
}

function placeOf(
  text: string | null,
  fields: Readonly<Record<string, unknown>>,
): { text: string | null; position: Position | null; olt: string | null } {
  const [frame, slot, port] = ["frame", "slot", "port"].map((name) => fields[name]);
  const numbers = [frame, slot, port].every(
    (one) => typeof one === "number" || (typeof one === "string" && /^\d+$/u.test(one)),
  );
  const said = numbers ? `${String(frame)}/${String(slot)}/${String(port)}` : text;
  if (said === null) return { text: null, position: null, olt: null };
  const tagged = parseOltPosition(said);
  const position = parsePosition(said) ?? tagged?.position ?? null;
  return {
    text: position ? formatPort(position) : said,
    position: position && { ...position, onu: null },
    olt: tagged?.olt ?? null,
  };
}

/** The row's own address for it; else the documented one with the row's id, serial or index (contract 3.5). */
function enableOf(fields: unknown, apiId: string): string {
  const own = linkEntries(fields, "actions").find(([name]) => name === "enable")?.[1];
  return own ?? apiUrl(`gpon/unconfigured/${encodeURIComponent(apiId)}/enable/`);
}

/** The waiting ONUs as read. */
export interface WaitingList {
  rows: Waiting[];
  odd: Oddity[];
  /** Null: these are all. */
  part: Part | null;
  at: Date;
}

/** The ONUs that wait, as query options. @throws ApiError */
export const unconfigured = queryOptions({
  queryKey: ["gpon", "unconfigured"] as const,
  queryFn: async ({ signal }): Promise<WaitingList> => {
    const all = (path: string) =>
      readOn((page) => get(path, page, { signal }), readUnconfigured, atPlace);
    // An installer may have them at an address of their own (contract 3.10).
    const { rows, odd, part, first } = await either(
      () => all("gpon/unconfigured/"),
      () => all("installer/gpon/unconfigured/"),
    );
    return { rows: apart(rows), odd, part, at: first.at };
  },
  staleTime: 10_000,
});

/**
 * The ONU with a serial number (16 lower-case hex digits) among those that wait; null where it does not. @throws ApiError,
 * `malformed` where it may be among those that the server did not give
 */
export async function waitingOnu(hex: string): Promise<WaitingOnu | null> {
  const { rows, part } = await queryClient.fetchQuery(unconfigured);
  const row = waitingAt(rows, hex);
  if (!row && part)
    throw new ApiError({ kind: "malformed", detail: `${rows.length} / ${part.total ?? "?"}` });
  return row ? { sn: hex, model: row.model, olt: row.olt, place: row.place } : null;
}
