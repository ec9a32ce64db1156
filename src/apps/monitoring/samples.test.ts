import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { list, type Oddity, record } from "#src/util/read.ts";
import { readCpeInfo } from "./cpe-info.ts";
import { readHostService } from "./host-service.ts";
import { readHost } from "./host.ts";

/*
 * The published sample replies are no part of this project: KRILL_SAMPLES names a folder with them.
 * What was odd in them is told in docs/oddities.md.
 */
const folder = process.env.KRILL_SAMPLES ?? "";
const names = folder === "" ? [] : readdirSync(folder).filter((name) => name.endsWith(".json"));
const named = (pattern: RegExp) => names.filter((name) => pattern.test(name));
const load = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
const rows = (raw: unknown) => list(record(raw)?.results);

/** How often each oddity stands in a list of readings: `field problem` to a number of rows. */
function tally(readings: { odd: Oddity[] }[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { odd } of readings) {
    for (const { path, problem } of odd) {
      const key = `${path.replace(/\.\d+/g, "").split(".").at(-1) ?? ""} ${problem}`;
      found[key] = (found[key] ?? 0) + 1;
    }
  }
  return found;
}

/** By the number of hosts in the file: a part of the captured ones is published, all 111 are counted in contract 2.9. */
const ODD_HOSTS: Record<number, { placeholders: number; absent: number; pending: number }> = {
  12: { placeholders: 11, absent: 1, pending: 48 },
  111: { placeholders: 97, absent: 7, pending: 416 },
};

describe.runIf(names.length > 0)("the samples", () => {
  it("are all JSON", () => {
    expect(names.map((name) => load(name)).every((body) => typeof body === "object")).toBe(true);
  });

  it.each(named(/^cpe-info.*\.json$/))("%s reads without an oddity", (name) => {
    const { info, odd } = readCpeInfo(load(name));
    expect(odd).toStrictEqual([]);
    expect(info.extra).toStrictEqual({});
    expect(info.state).toBe(name.includes("offline") ? "down" : "up");
    expect(info.registration.position).not.toBeNull();
    expect(info.services.map((service) => service.name)).toStrictEqual(["txrx"]);
    expect(info.alarms?.map(({ kind }) => kind)).toStrictEqual([
      info.state === "up" ? "other" : "los",
    ]);
  });

  it.each(named(/^cpe-info-offline\.json$/))("%s shows its sentinels as no reading", (name) => {
    const { info } = readCpeInfo(load(name));
    expect(info).toMatchObject({
      uptime: null,
      distanceM: null,
      ips: [],
      dnbw: null,
      typeName: null,
    });
    expect(info.services[0]?.metrics.every(({ value }) => value === null)).toBe(true);
    expect(info.services[0]?.state).toBe("unknown");
  });

  it.each(named(/^monitoring-host\.json$/))("%s reads, interval and all", (name) => {
    const { host, odd } = readHost(load(name));
    expect(odd).toStrictEqual([]);
    expect(host).toMatchObject({ state: "up", checkIntervalS: 86_400, parsed: { ip: null } });
    expect(host.administrativeInfo?.id).not.toBeNull();
  });

  it.each(named(/^monitoring-search-services\.json$/))("%s has services of hosts", (name) => {
    const services = rows(load(name)).map((row) => readHostService(row));
    expect(services.map((service) => service?.state)).toStrictEqual(["warning"]);
    // A plain text and plain tags where others have lists.
    const { registration } = readHost(rows(load(name))[0]).host;
    expect(registration).toMatchObject({ states: [{ state: "dyinggasp" }], tags: ["OLT01-0/7/7"] });
  });

  it.each(named(/^monitoring-search-hosts\.json$/))(
    "%s has the oddities of contract 2.9",
    (name) => {
      const raw = rows(load(name));
      const readings = raw.map((row) => readHost(row));
      const hosts = readings.map(({ host }) => host);
      const services = hosts.flatMap((host) => host.services);
      expect(hosts.every(({ state, lastCheck }) => state === "down" && lastCheck !== null)).toBe(
        true,
      );
      expect(services.every(({ isHandled }) => isHandled)).toBe(true);
      expect(
        services.filter(({ state }) => state === "critical").every(({ isAlarm }) => isAlarm),
      ).toBe(true);

      const odd = tally(readings);
      const counted = {
        placeholders: odd["cpe_registration_state placeholder"],
        absent: raw.filter((row) => {
          const vars = record(record(record(row)?.attrs)?.vars);
          return vars !== null && !("cpe_registration_state" in vars);
        }).length,
        pending: services.filter(({ state }) => state === "pending").length,
      };
      // Another selection of hosts has other counts.
      expect(counted).toStrictEqual(ODD_HOSTS[raw.length] ?? counted);
      // A placeholder of the state comes with those of host, id and tags, and is never shown as a word.
      for (const field of ["host", "id", "tags"]) {
        expect(odd[`cpe_registration_${field} placeholder`]).toBe(
          odd["cpe_registration_state placeholder"],
        );
      }
      expect(JSON.stringify(hosts.map(({ registration }) => registration))).not.toContain("__reg");
    },
  );
});
