import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLate } from "./late.ts";
import {
  bothForms,
  matrixColumns,
  readMatrixRow,
  sortedMatrix,
  type MatrixRow,
} from "./matrix-rows.ts";
import { parseSearch } from "./search-language.ts";

const perf = (name: string, value: number, warning: number | null = null, critical = null) => ({
  name,
  value,
  warning,
  critical,
});
const host = (name: string, services: object[], more: object = {}) => ({
  type: "Host",
  name,
  attrs: {
    host_name: name,
    state: 0,
    output: "online OLT1:0/1/2-3 10.8.0.4",
    perfdata: [perf("dnbw", 1000)],
    vars: { administrative_info: { customer_name: "Ana", address: "Calle Mayor 3" } },
    ...more,
  },
  joins: { services },
});
const service = (of: string, name: string, perfdata: object[], output = "") => ({
  name: `${of}!${name}`,
  attrs: { service_name: name, state: 1, state_long: "warning", perfdata, output },
});
const NOW = Date.parse("2026-03-10T12:00:00Z");
const NO_CHECK = { lastCheck: null, checkIntervalS: null };
const read = (raw: unknown, q = "") => readMatrixRow(raw, parseSearch(q), Date.now());

describe("a line of the Matrix", () => {
  test("has the metrics of all services, judged by their limits and by the output", () => {
    const { row } = read(
      host("cpe1", [
        service(
          "cpe1",
          "txrx",
          [perf("dnrx", -31, -11), perf("dnatt", 28, 26)],
          "dnrx=-31.00 < -29.00!",
        ),
        service("cpe1", "qos", [perf("dnko", 0.5)]),
      ]),
    );
    expect(row?.figures).toEqual({
      "txrx.dnrx": [-31, "warning", NO_CHECK],
      "txrx.dnatt": [28, "warning", NO_CHECK],
      "qos.dnko": [0.5, "unknown", NO_CHECK],
    });
    expect(row?.fields).toMatchObject({ dnbw: 1000, ip: "10.8.0.4", head: "OLT1", port: "0/1/2" });
    expect(row?.text).toContain("calle mayor");
  });

  test("has the customer's address where the device's own names no place", () => {
    const administrative_info = { address: " -  (7667)", customer_address: "Calle Mayor 3" };
    const { row } = read(host("cpe1", [], { vars: { administrative_info } }));
    expect(row?.fields.address).toBe("Calle Mayor 3");
  });

  test("knows of its state and of each metric whether the check behind it is overdue", () => {
    const at = (minutes: number) => ({
      last_check: new Date(NOW - minutes * 60_000).toISOString(),
      check_interval: 300,
    });
    const checked = (name: string, minutes: number) => {
      const one = service("cpe1", name, [perf("dnrx", -19)]);
      return { ...one, attrs: { ...one.attrs, ...at(minutes) } };
    };
    const { row } = read(host("cpe1", [checked("txrx", 11), checked("tx2", 4)], at(5)));
    expect(row && isLate(row.check, NOW)).toBe(false);
    const late = Object.entries(row?.figures ?? {}).map(([id, [, , check]]) => [
      id,
      isLate(check, NOW),
    ]);
    expect(Object.fromEntries(late)).toEqual({ "txrx.dnrx": true, "tx2.dnrx": false });
    expect(row && isLate(row.check, NOW + 6 * 60_000)).toBe(true);
    expect(isLate(NO_CHECK, NOW)).toBe(false);
  });

  test("has its serial number in both forms, and is found by either", () => {
    const vars = { administrative_info: { sn: "4857544314310a47" } };
    const { row } = read(host("cpe1", [], { vars }));
    expect(bothForms(String(row?.fields.sn))).toBe("HWTC14310A47 4857544314310a47");
    expect(row?.text).toContain("hwtc14310a47 4857544314310a47");
    expect(bothForms("7cb7331a2b3c")).toBe("7cb7331a2b3c");
  });

  test("is left out where it does not obey the search, which is told", () => {
    const { row, ignored } = read(host("cpe1", []), "problem:true");
    expect(row).toBeNull();
    expect(ignored).toEqual(["problem:true"]);
  });

  test("anything is read without an error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(() => read(data)).not.toThrow();
        expect(() => read({ name: "x", attrs: data, joins: data })).not.toThrow();
      }),
    );
  });
});

const rowsOf = (values: (number | null)[]) =>
  values.map((value, index): MatrixRow => ({
    id: String(index),
    host: String(index),
    service: null,
    state: "up",
    isHandled: null,
    check: NO_CHECK,
    since: null,
    fields: { name: String(index) },
    place: null,
    cpe: null,
    figures: value === null ? {} : { "txrx.dnrx": [value, "ok", NO_CHECK] },
    text: "",
  }));

test("columns are what the rows have: fields, then one group for each service", () => {
  const { row } = read(
    host("cpe1", [service("cpe1", "txrx", [perf("pondesv", 1), perf("dnrx", -19)])]),
  );
  const columns = matrixColumns(row ? [row] : []);
  expect(columns.filter(({ field }) => field === null).map(({ id }) => id)).toEqual([
    "txrx.dnrx",
    "txrx.pondesv",
  ]);
  expect(columns.map(({ id }) => id)).not.toContain("mac");
});

test("sorting by a metric keeps every row and puts those without a value last", () => {
  const value = fc.option(fc.double({ noNaN: true }), { nil: null });
  fc.assert(
    fc.property(fc.array(value), fc.boolean(), (values, isDown) => {
      const rows = rowsOf(values);
      const columns = matrixColumns(rows);
      const sorted = sortedMatrix(rows, columns, isDown ? "-txrx.dnrx" : "txrx.dnrx");
      expect(sorted.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      const told = sorted.map(({ figures }) => figures["txrx.dnrx"]?.[0] ?? null);
      const known = told.filter((one) => one !== null);
      expect(told.slice(0, known.length)).toEqual(known);
      const inOrder = known.every((one, index) => {
        const next = known[index + 1] ?? one;
        return isDown ? one >= next : one <= next;
      });
      expect(inOrder).toBe(true);
    }),
  );
});
