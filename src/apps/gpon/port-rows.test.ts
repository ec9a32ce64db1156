import { expect, it } from "vitest";
import { readHost } from "#src/apps/monitoring/api.ts";
import type { PortReading } from "./api.ts";
import { readOnus } from "./onus.ts";
import { portRows } from "./port-rows.ts";
import { readingOf } from "./report-port.ts";

const sn = (number: number) => `48575443${number.toString(16).padStart(8, "0")}`;
const host = (number: number, state: "up" | "down") =>
  readHost({
    name: `cpe${number}`,
    attrs: {
      state_long: state,
      vars: { administrative_info: { id: number, sn: sn(number) } },
    },
  }).host;
const reading = (rows: unknown[]): PortReading => ({
  ...readOnus(rows),
  part: null,
  at: new Date(),
  raw: rows,
  request: { method: "GET", url: "", at: new Date(), ms: 0 },
});

it("counts a status that it does not read as unknown, and knows whom the monitoring saw down", () => {
  const rows = [1, 2, 3].map((id) => ({ id, sn: sn(id), oper_state: "zzz" }));
  const { rows: found, judgement } = portRows({
    olt: "oltX",
    position: { frame: 0, slot: 1, port: 0, onu: null },
    status: reading(rows),
    txrx: undefined,
    bandwidth: undefined,
    hosts: [host(1, "down"), host(2, "up")],
    bands: new Map(),
  });
  expect(judgement.counts).toMatchObject({ total: 3, online: 0, offline: 0, unknown: 3 });
  expect(found.map(({ isReportedDown }) => isReportedDown)).toEqual([true, false, false]);
});

it("tells what the monitoring reports from what the OLT says", () => {
  const hosts = [host(1, "up"), host(2, "down")];
  const rest = { txrx: undefined, bandwidth: undefined, hosts, bands: new Map() };
  const port = { olt: "oltX", position: { frame: 0, slot: 1, port: 0, onu: null }, ...rest };
  const reported = portRows({ ...port, status: readingOf({ hosts, part: null, at: new Date() }) });
  expect(reported.rows.map(({ isReported }) => isReported)).toEqual([true, true]);
  const live = portRows({ ...port, status: reading([{ id: 1, sn: sn(1), status: "online" }]) });
  expect(live.rows.map(({ isReported }) => isReported)).toEqual([false]);
});

it("calls no ONU unwatched for want of a host that is registered at its port", () => {
  const status = reading([
    { id: 1, sn: sn(1), status: "online" },
    { id: 2, sn: sn(2), status: "online" },
  ]);
  const port = { olt: "oltX", position: { frame: 0, slot: 1, port: 0, onu: null }, status };
  const rest = { txrx: undefined, bandwidth: undefined, bands: new Map() };
  const seen = (hosts: ReturnType<typeof host>[] | null) =>
    portRows({ ...port, ...rest, hosts }).rows.map(({ isRegistered, isMonitored }) => [
      isRegistered,
      isMonitored,
    ]);
  expect(seen([host(1, "up")])).toEqual([
    [true, true],
    [false, null],
  ]);
  expect(seen(null)).toEqual([
    [null, null],
    [null, null],
  ]);
});
