import { expect, test } from "vitest";
import { byHead } from "./head-outages.ts";
import type { DownDevice } from "./outage-types.ts";
import { findOutages } from "./outages.ts";

const NOW = Date.parse("2025-03-10T12:00:00Z");

/** Devices of an OLT's port that lost their light together. */
function cut(olt: string, port: string, count: number, minutesAgo = 10): DownDevice[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${olt} ${port} ${index}`,
    since: NOW - minutesAgo * 60_000 + index * 1000,
    cause: "los",
    shares: [
      { kind: "pon", value: `${olt} ${port}` },
      { kind: "olt", value: olt },
    ],
    head: olt,
    latitude: null,
    longitude: null,
    customer: `${olt} ${port} ${index}`,
    isHandled: false,
    isUnreachable: false,
  }));
}

test("an OLT has the outages of its ports and itself where it is down; another has none", () => {
  const core = {
    id: "oltB",
    kind: "olt" as const,
    since: NOW - 600_000,
    parents: [],
    location: null,
    isHandled: false,
    impact: 4,
  };
  const { outages } = findOutages({
    devices: [
      ...cut("oltA", "0/1/1", 46),
      ...cut("oltA", "0/15/9", 9, 200),
      ...cut("oltB", "0/1/1", 7),
    ],
    cores: [core],
    back: null,
    now: NOW,
  });
  const heads = byHead(outages);
  expect(heads.get("oltA")).toEqual({
    count: 2,
    devices: 55,
    names: ["oltA 0/1/1", "oltA 0/15/9"],
  });
  expect(heads.get("oltB")).toMatchObject({ count: 1, devices: 8 });
  expect(heads.size).toBe(2);
});
