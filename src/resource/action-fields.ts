// What an action takes along, as its own address says to OPTIONS (contract 2.3; forms for extra actions are generated from a
// schema, 3.2: inferred). Pure.
import type { FieldMetadata, Metadata } from "#src/krill/metadata.ts";
import { record } from "#src/util/read.ts";
import { isSecretName } from "#src/util/secrets.ts";
import type { FormValue, FormValues } from "./form-spec.ts";

/** One thing that an action takes along. */
export interface ActionField {
  name: string;
  /** The server's own word for it; null without one. */
  label: string | null;
  kind: "text" | "number" | "flag" | "choice" | "secret" | "file";
  isRequired: boolean;
  metadata: FieldMetadata;
}

/**
 * What an action takes along; nothing where the server describes nothing, or describes the thing itself, as DRF does where an
 * action has no description of its own: then nobody is asked for all of a device's fields.
 * @param thing what is acted on, as the API gave it
 */
export function fieldsOfAction(
  { fields, described = {} }: Metadata,
  thing?: unknown,
): ActionField[] {
  const own = record(thing) ?? {};
  const names = Object.keys(fields);
  if (names.filter((name) => Object.hasOwn(own, name)).length * 2 > names.length) return [];
  return Object.entries(fields).flatMap(([name, metadata]) => {
    if (metadata.isReadOnly === true) return [];
    const type = described[name]?.type ?? "";
    return {
      name,
      label: described[name]?.label ?? null,
      kind: kindOf(name, type, metadata),
      isRequired: metadata.isRequired === true,
      metadata,
    };
  });
}

function kindOf(name: string, type: string, { choices }: FieldMetadata): ActionField["kind"] {
  if (choices.length > 0) return "choice";
  if (/file|image/i.test(type)) return "file";
  if (/bool/i.test(type)) return "flag";
  if (/integer|float|decimal|number/i.test(type)) return "number";
  return isSecretName(name) ? "secret" : "text";
}

/** Whether what is typed can be sent: all that is required, numbers as numbers, and no file, which cannot be sent from here. */
export function isComplete(fields: readonly ActionField[], values: FormValues): boolean {
  return fields.every(({ name, kind, isRequired }) => {
    if (kind === "file") return !isRequired;
    if (kind === "flag") return true;
    const text = textOf(values[name]);
    return text === "" ? !isRequired : kind !== "number" || isNumber(text);
  });
}

/** What of the values may be kept for another try. */
export function withoutSecrets(fields: readonly ActionField[], values: FormValues): FormValues {
  const open = new Set(fields.flatMap(({ name, kind }) => (kind === "secret" ? [] : [name])));
  return Object.fromEntries(Object.entries(values).filter(([name]) => open.has(name)));
}

/** Whether a text is a number, with a comma or a point. */
export function isNumber(text: string): boolean {
  return /^[+-]?\d+([.,]\d+)?$/u.test(text.trim());
}

/** The body of the request: what was typed, in the server's types; what was left empty is not sent. */
export function bodyOf(
  fields: readonly ActionField[],
  values: FormValues,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, kind, isRequired } of fields) {
    const value = values[name];
    const text = textOf(value);
    if (kind === "flag" && (typeof value === "boolean" || isRequired)) body[name] = value === true;
    else if (kind === "number" && isNumber(text))
      body[name] = Number(text.trim().replace(",", "."));
    else if (kind !== "flag" && kind !== "file" && kind !== "number" && text !== "")
      body[name] = text;
  }
  return body;
}

function textOf(value: FormValue | undefined): string {
  return typeof value === "string" ? value : "";
}
