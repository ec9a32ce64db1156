import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpes } from "#src/apps/isp/api.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readRow } from "#src/krill/read-row.ts";
import type { FindDevices } from "./find-devices.ts";
import { readNumberIndex } from "./number-index.ts";
import { guessColumns, resolveLines, type GivenLine } from "./resolve-targets.ts";
import type { Device, NumberKind } from "./targets.ts";

const device = (id: number): Device => ({
  id,
  name: `cpe${String(id).padStart(4, "0")}`,
  realm: "cpe",
  model: null,
  tech: null,
  actions: [],
  isKept: false,
});

/** Devices by name or id; `cpe0666` fails, `cpe0777` is ambiguous. */
const find: FindDevices = async (reading) => {
  const number =
    reading.kind === "cpe-name"
      ? Number(reading.name.slice(3))
      : reading.kind === "id"
        ? reading.id
        : 0;
  if (number === 666) throw new ApiError({ kind: "server", status: 500 });
  if (number === 777) return [device(777), device(778)];
  return number > 0 && number < 500 ? [device(number)] : [];
};

const lines = (...texts: string[]) =>
  texts.map((text, index) => ({ line: index + 1, text, value: null }));

function resolve(
  given: readonly GivenLine[],
  more: Partial<Parameters<typeof resolveLines>[1]> = {},
) {
  return resolveLines(given, {
    find,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    wait: async () => undefined,
    ...more,
  });
}

describe("lines", () => {
  test("are found, unknown, doubled, ambiguous or failed, each at its number", async () => {
    const {
      lines: resolved,
      error,
      trouble,
    } = await resolve(
      lines("cpe0001", "CPE0001", "#2", "cpe0999", "cpe0777", "cpe0666", "no device at all"),
    );
    expect(error).toBeNull();
    expect(trouble).toMatchObject({ status: 500 });
    expect(resolved.map(({ line, state }) => [line, state])).toEqual([
      [1, "found"],
      [2, "doubled"],
      [3, "found"],
      [4, "unknown"],
      [5, "ambiguous"],
      [6, "failed"],
      [7, "unknown"],
    ]);
    expect(resolved[1]?.sameAs).toBe(1);
    expect(resolved[4]?.choices).toHaveLength(2);
  });

  test("that this user may not see stop no other, and are told as that", async () => {
    const hiding: FindDevices = async (reading, signal) => {
      if (reading.kind === "id" && reading.id > 100) throw new ApiError({ kind: "forbidden" });
      if (reading.kind === "external-id" && reading.value === "300") return [device(30)];
      return find(reading, signal);
    };
    const foreign = ["#101", "#102", "#103", "#104", "#105", "#106", "#107", "200", "300"];
    const {
      lines: resolved,
      error,
      trouble,
    } = await resolve(lines(...foreign, "#1"), { find: hiding });
    expect(resolved.map(({ state }) => state)).toEqual([
      ...foreign.map(() => "forbidden"),
      "found",
    ]);
    // The number is another's external id too: a person decides.
    expect(resolved[8]?.choices).toEqual([device(30)]);
    expect([error, trouble]).toEqual([null, null]);
  });

  test("stay waiting where the list itself is refused", async () => {
    const refused = new ApiError({ kind: "forbidden" });
    const { lines: resolved, error } = await resolve(lines("cpe0001", "cpe0002"), {
      find: () => Promise.reject(refused),
    });
    expect(error).toBe(refused);
    expect(resolved.map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  });

  test("are failed, not unknown, where what they likeliest mean cannot be asked for", async () => {
    const refusing: FindDevices = async ({ kind }) => {
      if (kind === "cpe-name" || kind === "pppoe") throw new ApiError({ kind: "invalid" });
      return [];
    };
    const { lines: resolved, trouble } = await resolve(lines("cpe0101", "no-such-device-1"), {
      find: refusing,
    });
    expect(resolved.map(({ state }) => state)).toEqual(["failed", "unknown"]);
    expect(trouble).toMatchObject({ kind: "invalid" });
  });

  test("that are alike are asked for once", async () => {
    let asked = 0;
    const counting: FindDevices = async (reading, signal) => {
      asked += 1;
      return find(reading, signal);
    };
    await resolve(lines("cpe0001", " cpe0001", "CPE0001"), { find: counting });
    expect(asked).toBe(1);
  });

  test("found before the connection broke are kept; the rest waits, and the error is told", async () => {
    let asked = 0;
    const breaking: FindDevices = async (reading, signal) => {
      asked += 1;
      if (asked > 10) throw new ApiError({ kind: "network" });
      return find(reading, signal);
    };
    const given = lines(...Array.from({ length: 30 }, (_, at) => device(at + 1).name));
    const { lines: resolved, error } = await resolve(given, { find: breaking });
    expect(error).toMatchObject({ kind: "network" });
    expect(resolved.filter(({ state }) => state === "found")).toHaveLength(10);
    expect(resolved.filter(({ state }) => state === "waiting")).toHaveLength(20);
  });

  test("wait once for all when the server asks for patience", async () => {
    let refusals = 6;
    let waits = 0;
    const busy: FindDevices = async (reading, signal) => {
      if (refusals-- > 0) throw new ApiError({ kind: "rate-limited", status: 429, retryAfter: 2 });
      return find(reading, signal);
    };
    const given = lines("cpe0001", "cpe0002", "cpe0003", "cpe0004", "cpe0005", "cpe0006");
    const { lines: resolved } = await resolve(given, {
      find: busy,
      wait: async (seconds) => {
        expect(seconds).toBe(2);
        waits += 1;
      },
    });
    expect(resolved.every(({ state }) => state === "found")).toBe(true);
    expect(waits).toBe(1);
  });

  test("whatever is given, each line comes back once with its text, and no device is found twice", async () => {
    const text = fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((id) => device(id).name),
      fc.string({ maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 40 }), async (texts) => {
        const given = lines(...texts);
        const { lines: resolved } = await resolve(given);
        expect(resolved.map(({ line, text: one }) => [line, one])).toEqual(
          given.map(({ line, text: one }) => [line, one]),
        );
        const ids = resolved.flatMap((one) =>
          one.state === "found" ? (one.device?.id ?? []) : [],
        );
        expect(new Set(ids).size).toBe(ids.length);
        expect(resolved.every(({ state }) => state !== "waiting")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a number that is the id of one device and the external id of another", () => {
  /** Each device has the id of the one before it as its external id; `asked` counts. */
  const shifted = (asked: string[] = []): FindDevices => {
    const known = (id: number) => (id >= 100 && id < 20_000_000 ? [device(id)] : []);
    return async (reading) => {
      asked.push(reading.kind);
      if (reading.kind === "id") return known(reading.id);
      return reading.kind === "external-id" ? known(Number(reading.value) + 1) : [];
    };
  };
  const meant = async (text: string, as?: NumberKind) => {
    const { lines: resolved } = await resolve([{ line: 1, text, value: null, as }], {
      find: shifted(),
    });
    const [line] = resolved;
    return [line?.state, line?.device?.id ?? null, line?.choices.map(({ id }) => id)];
  };

  test.each(["350", "1234567", "12345678"])("is ambiguous: %s", async (text) => {
    const [state, id, choices] = await meant(text);
    expect([state, id]).toEqual(["ambiguous", null]);
    expect(choices).toHaveLength(2);
    expect(choices).toEqual(expect.arrayContaining([Number(text), Number(text) + 1]));
  });

  test.each<[string, NumberKind | undefined, unknown[]]>([
    ["350", "external-id", ["found", 351, []]],
    ["350", "id", ["found", 350, []]],
    ["350", "serial", ["unknown", null, []]],
    ["350", "mac", ["unknown", null, []]],
    ["#350", undefined, ["found", 350, []]],
    ["99", undefined, ["found", 100, []]],
  ])("%s in a column of %s is one device or none", async (text, as, expected) => {
    expect(await meant(text, as)).toEqual(expected);
  });

  test("is not taken for the one where the other cannot be asked for", async () => {
    const { lines: resolved, trouble } = await resolve(lines("350"), {
      find: async (reading, signal) => {
        if (reading.kind === "external-id") throw new ApiError({ kind: "invalid" });
        return shifted()(reading, signal);
      },
    });
    expect(resolved[0]).toMatchObject({ state: "failed", device: null, choices: [{ id: 350 }] });
    expect(trouble).toMatchObject({ kind: "invalid" });
  });

  test("costs 10,000 ids no second request each: the list's numbers are read once", async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) =>
      readRow(cpes.spec.read, { id: at + 100, external_id: at === 7 ? "5000" : null }, "", []),
    ).filter((row) => row !== null);
    let pages = 0;
    const asked: string[] = [];
    const { lines: resolved } = await resolve(
      lines(...Array.from({ length: 10_000 }, (_, at) => String(at + 100))),
      {
        find: shifted(asked),
        index: (count, signal) =>
          readNumberIndex(count, signal, async ({ limit, offset }) => {
            pages += 1;
            const page = rows.slice(offset, offset + limit);
            const rest = { total: rows.length, received: page.length, allow: null, odd: [] };
            return { rows: page, at: new Date(0), ms: 1, ...rest };
          }),
      },
    );
    expect(pages).toBe(24);
    expect(asked.filter((kind) => kind === "id")).toHaveLength(10_000);
    expect(asked.filter((kind) => kind === "external-id")).toHaveLength(1);
    expect(resolved.filter(({ state }) => state === "found")).toHaveLength(9999);
    expect(resolved.find(({ state }) => state === "ambiguous")?.text).toBe("5000");
  });

  test("is asked for by itself where there are few, and where the list is not whole", async () => {
    const signal = new AbortController().signal;
    const never = () => Promise.reject(new Error("asked"));
    expect(await readNumberIndex(99, signal, never)).toBeNull();
    const some = async () => {
      const row = readRow(cpes.spec.read, { id: 1 }, "", []);
      const rest = { total: 2, received: 2, allow: null, odd: [] };
      return { rows: row ? [row] : [], at: new Date(0), ms: 1, ...rest };
    };
    expect(await readNumberIndex(100, signal, some)).toBeNull();
  });

  test("is asked for by itself where the list tells no external ids, but not where it leaves out empty ones", async () => {
    const signal = new AbortController().signal;
    const listOf = (...rows: object[]) =>
      readNumberIndex(100, signal, async () => {
        const read = rows.map((row) => readRow(cpes.spec.read, row, "", []));
        const rest = { total: rows.length, received: rows.length, allow: null, odd: [] };
        return { rows: read.filter((row) => row !== null), at: new Date(0), ms: 1, ...rest };
      });
    expect(await listOf({ id: 1, sn: null }, { id: 2, sn: null })).toBeNull();
    const index = await listOf({ id: 1 }, { id: 2, external_id: "350" });
    expect(index?.({ kind: "external-id", value: "350" })).toBe(true);
  });
});

test.each([
  [
    ["cpe0001", "cpe0002"].map((name) => [name]),
    { hasHeader: false, column: 0, valueColumn: null },
  ],
  [
    [
      ["note", "Serial number", "new profile"],
      ["x", "HWTC14310A47", "3"],
    ],
    { hasHeader: true, column: 1, valueColumn: 2 },
  ],
  [[["7c:b7:33:01:02:03", "a"]], { hasHeader: false, column: 0, valueColumn: null }],
  [
    [
      ["customer", "device"],
      ["4711", "cpe0001"],
      ["4712", "cpe0002"],
    ],
    { hasHeader: true, column: 1, valueColumn: null },
  ],
  [[], { hasHeader: false, column: 0, valueColumn: null }],
])("the columns of %j are guessed", (rows, expected) => {
  expect(guessColumns(rows)).toEqual(expected);
});
