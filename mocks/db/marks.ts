import { asText } from "#mocks/text.ts";
import type { World } from "#mocks/world.ts";

/** Puts a host or service in downtime from a request's body (contract 3.2); gives the messages when it cannot be read. */
export function setDowntime(
  world: World,
  key: string,
  author: string,
  body: Record<string, unknown>,
): Record<string, string[]> | null {
  const moment = (name: string) => Date.parse(asText(body[name]));
  const start = moment("start_time");
  const end = moment("end_time");
  const errors: Record<string, string[]> = {};
  if (typeof body["comment"] !== "string" || body["comment"] === "")
    errors["comment"] = ["This field is required."];
  if (Number.isNaN(start)) errors["start_time"] = ["Datetime has wrong format."];
  if (Number.isNaN(end)) errors["end_time"] = ["Datetime has wrong format."];
  if (end <= start) errors["end_time"] = ["Must be after start_time."];
  if (Object.keys(errors).length > 0) return errors;
  const { marks } = world.db;
  marks.set(key, {
    ...marks.get(key),
    downtime: { comment: asText(body["comment"]), author, start, end },
  });
  return null;
}
