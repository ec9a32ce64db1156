import { record } from "#src/util/read.ts";
import { accessToken } from "./session.ts";

/** When the access token ends, from its own `exp`; null where it cannot be read (contract 2.2). */
export function accessExpiry(): Date | null {
  const payload = accessToken()?.split(".")[1];
  if (!payload) return null;
  try {
    const json: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const exp = record(json)?.["exp"];
    return typeof exp === "number" ? new Date(exp * 1000) : null;
  } catch {
    return null;
  }
}
