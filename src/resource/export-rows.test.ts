import { expect, test } from "vitest";
import { exportColumns } from "./export-rows.ts";
import type { ListColumn } from "./list-spec.ts";

test("an export names units, has a serial number in both forms, and names what came by its id", async () => {
  const profiles = [
    { id: 3, name: "300M Simétricos" },
    { id: 4, name: "", label: "Empresas" },
  ];
  const columns: ListColumn<{ id: number; sn: string | null; profile: unknown; s: number }>[] = [
    { id: "sn", cell: () => null, isSerial: true },
    { id: "profile", cell: () => null, named: async () => ({ rows: profiles }) },
    { id: "s", cell: () => null, unit: "s" },
    { id: "calls", cell: () => null, csv: null },
  ];
  const out = await exportColumns(columns, (id) => id.toUpperCase());
  expect(out.map(({ name }) => name)).toEqual(["SN", "SN (hex)", "PROFILE", "S (s)"]);
  const line = (sn: string | null, profile: unknown) =>
    out.map(({ of }) => of({ id: 1, sn, profile, s: 90 }));
  expect(line("485754435e000102", 3)).toEqual([
    "HWTC5E000102",
    "485754435e000102",
    "300M Simétricos",
    90,
  ]);
  expect(line("HWTC5E000102", 3).slice(0, 2)).toEqual(["HWTC5E000102", "485754435e000102"]);
  expect(line("another", { id: 9, name: "Joined" })).toEqual(["another", "another", "Joined", 90]);
  expect(line(null, 4)).toEqual([null, null, "Empresas", 90]);
  expect(line(null, 77)).toEqual([null, null, "#77", 90]);
  expect(line(null, null)).toEqual([null, null, null, 90]);
  const untold = await exportColumns(
    [{ id: "profile", cell: () => null, named: () => Promise.reject(new Error("not told")) }],
    (id) => id,
  );
  expect(untold[0]?.of({ id: 1, sn: null, profile: 3, s: 90 })).toBe("#3");
});

test("a cell with several figures is as many columns of the file, each with its unit", async () => {
  const out = await exportColumns<{ id: number; down: number; up: number }>(
    [
      {
        id: "down",
        unit: "B",
        cell: () => null,
        figures: { received: (row) => row.down, up: (row) => row.up },
      },
    ],
    (id) => id,
  );
  expect(out.map(({ name, of }) => [name, of({ id: 1, down: 7, up: 2 })])).toEqual([
    ["received (B)", 7],
    ["up (B)", 2],
  ]);
});
