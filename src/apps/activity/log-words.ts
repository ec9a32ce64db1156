// What the rows of the server's logs say, in a line and without secrets. Pure, never throws.
import { withoutSecrets } from "#src/krill/request-log.ts";
import { list, record } from "#src/util/read.ts";
import { maskSecrets } from "#src/util/secrets.ts";
import { visible } from "#src/util/text.ts";
import type { AdminLog, RequestLog } from "./logs.ts";

const MOST = 400;

/** Who did it: a name where the server gives one, else the number of the user. */
export function userOf(row: Pick<RequestLog, "username_persistent" | "user">): string {
  const { username_persistent: name, user } = row;
  const inner = record(user);
  const said = name ?? inner?.["username"] ?? inner?.["name"] ?? user;
  if (typeof said === "number") return `#${said}`;
  return typeof said === "string" ? visible(said, 80) : "";
}

/** The data behind a field of a log: JSON in a text is read. */
export function dataOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (!/^[[{]/u.test(text)) return value;
  try {
    return JSON.parse(text);
  } catch {
    return value;
  }
}

/** Whether there is anything in it. */
export function isEmptyData(value: unknown): boolean {
  const data = dataOf(value);
  if (data === null || data === undefined || data === "") return true;
  return typeof data === "object" && Object.keys(data).length === 0;
}

/** A body in one line, secrets masked: `notes: Visto, active: false`. */
export function summaryOf(value: unknown): string {
  if (isEmptyData(value)) return "";
  const data = dataOf(value);
  const fields = record(data);
  if (!fields)
    return masked(typeof data === "string" ? data : JSON.stringify(withoutSecrets(data)));
  const safe = record(withoutSecrets(fields)) ?? {};
  return masked(
    Object.entries(safe)
      .map(([name, one]) => `${name}: ${typeof one === "string" ? one : JSON.stringify(one)}`)
      .join(", "),
  );
}

/** What Django's admin did: `1`, `2`, `3` stand for added, changed, deleted. */
export function flagOf({
  action_flag: flag,
}: Pick<AdminLog, "action_flag">): "1" | "2" | "3" | null {
  const text = typeof flag === "number" || typeof flag === "string" ? String(flag).trim() : "";
  if (/^(1|add)/iu.test(text)) return "1";
  if (/^(2|chang)/iu.test(text)) return "2";
  return /^(3|delet)/iu.test(text) ? "3" : null;
}

/** The kind of thing: `isp | Customer`, also where it comes as an object. */
export function contentTypeOf({ content_type: type }: Pick<AdminLog, "content_type">): string {
  const fields = record(type);
  const said = fields
    ? [fields["app_label"], fields["model"] ?? fields["name"]].filter(Boolean).join(" | ")
    : type;
  return typeof said === "string" || typeof said === "number" ? visible(String(said), 80) : "";
}

/** Django's own message (`[{"changed": {"fields": ["Comment"]}}]`) as a line: `Comment`. */
export function messageOf({ change_message: message }: Pick<AdminLog, "change_message">): string {
  const data = dataOf(message);
  if (!Array.isArray(data)) return summaryOf(message);
  const parts = data.flatMap((one) => {
    const [inner] = Object.values(record(one) ?? {});
    const told = record(inner);
    if (!told) return [];
    const fields = list(told["fields"]).filter((field) => typeof field === "string");
    const name = [told["name"], told["object"]].filter((word) => typeof word === "string");
    return [[name.join(" "), fields.join(", ")].filter(Boolean).join(": ")];
  });
  return masked(parts.filter(Boolean).join("; "));
}

function masked(text: string): string {
  return visible(maskSecrets(text), MOST);
}
