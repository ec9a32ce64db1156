import { useDynamicText } from "#src/i18n/dynamic.ts";
import { readableName } from "#src/resource/known-actions.ts";

/** What a field of the API is called on the screen; one that is not known is made readable. */
export function useFieldName(): (field: string) => string {
  const text = useDynamicText("cpe");
  const more = useDynamicText("cpeLink");
  return (field) => {
    const key = `fields.${field}`;
    const readable = readableName(field);
    return /^[a-z0-9_]+$/.test(field) ? text(key, more(key, readable)) : readable;
  };
}
