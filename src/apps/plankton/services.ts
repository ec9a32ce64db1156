// FTTH services for another CRM (contract 3.8: nothing but the address is known, all inferred). Fields are whatever comes.
import { keyedRow, linksField } from "#src/krill/read-row.ts";
import { resource, type RowOf } from "#src/krill/resource.ts";
import { metadataOf, type Metadata } from "#src/krill/metadata.ts";
import { looseRow } from "#src/util/loose.ts";
import { record, whole as asWhole } from "#src/util/read.ts";

const readService = keyedRow(["id", "pk", "uuid", "service_id"], { _links: linksField });

/** The services. */
export const services = resource({ app: "plankton", name: "services", read: readService });

export type Service = RowOf<typeof services>;

/** What the server says of a service's fields. */
export const serviceMetadata = metadataOf(services.path);

/** What a service is called, by whatever names it: a text, never an object. */
export function serviceName(service: Service): string | null {
  const names = [
    "name",
    "label",
    "customer_name",
    "administrative_id",
    "customer",
    "username",
    "sn",
    "remote_id",
  ];
  return looseRow(service, asWhole()).word(names);
}

/** A field as far as it is known. */
export type Field = { name: string; type: FieldType; isReadOnly: boolean; label: string | null };

/** What a field takes; `json` is anything that has parts. */
export type FieldType = "text" | "flag" | "number" | "decimal" | "date" | "choice" | "json";

const TYPES: readonly [RegExp, FieldType][] = [
  [/^bool/iu, "flag"],
  [/^int/iu, "number"],
  [/^(decimal|float|number)/iu, "decimal"],
  [/^date$/iu, "date"],
  [/^choice/iu, "choice"],
  [/nested|list|dict|json|object|multiple|array/iu, "json"],
];
/** Made by the server, whatever it says. */
const OWN = new Set([
  "id",
  "pk",
  "uuid",
  "url",
  "created",
  "updated",
  "created_at",
  "updated_at",
  "modified",
]);

/** The fields by the metadata, else by the services met; in the server's order. Names that every object has are none. */
export function fieldsOf(metadata: Metadata | undefined, met: readonly Service[]): Field[] {
  const described = Object.entries(metadata?.described ?? {}).filter(([name]) => isOwn(name));
  if (described.length > 0)
    return described.map(([name, { type, label }]) => {
      const said = metadata?.fields[name];
      const hasChoices = (said?.choices.length ?? 0) > 0;
      const read = TYPES.find(([words]) => words.test(type ?? ""))?.[1] ?? "text";
      return {
        name,
        type: hasChoices && read !== "json" ? "choice" : read,
        isReadOnly: said?.isReadOnly === true || name === "id",
        label,
      };
    });
  const fields = new Map<string, Field>();
  const told = new Set<string>();
  for (const row of met)
    for (const [name, value] of Object.entries(row)) {
      if (name === "_links" || !isOwn(name)) continue;
      const before = fields.get(name);
      const type = together(before && told.has(name) ? before.type : null, value);
      // Nothing tells nothing of what else there may be.
      if (value !== null) told.add(name);
      fields.set(name, { name, type, isReadOnly: OWN.has(name), label: null });
    }
  return [...fields.values()];
}

const isOwn = (name: string) => !(name in Object.prototype);

function typeOf(value: unknown): FieldType {
  if (typeof value === "boolean") return "flag";
  if (typeof value === "number") return Number.isInteger(value) ? "number" : "decimal";
  return typeof value === "object" && value !== null ? "json" : "text";
}

/** Where services differ, text takes all of it, and a whole number is a decimal too; parts stay parts, whichever came first. */
function together(before: FieldType | null, value: unknown): FieldType {
  const type = typeOf(value);
  if (before === null) return type;
  if (value === null || before === type) return before;
  const both = new Set([before, type]);
  if (both.has("json")) return "json";
  return both.has("number") && both.has("decimal") ? "decimal" : "text";
}

/** What the form of a server without any description has instead of fields. */
export const WHOLE = "json_body";

/**
 * The services as a form takes them: fields with parts are JSON text there, and parts again in what is sent. A decimal is sent as a
 * number where the service has one.
 */
export function formServices(fields: readonly Field[]) {
  const parts = new Set(fields.filter(({ type }) => type === "json").map(({ name }) => name));
  const shown = <Row extends Record<string, unknown>>(row: Row): Row => {
    const texts = Object.entries(row).map(([name, value]) => [
      name,
      parts.has(name) && value !== null && value !== undefined && typeof value !== "string"
        ? written(value)
        : value,
    ]);
    return Object.assign({ ...row }, Object.fromEntries(texts));
  };
  const sent = (body: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const { [WHOLE]: all, ...rest } = body;
    const read = Object.entries(rest).map(([name, value]) => [
      name,
      parts.has(name) && typeof value === "string" ? parsed(value) : value,
    ]);
    return { ...(typeof all === "string" ? record(parsed(all)) : {}), ...Object.fromEntries(read) };
  };
  return {
    ...services,
    // What the form has differs from what the page has.
    key: ["plankton", "service-forms"] as const,
    fetchOne: async (id: number | string, joins?: readonly string[], signal?: AbortSignal) => {
      const item = await services.fetchOne(id, joins, signal);
      return { ...item, data: shown(item.data) };
    },
    create: async (body: Readonly<Record<string, unknown>>) => services.create(sent(body)),
    // The whole of a service, for a server that takes nothing less, is as it came: its parts are parts.
    save: async (
      id: number | string,
      changes: Readonly<Record<string, unknown>>,
      whole?: Readonly<Record<string, unknown>>,
    ) => {
      const saved = await services.save(id, sent(changes), whole);
      return saved.item
        ? { ...saved, item: { ...saved.item, data: shown(saved.item.data) } }
        : saved;
    },
  };
}

/** JSON, or the text itself where it is none: the form's check has said so before. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What has parts, as a form shows it. */
const written = (value: unknown) => JSON.stringify(value, null, 2);

/** JSON as a form shows it, however it was typed, so that the same reads the same; null where it is none. */
export function tidyJson(text: string): string | null {
  return isJson(text) ? written(parsed(text)) : null;
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
