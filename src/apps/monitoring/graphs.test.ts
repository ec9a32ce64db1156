import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { noteServerTime } from "#src/krill/server-clock.ts";
import { spanOf } from "#src/util/time-range.ts";
import { datasetsOf, lineKey, readDatasets, readGraphs, type GraphLine } from "./graphs.ts";

const set = (metric: string, more: object = {}) => ({
  label: metric,
  measurement: "check_txrx",
  metric,
  uom: "null",
  warning: null,
  critical: null,
  ...more,
});
const line = (metric: string, service: string | null = "txrx"): GraphLine => ({
  label: metric,
  host: "pim0585",
  service,
  measurement: service === null ? "check_cpe" : "check_txrx",
  metric,
  uom: null,
  warning: null,
  critical: null,
});

describe("descriptions of graphs", () => {
  test("stand in the server's order, with their limits and without the text null", () => {
    const data = {
      graphs: [
        {
          title: "dnatt Graph.",
          weight: 1,
          datasets: [set("dnatt", { warning: 26, critical: "46" })],
        },
        { title: "dnrx Graph.", weight: -2, datasets: [set("dnrx"), set("uprx")] },
        { title: "nothing", datasets: [] },
        "odd",
      ],
    };
    const graphs = readGraphs(data, { host: "pim0585", service: "txrx" });
    expect(graphs.map(({ title, lines }) => [title, lines.length])).toEqual([
      ["dnrx", 2],
      ["dnatt", 1],
    ]);
    expect(graphs[1]?.lines[0]).toMatchObject({ uom: null, warning: 26, critical: 46 });
  });

  test("any reply is read without an error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(Array.isArray(readGraphs(data, { host: "h", service: null }))).toBe(true);
        expect(readDatasets(data, [line("dnrx")]).size).toBe(1);
      }),
    );
  });
});

describe("values of several lines in one reply", () => {
  const of = (data: unknown, lines: GraphLine[]) =>
    lines.map((one) => readDatasets(data, lines).get(lineKey(one)));

  test("are found by their documented name", () => {
    const data = {
      check_txrx__pim0585__txrx__dnrx: [
        { time: "2023-02-16T19:00:00Z", value: "-19.5", unit: null },
        { time: "2023-02-16T15:00:00Z", value: null, unit: null },
      ],
      check_txrx__pim0585__txrx__uprx: [],
    };
    expect(of(data, [line("dnrx"), line("uprx")])).toEqual([
      [
        { at: Date.UTC(2023, 1, 16, 15), value: null },
        { at: Date.UTC(2023, 1, 16, 19), value: -19.5 },
      ],
      [],
    ]);
  });

  test.each([
    ["check_cpe__pim0585__dnbw", "check_cpe__pim0585__upbw"],
    ["check_cpe__pim0585__None__dnbw", "check_cpe__pim0585__None__upbw"],
    ["check_cpe__pim0585____dnbw", "check_cpe__pim0585____upbw"],
    ["dnbw", "upbw"],
  ])("of a host's own by %s", (down, up) => {
    const data = { [up]: [{ time: 1676559600, value: 2 }], [down]: [[1676559600000, 1]] };
    const at = 1676559600000;
    expect(of(data, [line("dnbw", null), line("upbw", null)])).toEqual([
      [{ at, value: 1 }],
      [{ at, value: 2 }],
    ]);
  });
});

describe("a span that was chosen", () => {
  const NOW = Date.parse("2026-10-25T12:00:00+01:00");
  afterEach(() => {
    noteServerTime(new Date(Date.now()).toUTCString(), Date.now());
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test.each([0, 3])(
    "is told in ages by the server's clock, which is %s hours behind",
    async (hours) => {
      vi.useFakeTimers({ now: NOW + hours * 3_600_000, toFake: ["Date"] });
      const date = new Date(NOW).toUTCString();
      noteServerTime(date, Date.now());
      const seen = fakeFetch(() => ({ status: 200, json: {}, headers: { Date: date } }));
      const address = new URLSearchParams({ from: "2026-10-25T09:00Z", to: "2026-10-25T10:00Z" });
      await queryClient.fetchQuery(datasetsOf([line("dnrx")], spanOf(address, "24h", NOW)));
      expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({ start: "2h", end: "1h" });
      queryClient.clear();
    },
  );
});
