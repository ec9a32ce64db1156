import { describe, expect, test } from "vitest";
import { cpes, type Cpe } from "#src/apps/isp/api.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readRow } from "#src/krill/read-row.ts";
import type { ListParams } from "#src/krill/resource.ts";
import type { Reading } from "#src/util/recognise.ts";
import { createFinder, type CpeReader } from "./find-devices.ts";

type Answer = readonly string[] | "refused";

const cpe = (name: string, at: number): Cpe => {
  const read = readRow(cpes.spec.read, { id: at + 1, cpename: name }, "", []);
  if (read === null) throw new Error("no CPE");
  return read;
};

/**
 * A server of which its filter and its free search answer so, with the names of what they give, and that has a host of this
 * name.
 */
function server(filter: Answer, search: Answer, host: string | null = null): CpeReader {
  return {
    ofHost: async (name) => {
      if (name !== host) throw new ApiError({ kind: "not-found", status: 404 });
      return { data: cpe(name, 0) };
    },
    fetchOne: () => Promise.reject(new ApiError({ kind: "not-found", status: 404 })),
    fetchPage: async ({ search: text }: ListParams) => {
      const answer = text === undefined ? filter : search;
      if (answer === "refused") throw new ApiError({ kind: "invalid", status: 400 });
      const rest = { total: answer.length, received: answer.length, allow: null, odd: [] };
      return { rows: answer.map(cpe), at: new Date(0), ms: 1, ...rest };
    },
  };
}

const others = (count: number) => Array.from({ length: count }, (_, at) => `other${at}`);
const reading: Reading = { kind: "cpe-name", name: "cpe0101" };
const found = async (reader: CpeReader) => {
  const devices = await createFinder(reader)(reading, new AbortController().signal);
  return devices.map(({ name }) => name);
};

describe("a device by its name", () => {
  test.each<[string, Answer, Answer, string[]]>([
    ["the filter finds it", ["cpe0101"], [], ["cpe0101"]],
    ["the filter finds none", [], ["cpe0101"], []],
    ["the filter is refused, the search finds it", "refused", ["cpe0101"], ["cpe0101"]],
    ["the filter is overlooked, the search finds it", others(10), ["cpe0101"], ["cpe0101"]],
    ["the filter is overlooked, the search finds others", others(10), others(3), []],
  ])("where %s", async (_, filter, search, names) => {
    expect(await found(server(filter, search))).toEqual(names);
  });

  test.each<[string, Answer, Answer]>([
    ["refuses", "refused", "refused"],
    ["overlooks", others(10), others(10)],
  ])(
    "is found by way of its host where a server %s filter and search",
    async (_, filter, search) => {
      expect(await found(server(filter, search, "cpe0101"))).toEqual(["cpe0101"]);
    },
  );

  test.each<[string, Answer, Answer]>([
    ["refuses both", "refused", "refused"],
    ["overlooks both", others(10), others(10)],
    ["overlooks the filter and refuses the search", others(10), "refused"],
  ])("cannot be asked for, and is not unknown, where a server %s", async (_, filter, search) => {
    await expect(found(server(filter, search))).rejects.toMatchObject({ kind: "invalid" });
  });
});
