import { ApiError } from "#src/krill/errors.ts";
import { fieldsOf, type FormSpec } from "./form-spec.ts";
import type { ListRow } from "./list-spec.ts";

/** A refusal's messages at the fields of the form (contract 2.7); the others stay with the error. */
export function sortErrors<Row extends ListRow>(
  spec: FormSpec<Row>,
  error: ApiError,
): { atFields: Record<string, string>; rest: ApiError } {
  const names = new Set(fieldsOf(spec).map(({ name }) => name));
  const atFields: Record<string, string> = {};
  const general: string[] = [];
  for (const [path, messages] of Object.entries(error.fields)) {
    const name = path.split(".")[0] ?? path;
    if (names.has(name)) atFields[name] = [atFields[name], ...messages].filter(Boolean).join(" ");
    else general.push(`${path}: ${messages.join(" ")}`);
  }
  const detail = [error.detail, ...general].filter(Boolean).join(" ") || null;
  const { kind, status, fields, raw, allow, retryAfter, request } = error;
  const facts = { kind, status, fields, raw, allow, retryAfter, detail };
  return { atFields, rest: new ApiError(request ? { ...facts, request } : facts) };
}
