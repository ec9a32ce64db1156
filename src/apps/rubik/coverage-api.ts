// From an address to coverage (contract 3.7). What the server gave is sent back as it came: in ids trailing blanks matter (2.9).
import { queryOptions } from "@tanstack/react-query";
import { get, write } from "#src/krill/client.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { looseRow, looseRows } from "#src/util/loose.ts";
import { list, num, record, text, texts, whole, type Fields } from "#src/util/read.ts";
import { cleanText, visible } from "#src/util/text.ts";

/** An object of the API as it came. */
export type Raw = Readonly<Fields>;

/** The fields by which an address is searched, in the order in which people know them. */
export const ADDRESS_FIELDS = [
  "stateOrProvince",
  "city",
  "locality",
  "postCode",
  "streetType",
  "streetName",
  "streetNr",
] as const;
/** The rarer ones. */
export const MORE_FIELDS = [
  "streetSuffix",
  "streetNrLast",
  "streetNrLastSuffix",
  "country",
] as const;

export type AddressField = (typeof ADDRESS_FIELDS)[number] | (typeof MORE_FIELDS)[number];

/** What is typed of an address. */
export type AddressFields = Readonly<Partial<Record<AddressField, string>>>;

/** What a search found, and what each field can be completed with. */
export interface AddressSearch {
  addresses: readonly Raw[];
  clues: Readonly<Partial<Record<AddressField, readonly string[]>>>;
  /** What the owners said beside it. */
  errors: readonly string[];
}

/** Searches addresses; with nothing typed only the clues come. */
export function addressSearch(fields: AddressFields) {
  const asked = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value.trim() !== ""),
  );
  return queryOptions({
    queryKey: ["rubik", "addresses", asked] as const,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<AddressSearch> =>
      readAddresses((await get("rubik/addresses/", asked, { signal, timeoutMs: 40_000 })).data),
  });
}

/** Reads the reply of a search. Never throws. */
export function readAddresses(raw: unknown): AddressSearch {
  const reply = record(raw);
  const rows = Array.isArray(raw) ? raw : list(reply?.["addresses"] ?? reply?.["results"]);
  const meta = record(reply?.["_meta"]);
  const clues = looseRow(record(meta?.["clues"]) ?? {}, whole("clues"));
  return {
    addresses: recordsOf(rows),
    clues: Object.fromEntries(
      [...ADDRESS_FIELDS, ...MORE_FIELDS].map((field) => [
        field,
        [...new Set(texts(clues.find([field])?.value))].slice(0, 300),
      ]),
    ),
    errors: list(meta?.["errors"]).map((error) =>
      visible(cleanText(error) ?? JSON.stringify(error) ?? "", 200),
    ),
  };
}

/** A home at an address: the owner, the whole of what the server gave, and the one id that is verified. */
export interface Home {
  owner: string;
  raw: Raw;
  uid: Raw;
}

/** Asks for the homes at an address; it is a POST that changes nothing (contract 3.7). */
export function homesAt(address: Raw | null) {
  return queryOptions({
    queryKey: ["rubik", "homes", address] as const,
    enabled: address !== null,
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
    queryFn: async (): Promise<readonly Home[]> => {
      const reply = await write("POST", "rubik/subaddresses", address);
      return readHomes(reply.data, address);
    },
  });
}

/** Reads homes: a bare array, or a list in an envelope. Without any, the address itself stands for its one home. */
export function readHomes(raw: unknown, address: Raw | null): Home[] {
  const rows = recordsOf(readEnvelope(raw, []).rows);
  const source = text(address?.["source"]) ?? text(address?.["owner"]) ?? "";
  const homes = rows.flatMap((row) =>
    list(row["uids"]).flatMap((item): Home[] => {
      const uid = record(item) ?? (text(item) === null ? null : { externalId: item });
      return uid ? [{ owner: text(row["owner"]) ?? source, raw: row, uid }] : [];
    }),
  );
  const own = address?.["uid"] ?? address?.["id"];
  if (homes.length > 0 || rows.length > 0 || typeof own !== "string") return homes;
  const uid = { externalId: own };
  return [{ owner: source, raw: { owner: source, geographicSubAddress: {}, uids: [uid] }, uid }];
}

/** One product for a home, with its id. */
export interface Product {
  code: string;
  uid: Raw;
}

/** The product that says that there is none. */
export const NO_COVERAGE = "sin-cobertura";

/** Asks for the products of a home; a POST that changes nothing. */
export function productsFor(home: Home | null) {
  return queryOptions({
    queryKey: ["rubik", "products", home?.raw ?? null, home?.uid ?? null] as const,
    enabled: home !== null,
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
    queryFn: async (): Promise<readonly Product[]> =>
      readProducts((await write("POST", "rubik/products", home?.raw)).data),
  });
}

/** Reads products: `{owner, uids}`, or a list. */
export function readProducts(raw: unknown): Product[] {
  return looseRows(raw, whole("products"), ["uids", "products"]).flatMap(([, row]) => {
    const uid = record(row);
    const code = text(uid?.["product"]);
    return uid && code !== null ? [{ code, uid }] : [];
  });
}

/** What the owner says of a home. */
export interface Verdict {
  /** 100: coverage; 302: none; anything else is neither. */
  code: number | null;
  message: string;
  description: string;
}

/** Whether there is coverage; null where the owner says neither. */
export function hasCoverage({ code }: Verdict): boolean | null {
  return code === 100 ? true : code === 302 ? false : null;
}

/** Asks the owner whether a home can be served; a POST that changes nothing. @throws ApiError */
export async function verify(owner: string, uid: Raw): Promise<Verdict> {
  const reply = await write("POST", "rubik/verify/", { owner, uids: [uid] });
  return readVerdict(reply.data);
}

/** Reads the answer. Never throws. */
export function readVerdict(raw: unknown): Verdict {
  const reply = record(raw) ?? {};
  return {
    code: num(reply["code"]),
    message: cleanText(reply["message"]) ?? cleanText(raw) ?? "",
    description: cleanText(reply["description"]) ?? "",
  };
}

function recordsOf(rows: readonly unknown[]): Fields[] {
  return rows.map((row) => record(row)).filter((row): row is Fields => row !== null);
}

/** An address in one line. */
export function addressText(address: Raw): string {
  const part = (name: string) => cleanText(address[name])?.trim() ?? "";
  const number = [
    part("streetNr") + part("streetNrSuffix"),
    part("streetNrLast") + part("streetNrLastSuffix"),
  ]
    .filter(Boolean)
    .join("–");
  const street = [part("streetType"), part("streetName"), number, part("streetSuffix")];
  const town = [part("postCode"), part("locality") || part("city")];
  const parts = [
    street.filter(Boolean).join(" "),
    town.filter(Boolean).join(" "),
    part("stateOrProvince"),
  ];
  return visible(parts.filter(Boolean).join(", ") || part("geographicLocation") || "?", 200);
}

const HOME_PARTS = [
  "buildingName",
  "buildingNameSuffix",
  "subUnitType",
  "subUnitNumber",
  "stairCase",
  "levelNumber",
  "doorType",
  "door",
] as const;

/** The parts of a home's place that say something: staircase, level, door. */
export function homeParts({
  raw,
}: Home): readonly (readonly [(typeof HOME_PARTS)[number], string])[] {
  const place = record(raw["geographicSubAddress"]) ?? {};
  return HOME_PARTS.flatMap((part) => {
    const value = cleanText(place[part])?.trim();
    return value ? [[part, visible(value, 60)] as const] : [];
  });
}
