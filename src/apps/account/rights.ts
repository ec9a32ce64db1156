import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { looseRow } from "#src/util/loose.ts";
import { bool01, record, text, whole } from "#src/util/read.ts";

/** What the server says of a person's rights; what it does not say is null or empty (contract 2.2: all inferred). */
export interface Rights {
  isStaff: boolean | null;
  isSuperuser: boolean | null;
  groups: readonly string[];
  permissions: readonly string[];
}

/** The rights of the signed-in person, from `auth/user/`. */
export const myRights = queryOptions({
  queryKey: ["auth", "user", "rights"],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Rights> =>
    readRights((await get("auth/user/", undefined, { signal })).data),
});

/** Reads them. Never throws. */
export function readRights(raw: unknown): Rights {
  const row = looseRow(record(raw) ?? {}, whole("user"));
  return {
    isStaff: bool01(row.find(["is_staff"])?.value),
    isSuperuser: bool01(row.find(["is_superuser"])?.value),
    groups: namesIn(row.items(["groups", "group_names"])),
    permissions: namesIn(row.items(["permissions", "user_permissions", "all_permissions"])),
  };
}

function namesIn(items: readonly unknown[]): string[] {
  return items.flatMap((item) => {
    const fields = record(item);
    const name = fields ? text(fields["name"] ?? fields["codename"] ?? fields["id"]) : text(item);
    return name === null ? [] : [name];
  });
}
