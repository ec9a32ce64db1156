import { queryOptions } from "@tanstack/react-query";
import { bool01, list, num, record } from "#src/util/read.ts";
import { ApiError } from "./errors.ts";
import { apiUrl, type ApiUrl } from "./links.ts";
import { send } from "./client.ts";

/** One value that a field can take, with the server's own word for it. */
export interface Choice {
  value: string;
  label: string;
}

/** What a server says about one field; null where it does not say. */
export interface FieldMetadata {
  isRequired: boolean | null;
  isReadOnly: boolean | null;
  maxLength: number | null;
  choices: readonly Choice[];
}

/** What a server says about a collection. */
export interface Metadata {
  /** Methods that this person may use; null where the server does not say. */
  allow: ReadonlySet<string> | null;
  /** By field; empty where the server gives no metadata, or this person may not write. */
  fields: Readonly<Record<string, FieldMetadata>>;
  /** What each field is and is called, for forms that know none beforehand; absent where nothing is described. */
  described?: Readonly<Record<string, { type: string | null; label: string | null }>>;
}

const NOTHING: Metadata = { allow: null, fields: {} };
/** A form waits for it, so that a silent server may not hold it up for long, ms. */
const PATIENCE_MS = 6000;

/**
 * The metadata that DRF answers to OPTIONS on a collection or one thing (contract 2.3, inferred);
 * nothing where the server does not give it.
 */
export function metadataOf(path: string) {
  return metadataAt(apiUrl(path));
}

/** The same of an address that the API gave: what an action takes along. */
export function metadataAt(url: ApiUrl) {
  return queryOptions({
    queryKey: ["metadata", url],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<Metadata> => {
      try {
        const reply = await send({ url, method: "OPTIONS", signal, timeoutMs: PATIENCE_MS });
        const { data, allow } = reply;
        return { allow, fields: readMetadata(data), described: readDescribed(data) };
      } catch (error) {
        if (error instanceof ApiError && error.kind !== "network") return NOTHING;
        throw error;
      }
    },
  });
}

/** The values that a collection's fields can take, by the metadata; none where the server does not say. */
export function choicesOf(path: string) {
  return { ...metadataOf(path), select: choicesIn };
}

function choicesIn({ fields }: Metadata): Readonly<Record<string, readonly string[]>> {
  const choices: Record<string, readonly string[]> = Object.create(null);
  for (const [name, field] of Object.entries(fields))
    if (field.choices.length > 0) choices[name] = field.choices.map(({ value }) => value);
  return choices;
}

function describedIn(data: unknown): Readonly<Record<string, unknown>> {
  const actions = record(record(data)?.["actions"]);
  return record(actions?.["POST"]) ?? record(actions?.["PUT"]) ?? {};
}

function readDescribed(data: unknown): NonNullable<Metadata["described"]> {
  const word = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const fields = Object.entries(describedIn(data)).flatMap(([name, value]) => {
    const field = record(value);
    return field
      ? [[name, { type: word(field["type"]), label: word(field["label"]) }] as const]
      : [];
  });
  return Object.fromEntries(fields);
}

/** Takes the fields out of OPTIONS metadata; whatever its shape, never throws. */
export function readMetadata(data: unknown): Metadata["fields"] {
  const described = describedIn(data);
  const fields: Record<string, FieldMetadata> = Object.create(null);
  for (const [name, value] of Object.entries(described)) {
    const field = record(value);
    if (!field) continue;
    const length = num(field["max_length"]);
    fields[name] = {
      isRequired: bool01(field["required"]),
      isReadOnly: bool01(field["read_only"]),
      maxLength: length !== null && length > 0 ? length : null,
      choices: list(field["choices"]).flatMap(readChoice),
    };
  }
  return fields;
}

function readChoice(choice: unknown): Choice[] {
  const named = record(choice);
  const value = named?.["value"] ?? choice;
  const said = named?.["display_name"] ?? named?.["label"];
  // Ids of related things are numbers there.
  if (typeof value !== "string" && typeof value !== "number") return [];
  const text = String(value);
  return text === ""
    ? []
    : [{ value: text, label: typeof said === "string" && said ? said : text }];
}
