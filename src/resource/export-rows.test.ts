import { expect, test, vi } from "vitest";
import { exportColumns, exportList } from "./export-rows.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
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

test("an export is written batch by batch, each before the next is read, and whole", async () => {
  vi.stubGlobal("document", { createElement: () => ({ click: () => undefined }) });
  const files: unknown[] = [];
  const asFile = vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    files.push(file);
    return "blob:x";
  });
  vi.useFakeTimers();
  try {
    const seen: string[] = [];
    // What is no plain value tells when it is written.
    const nameOf = (id: number) =>
      id % 500 === 0 ? { toJSON: () => seen.push(`write ${id}`) } : `=n${id}`;
    const all = Array.from({ length: 1100 }, (_, id) => ({ id, name: nameOf(id) }));
    const fetchPage = async ({
      limit,
      offset,
    }: ListParams): Promise<Page<(typeof all)[number]>> => {
      seen.push(`read ${offset}`);
      const rows = all.slice(offset, offset + limit);
      return {
        rows,
        received: rows.length,
        total: 1100,
        allow: null,
        at: new Date(),
        ms: 0,
        odd: [],
      };
    };
    const count = await exportList({
      spec: { name: "things", resource: { key: ["x", "things"], path: "x/things/", fetchPage } },
      columns: [{ id: "name", cell: () => null }],
      columnName: () => "Name",
      params: { limit: 25, offset: 0 },
      obeys: ({ id }) => id !== 3,
      signal: new AbortController().signal,
      onBatch: () => undefined,
    });
    expect(count).toBe(1099);
    expect(seen).toEqual(["read 0", "write 0", "read 500", "write 500", "read 1000", "write 1000"]);
    const [file] = files;
    const lines = file instanceof Blob ? (await file.text()).trim().split("\r\n") : [];
    expect(lines).toHaveLength(1100);
    expect(lines[0]).toContain("Name");
    expect([lines[2], lines[600], lines.at(-1)]).toEqual(["'=n1", "'=n600", "'=n1099"]);
  } finally {
    vi.useRealTimers();
    asFile.mockRestore();
    vi.unstubAllGlobals();
  }
});
