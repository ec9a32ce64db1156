import { stamp } from "#mocks/clock.ts";
import { isUp } from "#mocks/db/network.ts";
import { managementAddress } from "#mocks/db/readings.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { page } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";
import { radiusMac } from "#mocks/seed/oratio.ts";

/** A DHCP lease of a CPE's management address (contract 3.12; JSON inferred there). */
function lease(ctx: Ctx, cpe: Cpe, version: 4 | 6): Record<string, unknown> {
  const device = ctx.world.db.devices.get(cpe.id);
  const isLeased = device !== undefined && isUp(device);
  const start = device?.bootedAt ?? 0;
  return {
    state: isLeased ? "leased" : "free",
    ip:
      version === 4
        ? device && isLeased
          ? managementAddress(device)
          : "0.0.0.0"
        : `2001:db8:10:${(cpe.id % 65_536).toString(16)}::1`,
    mac: radiusMac(cpe).replaceAll("-", ":"),
    client_id: `01:${radiusMac(cpe).replaceAll("-", ":")}`,
    remote_id: cpe.remote_id ?? cpe.sn,
    hostname: cpe.cpename,
    start: stamp(start),
    end: stamp(ctx.world.now() + 43_200_000),
  };
}

/** A search looks into every column that names the device or its address. */
function isFound(row: Record<string, unknown>, text: string): boolean {
  const columns = ["hostname", "ip", "remote_id"].map((name) => row[name]);
  const shown = columns.filter((value) => typeof value === "string").join(" ");
  return (
    shown.toLowerCase().includes(text) || String(row["mac"]).includes(text.replaceAll("-", ":"))
  );
}

function leases(version: 4 | 6) {
  return (ctx: Ctx): Response => {
    const text = (ctx.query.get("search") ?? "").toLowerCase();
    const cpes = ctx.world.db.cpes
      .ordered()
      .filter((cpe) => cpe.tech === "gpon" && (version === 4 || cpe.id % 5 === 0));
    const rows = text === "" ? cpes : cpes.filter((cpe) => isFound(lease(ctx, cpe, version), text));
    return page(ctx, rows, (cpe) => lease(ctx, cpe, version));
  };
}

/** DHCP leases (contract 3.12). */
export const kermitRoutes: readonly Route[] = [
  { path: "kermit/ipv4-leases", area: "kermit", slash: "without", methods: { GET: leases(4) } },
  { path: "kermit/ipv6-leases", area: "kermit", slash: "without", methods: { GET: leases(6) } },
];
