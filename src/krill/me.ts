import { queryOptions } from "@tanstack/react-query";
import { list, record } from "#src/util/read.ts";
import { get } from "./client.ts";
import { oneIn, readEnvelope } from "./page.ts";
import { ApiError, isNotGiven } from "./errors.ts";
import { session } from "./session.ts";

/** The signed-in user as far as the API tells (contract 2.2; every field may be absent). */
export interface Me {
  name: string | null;
  email: string | null;
  isStaff: boolean | null;
}

/** The names of each application that a user has, or null. */
type Apps = readonly (readonly string[])[] | null;

/** Names by which the API may call the CRM (contract 3.9). */
export const CRM_NAMES = ["isp", "crm"];

/** Whether an application is among them, by the names that the API may have for it; true where the server does not tell. */
export const isGranted = (granted: Apps | undefined, apiNames: readonly string[]): boolean =>
  !granted || granted.flat().some((name) => apiNames.includes(name));

/**
 * The applications that the user has, each by all names that its row has, lower case, the likeliest
 * first; null where the server does not tell, and then every application is offered and 403 or 404
 * decides (contract 3.9). Until it has answered they are those of the last time in this browser.
 */
export const myApps = queryOptions({
  queryKey: ["me", "apps"],
  staleTime: 10 * 60_000,
  initialData: rememberedApps,
  initialDataUpdatedAt: 0,
  queryFn: async ({ signal }): Promise<Apps> => {
    try {
      return await askApps(signal);
    } catch (error) {
      // A server in trouble says nothing of what the user has.
      if (!(error instanceof ApiError) || error.kind === "network") throw error;
      return rememberedApps() ?? null;
    }
  },
});

/** Asks for the user's applications and remembers them (see `myApps`). @throws ApiError where nothing is said of them */
export async function askApps(signal: AbortSignal): Promise<Apps> {
  const told = await readApps(signal);
  rememberApps(told);
  return told;
}

async function readApps(signal: AbortSignal): Promise<Apps> {
  try {
    const reply = await get("me/apps/", undefined, { signal });
    const { rows, total } = readEnvelope(reply.data, []);
    const names = rows.map(appNames).filter((one) => one.length > 0);
    // Of a part nobody knows which are missing.
    const isWhole = total === null || total <= rows.length;
    return names.length > 0 && isWhole ? names : null;
  } catch (error) {
    if (isNotGiven(error)) return null;
    throw error;
  }
}

const appsKey = (): string => `krill.apps.${session.get().username ?? ""}`;

function rememberApps(apps: Apps): void {
  try {
    globalThis.localStorage?.setItem(appsKey(), JSON.stringify(apps));
  } catch {
    // Where the browser keeps nothing more they are asked for before they are shown.
  }
}

/** @returns undefined where nothing readable is remembered */
function rememberedApps(): Apps | undefined {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage?.getItem(appsKey()) ?? "");
    return stored === null ? null : list(stored).map(appNames);
  } catch {
    return undefined;
  }
}

/** The signed-in user. */
export const me = queryOptions({
  queryKey: ["auth", "user"],
  staleTime: 10 * 60_000,
  queryFn: async ({ signal }): Promise<Me> => {
    const reply = await get("auth/user/", undefined, { signal });
    const data = userIn(reply.data);
    const full = [data["first_name"], data["last_name"]]
      .filter((part): part is string => typeof part === "string" && part !== "")
      .join(" ");
    return {
      name: full || textOf(data["username"]),
      email: textOf(data["email"]),
      isStaff: typeof data["is_staff"] === "boolean" ? data["is_staff"] : null,
    };
  },
});

/** The user of a reply, alone or wrapped. */
export const userIn = (data: unknown): Record<string, unknown> => record(oneIn(data)) ?? {};

/** Everything that may be an application's name in a row: which of them is ours shows by itself. */
function appNames(row: unknown): string[] {
  if (typeof row === "string") return [row.toLowerCase()];
  if (Array.isArray(row)) return row.flatMap(appNames);
  const fields = record(row) ?? {};
  return ["app_label", "app", "slug", "name", "label", "id"].flatMap((key) => {
    return textOf(fields[key])?.toLowerCase() ?? [];
  });
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
