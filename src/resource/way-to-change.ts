// How a change of a thing is sent: what changed alone (PATCH), or, where the server takes nothing less, the whole of it (PUT). Pure.
import type { Metadata } from "#src/krill/metadata.ts";
import type { Item } from "#src/krill/resource.ts";
import { record, type Fields } from "#src/util/read.ts";
import { secretKeys } from "#src/util/secrets.ts";

/** How a thing can be changed, or why it cannot. */
export type WayToChange =
  | { kind: "patch" }
  /** `whole` are its fields as the server gave them, without those that nobody writes. */
  | { kind: "put"; whole: Readonly<Record<string, unknown>> }
  /** `secrets`: to send it whole would send its secrets back (contract 2.10); `unread`: its fields are not known as they came. */
  | { kind: "none"; why: "read-only" | "secrets" | "unread" };

/** The way to change a thing by its reply's `Allow` (PRODUCT 5): PATCH before PUT (contract 2.11). */
export function wayToChange(
  { allow, raw }: Pick<Item<unknown>, "allow" | "raw">,
  { fields }: Pick<Metadata, "fields">,
): WayToChange {
  if (!allow || allow.has("PATCH")) return { kind: "patch" };
  if (!allow.has("PUT")) return { kind: "none", why: "read-only" };
  const came: Fields | null = record(raw);
  if (!came) return { kind: "none", why: "unread" };
  if ([...secretKeys(came)].some((name) => !isNothing(came[name])))
    return { kind: "none", why: "secrets" };
  const isWritten = ([name]: [string, unknown]) =>
    name !== "id" && !name.startsWith("_") && fields[name]?.isReadOnly !== true;
  return { kind: "put", whole: Object.fromEntries(Object.entries(came).filter(isWritten)) };
}

/** The same fields of a thing as it is by now. */
export function wholeNow(
  whole: Readonly<Record<string, unknown>>,
  { raw }: Pick<Item<unknown>, "raw">,
): Record<string, unknown> {
  const now: Fields = record(raw) ?? {};
  return Object.fromEntries(Object.keys(whole).map((name) => [name, now[name] ?? null]));
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}
