import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApiError } from "#src/krill/errors.ts";
import type { FindDevices } from "./find-devices.ts";
import { guessColumns, resolveLines } from "./resolve-targets.ts";
import type { Device } from "./targets.ts";

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
  given: ReturnType<typeof lines>,
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
