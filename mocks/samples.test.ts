// Captured replies with something wrong in them, as the browser's fuzz run has the simulator's: what reads them never
// throws, and claims no health and no coverage that the reply does not show. KRILL_SAMPLES names a folder with the
// replies, which are no part of this project.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readChannels, readMacDomains } from "#src/apps/docsis/channels.ts";
import { readFiberNodes } from "#src/apps/docsis/fiber-nodes.ts";
import { readModems } from "#src/apps/docsis/modems.ts";
import { cpes } from "#src/apps/isp/api.ts";
import { readNewest } from "#src/apps/isp/touches.ts";
import { verdict } from "#src/apps/isp/verdict.ts";
import { readCpeInfo } from "#src/apps/monitoring/cpe-info.ts";
import { readDatasets, readGraphs } from "#src/apps/monitoring/graphs.ts";
import { readHost } from "#src/apps/monitoring/host.ts";
import { readMatrixRow } from "#src/apps/monitoring/matrix-rows.ts";
import { readOutageRow } from "#src/apps/monitoring/outage-read.ts";
import { services as rubikServices } from "#src/apps/rubik/api.ts";
import {
  hasCoverage,
  readAddresses,
  readHomes,
  readProducts,
  readVerdict,
} from "#src/apps/rubik/coverage-api.ts";
import { readOwnerSettings } from "#src/apps/rubik/owner-settings.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { readRow } from "#src/krill/read-row.ts";
import { list, num, record, text } from "#src/util/read.ts";
import { mutator } from "./mutate.ts";

const folder = process.env["KRILL_SAMPLES"] ?? "";
const names = folder ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
const TIMES = 100;
const NOW = new Date("2025-03-10T12:00:00Z");

const rowsOf = (raw: unknown) => readEnvelope(raw, []).rows;

/** By the beginning of a sample's name, what reads it. */
const READERS: Record<string, (raw: unknown) => unknown> = {
  "cpe-info": (raw) => [readCpeInfo(raw), judged(raw)],
  docsis: (raw) =>
    list(raw).map((plant) => {
      const part = (name: string) => record(plant)?.[name];
      return [
        readMacDomains(part("mac_domains")),
        readChannels(part("upstreams"), "up"),
        readFiberNodes(part("fiber_nodes")),
        readModems(part("modems")),
      ];
    }),
  isp: (raw) => [
    rowsOf(raw).map((one) => readRow(cpes.spec.read, one, "", [])),
    readRow(cpes.spec.read, raw, "", []),
  ],
  "monitoring-datasets": (raw) => readDatasets(raw, []),
  "monitoring-graphs": (raw) => readGraphs(raw, { host: "cpe0001", service: "txrx" }),
  "monitoring-host": readHost,
  "monitoring-search": (raw) => [
    readNewest(raw).touches,
    ...rowsOf(raw).map((one) => [
      readHost(one),
      readMatrixRow(one, [], NOW.getTime()),
      readOutageRow(one),
    ]),
  ],
  "rubik-addresses": readAddresses,
  "rubik-owner": readOwnerSettings,
  "rubik-products": readProducts,
  "rubik-service": (raw) => rowsOf(raw).map((one) => readRow(rubikServices.spec.read, one, "", [])),
  "rubik-subaddresses": (raw) => readHomes(raw, null),
  "rubik-verify": readVerdict,
};

function judged(raw: unknown) {
  const missing = { state: "missing", why: "failed" } as const;
  const live = { state: "read", value: readCpeInfo(raw).info, at: NOW } as const;
  const cpe = { tech: "gpon", active: true, access: true };
  return verdict({ now: NOW, cpe, live, host: missing, neighbours: missing });
}

/** Whether a live reading itself shows light between two limits, of a device that is up. */
function showsLight(raw: unknown): boolean {
  const reading = record(raw);
  const isUp = text(reading?.["state"])?.toLowerCase() === "up" || num(reading?.["state_id"]) === 0;
  const services = reading?.["services"];
  const light = record(services)?.["txrx"] ?? list(services).find((one) => record(one)?.["name"]);
  return (
    isUp &&
    list(record(light)?.["perfdatas"]).some((one) => {
      const { metric, value, thresholds } = record(one) ?? {};
      const limits = list(thresholds).map((limit) => num(limit));
      const half = limits.length - 2;
      const isLoss = /att$/i.test(text(metric) ?? "");
      const weak = isLoss ? limits.slice(half) : limits.slice(0, half);
      return num(value) !== null && weak.some((limit) => limit !== null);
    })
  );
}

describe.runIf(names.length > 0)("whatever is wrong in a captured reply", () => {
  test.each(names)("%s is read without a throw", (name) => {
    const reader = Object.entries(READERS).find(([begin]) => name.startsWith(begin))?.[1];
    expect(reader).toBeDefined();
    const sample: unknown = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
    const { mutate } = mutator(20_261_127);
    const thrown: string[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const raw = mutate(sample);
      try {
        reader?.(raw);
      } catch (error) {
        thrown.push(`${String(error)} at ${JSON.stringify(raw)?.slice(0, 2000)}`);
      }
    }
    expect(thrown).toEqual([]);
  });

  test.each(names.filter((name) => name.startsWith("cpe-info")))(
    "%s is never called healthy without light that shows it",
    (name) => {
      const sample: unknown = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
      const { mutate } = mutator(9);
      // Without its alarm the sample would be healthy: this is what a mutation must not reach by itself.
      const calm = { ...record(sample), alarms: [] };
      const healthy = Array.from({ length: 10 * TIMES }, () => mutate(calm)).filter(
        (raw) => judged(raw).code === "online-healthy",
      );
      expect(healthy.length > 0).toBe(name.includes("online"));
      expect(healthy.filter((raw) => !showsLight(raw))).toEqual([]);
    },
  );

  test.each(names.filter((name) => name.startsWith("rubik-verify")))(
    "%s is never called coverage without the owner's 100",
    (name) => {
      const sample: unknown = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
      const { mutate } = mutator(7);
      const covered = Array.from({ length: TIMES }, () => mutate(sample)).filter(
        (raw) => hasCoverage(readVerdict(raw)) === true,
      );
      expect(covered.length).toBeGreaterThan(0);
      expect(covered.filter((raw) => num(record(raw)?.["code"]) !== 100)).toEqual([]);
    },
  );
});
