import { asText } from "./text.ts";

/** Validation and OPTIONS metadata from one table of fields, with DRF's own sentences (contract 2.3, 2.7). */

/** One field of a resource. */
export interface Field {
  type: "string" | "boolean" | "integer" | "decimal" | "date" | "choice" | "field" | "list";
  label: string;
  required?: boolean;
  readOnly?: boolean;
  /** Whether null is a value. */
  nullable?: boolean;
  maxLength?: number;
  choices?: readonly string[];
  /** Another rule on a value that has the right type: the sentence, or null. */
  check?: (value: unknown) => string | null;
}

/** A table of fields. */
export type Fields = Readonly<Record<string, Field>>;

/** Messages by field. */
export type FieldErrors = Record<string, string[]>;

/** What is wrong with a value that is not null, by type. */
const COMPLAINTS: Readonly<Record<Field["type"], (field: Field, value: unknown) => string | null>> =
  {
    boolean: (_field, value) =>
      [true, false, "true", "false"].includes(value as string) ? null : "Must be a valid boolean.",
    integer: (_field, value) =>
      value !== "" && Number.isInteger(Number(value)) ? null : "A valid integer is required.",
    field: (_field, value) =>
      value !== "" && Number.isInteger(Number(value)) ? null : "Incorrect type. Expected pk value.",
    list: (_field, value) =>
      Array.isArray(value) ? null : `Expected a list of items but got type "${typeof value}".`,
    decimal: (_field, value) => {
      if (value === "") return null;
      if (!Number.isFinite(Number(value))) return "A valid number is required.";
      return /\.\d{8,}$/.test(asText(value))
        ? "Ensure that there are no more than 7 decimal places."
        : null;
    },
    date: (_field, value) =>
      /^\d{4}-\d{2}-\d{2}$/.test(asText(value)) && !Number.isNaN(Date.parse(asText(value)))
        ? null
        : "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.",
    choice: (field, value) =>
      value === "" || field.choices?.includes(asText(value))
        ? null
        : `"${asText(value)}" is not a valid choice.`,
    string: (field, value) => {
      if (typeof value !== "string" && typeof value !== "number") return "Not a valid string.";
      if (field.required && value === "") return "This field may not be blank.";
      return String(value).length > (field.maxLength ?? 10_000)
        ? `Ensure this field has no more than ${field.maxLength} characters.`
        : null;
    },
  };

function complaint(field: Field, value: unknown): string | null {
  if (value === null) return field.nullable ? null : "This field may not be null.";
  return COMPLAINTS[field.type](field, value);
}

function convert(field: Field, value: unknown): unknown {
  if (value === null) return null;
  if (field.type === "boolean") return value === true || value === "true";
  if (field.type === "integer" || field.type === "field") return Number(value);
  if (field.type === "decimal") return value === "" ? null : asText(value);
  return field.type === "list" ? value : asText(value);
}

/**
 * Reads a body by a table of fields: read-only and unknown keys are ignored as DRF ignores them, the others checked and converted.
 * `isWhole` (POST, PUT) also asks for all required ones.
 */
export function readFields(
  fields: Fields,
  body: Record<string, unknown>,
  isWhole: boolean,
): { values: Record<string, unknown>; errors: FieldErrors } {
  const values: Record<string, unknown> = {};
  const errors: FieldErrors = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.readOnly) continue;
    if (!Object.hasOwn(body, name)) {
      if (isWhole && field.required) errors[name] = ["This field is required."];
      continue;
    }
    const value = body[name];
    const wrong =
      complaint(field, value) ??
      (value === null || value === "" ? null : (field.check?.(value) ?? null));
    if (wrong) errors[name] = [wrong];
    else values[name] = convert(field, value);
  }
  return { values, errors };
}

/** The metadata that OPTIONS gives for a table of fields (contract 2.3). */
export function metadataOf(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        type: field.type,
        required: field.required === true,
        read_only: field.readOnly === true,
        label: field.label,
        ...(field.maxLength ? { max_length: field.maxLength } : {}),
        ...(field.choices
          ? { choices: field.choices.map((value) => ({ value, display_name: value })) }
          : {}),
      },
    ]),
  );
}
