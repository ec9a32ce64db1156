import { expect, test } from "vitest";
import { cellsOf, headsOf } from "./matrix-csv.ts";
import { matrixColumns, readMatrixRow } from "./matrix-rows.ts";

test("a file of the Matrix names the units, rounds its figures and has a serial number in both forms", () => {
  const perf = (name: string, value: number) => ({ name, value });
  const { row } = readMatrixRow(
    {
      type: "Host",
      name: "cpe1",
      attrs: {
        host_name: "cpe1",
        state: 0,
        perfdata: [perf("dnbw", 1_000_000)],
        vars: { administrative_info: { sn: "4857544314310a47" } },
      },
      joins: {
        services: [
          {
            name: "cpe1!txrx",
            attrs: {
              service_name: "txrx",
              state: 0,
              perfdata: [perf("dnrx", -12.709999999999994), perf("temperature", 41)],
            },
          },
        ],
      },
    },
    [],
    Date.parse("2026-03-10T12:00:00Z"),
  );
  if (!row) throw new Error("not read");
  const columns = matrixColumns([row]);
  const heads = columns.flatMap((column) => headsOf(column, (field) => field));
  const cells = columns.flatMap((column) => cellsOf(row, column));
  expect(heads).toHaveLength(cells.length);
  expect(Object.fromEntries(heads.map((head, at) => [head, cells[at]]))).toMatchObject({
    name: "cpe1",
    "dnbw (bps)": 1_000_000,
    "txrx.dnrx (dBm)": -12.71,
    "txrx.temperature": 41,
    sn: "HWTC14310A47",
    "sn (hex)": "4857544314310a47",
  });
});
