import type { Db } from "#mocks/db/db.ts";
import type { Cpe, Pots, Profile } from "#mocks/db/crm-rows.ts";
import { words } from "#mocks/reply.ts";
import { ACTIONS, mayAct, type User } from "#mocks/users.ts";
import type { World } from "#mocks/world.ts";

/** Names of the things that belong to a CPE (contract 3.1, `_links.links`). */
const LINKS = [
  "customer",
  "profile",
  "model",
  "potses",
  "events",
  "cdrs",
  "logs",
  "livestatus",
  "links",
  "info",
  "cwmp_info",
] as const;

/** What an action is called in its address where that differs from its name. */
export const ACTION_PATHS: Readonly<Record<string, string>> = { diagnostic: "cwmp_diagnostic" };

/** Names of the monitored services of a CPE by its technology (contract 3.2), in no fixed order (2.6). */
export function serviceNames(db: Db, cpe: Cpe): string[] {
  const names: string[] = [];
  if (cpe.tech === "gpon") {
    names.push("provision", "txrx", "dhcp", ...(cpe.pppoe_username ? ["pppoe"] : []));
    if (cpe.is_bitstream) names.splice(0, 2);
  } else if (cpe.tech === "docsis")
    names.push("docsis", "dhcp", "downstream", "provision", "qos", "upstream");
  else if (cpe.tech === "wimax")
    names.push("dhcp", "info", "downstream", "qos", "radio", "setup", "upstream");
  if (cpe.tr069) names.push("tr069");
  for (const pots of db.potses.where("cpe", cpe.id)) if (pots.cli) names.push(`voice${pots.order}`);
  const turn = cpe.id % (names.length || 1);
  return [...names.slice(turn), ...names.slice(0, turn)];
}

/** Names of the actions of a CPE for a user: what the device can, less what the user may not. */
export function actionNames(db: Db, cpe: Cpe, user: User): string[] {
  if (cpe.tech === null || cpe.tech === "voip") return [];
  const hrefs = db.quirks.get(cpe.id)?.hrefs ?? {};
  const own = ACTIONS.filter((name) => {
    if (hrefs[name] === null) return false;
    if (!cpe.tr069 && (name === "reconfig" || name === "diagnostic")) return false;
    return !(cpe.is_bitstream && (name === "reprovision" || name === "unprovision"));
  });
  const extra = Object.keys(hrefs).filter(
    (name) => hrefs[name] !== null && !own.some((one) => one === name),
  );
  return [...own, ...extra].filter((name) => mayAct(user, name));
}

function linksOf(
  world: World,
  cpe: Cpe,
  user: User,
): { actions: Record<string, string>; links: Record<string, string> } {
  const style = world.options.linkStyle;
  const isAppless = style === "appless" || (style === "mixed" && cpe.id % 2 === 0);
  const base = isAppless ? `/api/v2/cpes/${cpe.id}` : `/api/v2/isp/cpes/${cpe.id}`;
  const hrefs = world.db.quirks.get(cpe.id)?.hrefs ?? {};
  const actions = actionNames(world.db, cpe, user).map((name) => [
    name,
    hrefs[name] ?? `${base}/${ACTION_PATHS[name] ?? name}`,
  ]);
  const links = LINKS.map((name) => [
    name,
    name === "cdrs" ? `${base}/events?type=cdr` : `${base}/${name}`,
  ]);
  return { actions: Object.fromEntries(actions), links: Object.fromEntries(links) };
}

/** A telephone line as it is embedded in a CPE: without `cpe` and `customer` (contract 3.1). */
export function embeddedPots(pots: Pots): Omit<Pots, "cpe" | "customer"> {
  const { cpe: _cpe, customer: _customer, ...rest } = pots;
  return rest;
}

/** A telephone line, with its CPE and customer in full where `joins` asks for them. */
export function showPots(db: Db, pots: Pots, query: URLSearchParams): Record<string, unknown> {
  const row: Record<string, unknown> = { ...pots };
  for (const name of words(query, "joins") ?? []) {
    if (name === "customer") row["customer"] = db.customers.get(pots.customer) ?? pots.customer;
    if (name === "cpe") row["cpe"] = db.cpes.get(pots.cpe) ?? pots.cpe;
  }
  return row;
}

/** A speed profile with its count of CPEs. */
export function showProfile(db: Db, profile: Profile): Record<string, unknown> {
  return { ...profile, cpes_count: db.cpes.where("profile", profile.id).length };
}

/** A CPE as the API gives it to a user: its fields, links and services, and what `joins` embeds. */
export function showCpe(
  world: World,
  cpe: Cpe,
  user: User,
  query: URLSearchParams,
): Record<string, unknown> {
  const { db } = world;
  const row: Record<string, unknown> = { ...cpe, _services: serviceNames(db, cpe) };
  if (!db.quirks.get(cpe.id)?.hasNoLinks) row["_links"] = linksOf(world, cpe, user);
  for (const name of words(query, "joins") ?? []) {
    if (name === "customer") row["customer"] = db.customers.get(cpe.customer) ?? cpe.customer;
    if (name === "potses") row["potses"] = db.potses.where("cpe", cpe.id).map(embeddedPots);
    if (name === "profile")
      row["profile"] = cpe.profile === null ? null : (db.profiles.get(cpe.profile) ?? null);
    if (name === "model") row["model"] = db.models.where("name", cpe.model)[0] ?? cpe.model;
  }
  return row;
}
