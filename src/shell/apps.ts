import type { App } from "#src/resource/app.ts";
import { offerKinds } from "#src/resource/bulk-kinds.ts";
import { activity } from "#src/apps/activity/app.ts";
import { bulk } from "#src/apps/bulk/app.ts";
import { docsis } from "#src/apps/docsis/app.ts";
import { gpon } from "#src/apps/gpon/app.ts";
import { home } from "#src/apps/home/app.ts";
import { isp } from "#src/apps/isp/app.ts";
import { monitoring } from "#src/apps/monitoring/app.ts";
import { pbx } from "#src/apps/pbx/app.ts";
import { radius } from "#src/apps/radius/app.ts";
import { rubik } from "#src/apps/rubik/app.ts";
import { plankton } from "#src/apps/plankton/app.ts";
import { installer } from "#src/apps/installer/app.ts";
import { account } from "#src/apps/account/app.ts";

/** The applications of the console, in the order of the navigation. */
export const apps: readonly App[] = [
  home,
  isp,
  pbx,
  monitoring,
  radius,
  gpon,
  docsis,
  rubik,
  plankton,
  installer,
  bulk,
  activity,
  account,
];

for (const app of apps) if (app.bulk) offerKinds(app.bulk);

/** The application that an address belongs to, by its first word. */
export function appOf(pathname: string): App | undefined {
  const first = pathname.split("/")[1] ?? "";
  return apps.find((app) => app.key === (first || "home"));
}

/**
 * Those of `among` that the user has. `granted` are the names of `me/apps`, by row; null, or names of
 * which none is known to us, means that the server does not tell, and then all are offered (contract
 * 3.9).
 */
export function grantedApps(
  granted: readonly (readonly string[])[] | null | undefined,
  among: readonly App[] = apps,
): readonly App[] {
  const names = new Set(granted?.flat());
  const has = ({ apiNames }: App) => apiNames.some((name) => names.has(name));
  if (!among.some(has)) return among;
  return among.filter((app) => app.apiNames.length === 0 || has(app));
}
