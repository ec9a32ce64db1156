// PBXs and what they are made of (contract 3.3: the paths of the items are documented in part, the names of all
// fields are inferred). Fields whose shape nobody knows are kept as they came; `wire.ts` reads them.
import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { idIn } from "#src/krill/inferred-fields.ts";
import {
  flagField,
  linksField,
  numberField,
  row,
  textField,
  type FieldReader,
} from "#src/krill/read-row.ts";
import {
  queryOf,
  resource,
  type Item as Read,
  type ListParams,
  type Page,
  type RowOf,
} from "#src/krill/resource.ts";
import { readAll } from "#src/krill/read-all.ts";
import { bool01, list, record, type Fields } from "#src/util/read.ts";
import { remembered } from "./remembered.ts";
import { plain } from "./wire.ts";
import type { ItemKind, PbxPlace } from "./paths.ts";

/** A number, or how many there are of a list. */
const countField: FieldReader<number> = (value, where) =>
  Array.isArray(value) ? value.length : numberField(value, where);

const readPbx = row({
  realm: textField,
  ringtime: numberField,
  language: textField,
  comment: textField,
  contextname: textField,
  ddis_count: countField,
  lines_count: countField,
  voicemails_count: countField,
  groups_count: countField,
  queues_count: countField,
  recepcionists_count: countField,
  _links: linksField,
});

const readItem = row({
  name: textField,
  cli: textField,
  ddi: textField,
  repeat: flagField,
  announce: flagField,
});

const readHoliday = row({ day: textField, comment: textField, realm: textField });
const readContext = row({ name: textField });

/** All PBXs. */
export const pbxs = resource({ app: "pbx", name: "pbxs", read: readPbx });
/** The days on which PBXs are closed. */
export const holidays = resource({ app: "pbx", name: "holidays", read: readHoliday });
/** Which numbers a line may call; the same as the CRM's, which has the pages for them. */
const contexts = resource({ app: "pbx", name: "contexts", read: readContext });

export type Pbx = RowOf<typeof pbxs>;
export type Item =
  ReturnType<typeof itemsResource> extends infer R
    ? R extends { fetchPage: (...args: never[]) => Promise<Page<infer Row>> }
      ? Row
      : never
    : never;
export type HolidayRow = RowOf<typeof holidays>;
type ContextRow = RowOf<typeof contexts>;

/** Items as the API's addresses call them: `recepcionists` is spelt so there. */
const WIRE_NAMES: Readonly<Record<ItemKind, string>> = {
  ddis: "ddis",
  groups: "groups",
  queues: "queues",
  receptionists: "recepcionists",
  schedules: "schedules",
};

const pbxsResource = remembered(String, (customer: number) => {
  const path = `pbx/customers/${customer}/pbxs/`;
  const own = resource({ app: "pbx", name: `of/${customer}`, path, read: readPbx });
  return {
    ...own,
    /** With its customer, which is its name; a server that refuses to join gives the PBX alone. */
    fetchOne: async (
      id: number | string,
      _joins: readonly string[] = [],
      signal?: AbortSignal,
    ): Promise<Read<Pbx>> => {
      try {
        return await own.fetchOne(id, ["customer"], signal);
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== "invalid") throw error;
        return own.fetchOne(id, [], signal);
      }
    },
  };
});

/** The PBXs of a customer; one, as the vendor's screens have it. */
export const pbxsOf = (customer: number) => pbxsResource(customer);

const itemsResource = remembered(String, (path: string) =>
  resource({ app: "pbx", name: path, path: `pbx/${path}/`, read: readItem }),
);

/** The items of one kind of a PBX. */
export const itemsOf = ({ customer, pbx }: PbxPlace, kind: ItemKind) =>
  itemsResource(`customers/${customer}/pbxs/${pbx}/${WIRE_NAMES[kind]}`);

/** The customer of a PBX; null where the server does not tell. */
export const customerOf = (pbx: Pbx): number | null => idIn(pbx["customer"]);

/** The customer's own among PBXs that were read as the customer's: a server may give everybody's. */
export function ownOf(rows: readonly Pbx[] | undefined, customer: number): Pbx | undefined {
  return rows?.find((pbx) => (customerOf(pbx) ?? customer) === customer);
}

/** What a PBX is called: its customer. */
export function pbxName(pbx: Pbx): string {
  const customer = record(pbx["customer"]);
  const named = [plain(customer?.["name"]), plain(customer?.["surname"])].filter(Boolean).join(" ");
  return named || `PBX #${pbx.id}`;
}

/** A list read to its end: PBXs have tens of items, not thousands. @throws ApiError */
export async function readWhole<Row>(
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>,
  signal: AbortSignal,
): Promise<{ rows: Row[]; allow: ReadonlySet<string> | null }> {
  const rows: Row[] = [];
  let allow: ReadonlySet<string> | null = null;
  const fetchNoting: typeof fetchPage = async (...asked) => {
    const page = await fetchPage(...asked);
    allow = page.allow;
    return page;
  };
  for await (const part of readAll(fetchNoting, { limit: 0, offset: 0 }, signal))
    rows.push(...part.rows);
  return { rows, allow };
}

/** A telephone line of a customer, as far as PBXs care. */
export interface Line {
  id: number;
  cpe: number;
  cpename: string;
  cli: string | null;
  label: string | null;
  /** Whether it rings in the PBX; null where the server does not say. */
  isExtension: boolean | null;
  hasVoicemail: boolean | null;
}

/** The lines of a customer. */
export interface Lines {
  lines: readonly Line[];
  /** False where some may be missing: the server gave others' devices too, not all of them, or devices without their lines. */
  isComplete: boolean;
  /** How many devices the customer has. */
  devices: number;
}

/**
 * The telephone lines of a customer: those of the customer's devices, which a server embeds (contract 2.4, `joins`).
 * @throws ApiError
 */
export async function readLines(customer: number, signal: AbortSignal): Promise<Lines> {
  const devices = await readDevices(customer, signal);
  const own = devices.rows.filter((cpe) => idIn(cpe["customer"]) === customer);
  const lines = own.flatMap((cpe) =>
    list(cpe["potses"]).flatMap((one): Line[] => {
      const pots = record(one);
      const id = idIn(pots?.["id"]);
      const device = idIn(cpe["id"]);
      if (!pots || id === null || device === null) return [];
      return [
        {
          id,
          cpe: device,
          cpename: plain(cpe["cpename"]) ?? plain(cpe["internal_id"]) ?? `#${device}`,
          cli: plain(pots["cli"]),
          label: plain(pots["label"]),
          isExtension: bool01(pots["pbx_extension"]),
          hasVoicemail: bool01(pots["voicemail"]),
        },
      ];
    }),
  );
  const isComplete = devices.isWhole && own.every(tellsItsLines);
  return { lines, isComplete, devices: own.length };
}

/** The devices of a customer with their lines; not more than one page of a server that gives others' too. */
async function readDevices(
  customer: number,
  signal: AbortSignal,
): Promise<{ rows: Fields[]; isWhole: boolean }> {
  const fetchPage = async (asked: ListParams, wanted?: AbortSignal): Promise<Page<unknown>> => {
    const query = queryOf({ ...asked, filters: { customer }, joins: ["potses"] });
    const { data, allow, at, request } = await get("isp/cpes/", query, { signal: wanted });
    const page = readEnvelope(data, [], asked);
    return { ...page, received: page.rows.length, allow, at, ms: request.ms, odd: [] };
  };
  const rows: Fields[] = [];
  let count = 0;
  for await (const page of readAll(fetchPage, { limit: 0, offset: 0 }, signal)) {
    const own = page.rows.map((one) => record(one)).filter((one) => one !== null);
    rows.push(...own);
    count = page.total ?? 0;
    if (own.some((cpe) => idIn(cpe["customer"]) !== customer)) return { rows, isWhole: false };
  }
  return { rows, isWhole: count <= rows.length };
}

/** Whether a device came with its lines themselves: a server may leave them out, or give their numbers alone. */
function tellsItsLines(cpe: Fields): boolean {
  const { potses } = cpe;
  return potses === null || (Array.isArray(potses) && potses.every((one) => record(one) !== null));
}

/** The contexts: of the PBX, else of the CRM, which has the same. @throws ApiError */
export const allContexts = queryOptions({
  queryKey: ["pbx", "contexts", "all"],
  queryFn: ({ signal }) => readContexts(signal),
  staleTime: 60_000,
});

async function readContexts(signal: AbortSignal): Promise<ContextRow[]> {
  try {
    return (await readWhole(contexts.fetchPage, signal)).rows;
  } catch (error) {
    if (!(error instanceof ApiError) || !isAbsent(error)) throw error;
    return (await readWhole(crmContexts.fetchPage, signal)).rows;
  }
}

const crmContexts = resource({ app: "isp", name: "contexts", read: readContext });
