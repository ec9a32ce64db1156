import { expect, test } from "vitest";
import { refsOf } from "./matrix-refs.ts";
import { readMatrixRow } from "./matrix-rows.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");

function rowOf(name: string, id: number | null, minutes = 1, more: object = {}) {
  const attrs = {
    host_name: name,
    state: 0,
    state_long: "up",
    last_check: new Date(NOW - minutes * 60_000).toISOString(),
    check_interval: 300,
    output: "online OLT1:0/1/2-3 10.8.0.4",
    vars: id === null ? {} : { administrative_info: { id, realm: "norte", model: "HG8245" } },
  };
  const raw = { type: "Host", name, attrs, ...more };
  const { row } = readMatrixRow(raw, [], NOW);
  if (!row) throw new Error("not read");
  return row;
}

test("each CPE of the rows is a target once, as far as it is known", () => {
  const host = rowOf("cpe7", 7);
  const service = { ...host, id: "cpe7!txrx", service: "txrx", state: "critical" as const };
  const { refs, without } = refsOf([service, host, service, rowOf("olt1", null)], NOW);
  expect(refs).toEqual([
    {
      id: 7,
      name: "cpe7",
      realm: "norte",
      model: "HG8245",
      tech: null,
      state: "up",
      olt: "OLT1",
      pon: "OLT1 0/1/2",
    },
  ]);
  expect(without).toBe(1);
});

test("a state that is old, or a service's, is none of the device", () => {
  const late = rowOf("cpe8", 8, 60);
  const service = { ...rowOf("cpe9", 9), id: "cpe9!txrx", service: "txrx", state: "ok" as const };
  expect(refsOf([late, service], NOW).refs.map(({ state }) => state)).toEqual([
    "unknown",
    "unknown",
  ]);
});
