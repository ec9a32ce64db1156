import { escapeHidden, visible } from "#src/util/text.ts";
import type { RequestFacts } from "./errors.ts";
import { withoutSecrets } from "./request-log.ts";

/**
 * The request as one line for a shell: it runs curl once, whatever stands in address and body, and shows all that it
 * sends. The token is left to the shell's variable `KRILL_TOKEN`; secrets read `•••`.
 */
export function asCurl({
  method,
  url,
  body,
  files,
}: Pick<RequestFacts, "method" | "url" | "body" | "files">): string {
  const parts = ["curl"];
  // Else curl makes a request of each number in `[1-99]`.
  if (/[[\]{}]/u.test(url)) parts.push("--globoff");
  if (method !== "GET") parts.push("-X", /^[A-Z]+$/u.test(method) ? method : quote(method));
  parts.push(quote(url), "-H", quote("Accept: application/json"));
  parts.push("-H", '"Authorization: Bearer $KRILL_TOKEN"');
  if (files) {
    for (const [field, name] of files) parts.push("-F", quote(`${field}=@${inForm(name)}`));
  } else if (body !== undefined) {
    parts.push("-H", quote("Content-Type: application/json"));
    parts.push("-d", quote(escapeHidden(JSON.stringify(withoutSecrets(body)))));
  }
  return parts.join(" ");
}

function quote(text: string): string {
  return `'${visible(text, Number.POSITIVE_INFINITY).replaceAll("'", String.raw`'\''`)}'`;
}

/** A file's name as curl reads it in a form. */
function inForm(name: string): string {
  return `"${name.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}
