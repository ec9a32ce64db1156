import { note } from "#src/util/read.ts";
import { timeText } from "#src/util/time-text.ts";
import type { FieldReader } from "./read-row.ts";

/** A time as text, also from seconds or milliseconds since 1970; what stands for "never" there, as zeros, is null. */
export const timeField: FieldReader<string> = (value, where) => {
  const said = timeText(value);
  if (said === null && typeof value === "object") note(where, "not-a-date", value);
  return said !== null && /[^0\s:.TZ+-]/iu.test(said) ? said : null;
};
