import { cleanText, visible } from "#src/util/text.ts";
import type { Session } from "./api.ts";

/** What a session is called: by its user, else its device, else its key. */
export function sessionName({ id, username, krillcpename }: Session): string {
  return visible(cleanText(username) ?? cleanText(krillcpename) ?? id, 80);
}
