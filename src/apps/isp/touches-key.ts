import type { Cpe } from "./api.ts";

/** Key of all that is read of what happened to a device. */
export const touchesKey = (id: Cpe["id"]) => ["isp", "cpes", "touches", String(id)] as const;
