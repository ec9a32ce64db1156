import { describe, expect, test } from "vitest";
import { ApiError } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { readPage } from "./read-page.ts";

const PAGE: Page<string> = {
  rows: ["a"],
  received: 1,
  total: 9,
  allow: null,
  at: new Date(0),
  ms: 1,
  odd: [],
};
const ASKED: ListParams = {
  limit: 50,
  offset: 0,
  sort: "name",
  search: "ana",
  filters: { realm: "phi" },
  attrs: ["id"],
};

const TYPED = { realm: "phi" };

/** A server that takes only these parameters; what it was asked for, by name. */
function server(takes: readonly string[], error: (name: string) => ApiError) {
  const asked: string[][] = [];
  const fetchPage = (params: ListParams) => {
    const { filters, ...own } = params;
    const names = [...Object.keys(own), ...Object.keys(filters ?? {})];
    asked.push(names);
    const unknown = names.find((name) => !takes.includes(name));
    return unknown === undefined ? Promise.resolve(PAGE) : Promise.reject(error(unknown));
  };
  return { asked, fetchPage };
}

const refusal = (name: string) => new ApiError({ kind: "invalid", detail: `Unknown: ${name}` });

describe("a server that refuses parameters", () => {
  test.each([
    ["sort", ["limit", "offset", "attrs", "search", "realm"], 2, null],
    ["the search", ["limit", "offset", "attrs", "realm"], 3, ["q"]],
    ["all filters", ["limit", "offset", "attrs"], 4, ["realm", "q"]],
    ["nothing", ["limit", "offset", "attrs", "search", "realm", "sort"], 1, null],
  ])("%s is asked again without", async (_, takes, times, dropped) => {
    const { asked, fetchPage } = server(takes, refusal);
    const list = { resource: { fetchPage }, documented: /^realm$/ };
    const page = await readPage(list, TYPED, ASKED);
    const error: unknown = expect.any(ApiError);
    const told = { total: null, dropped: { names: dropped, error } };
    expect(page).toEqual(dropped ? { ...PAGE, ...told } : PAGE);
    expect(asked).toHaveLength(times);
    expect(asked.at(-1)?.toSorted()).toEqual(takes.toSorted());
  });

  test.each([
    ["by name", (name: string) => new ApiError({ kind: "invalid", fields: { [name]: ["?"] } }), 2],
    ["without a name", refusal, 5],
  ])(
    "one that takes no `attrs` and says so %s is asked for whole rows",
    async (_, error, times) => {
      const { asked, fetchPage } = server(["limit", "offset", "sort", "search", "realm"], error);
      const list = { resource: { fetchPage }, documented: /^realm$/ };
      expect(await readPage(list, TYPED, ASKED)).toEqual(PAGE);
      expect(asked).toHaveLength(times);
    },
  );

  test("one that takes nothing but pages says last what it does not take", async () => {
    const { asked, fetchPage } = server(["limit", "offset"], refusal);
    const { dropped } = await readPage({ resource: { fetchPage } }, TYPED, ASKED);
    expect(dropped?.names).toEqual(["realm", "q"]);
    expect(asked.at(-1)).toEqual(["limit", "offset"]);
  });

  const named = () =>
    new ApiError({ kind: "invalid", fields: { realm: ["There is no such realm."] } });

  test("a value that somebody typed into a documented filter is answered, not dropped", async () => {
    const { asked, fetchPage } = server(["limit"], named);
    const list = { resource: { fetchPage }, documented: /^realm$/ };
    await expect(readPage(list, TYPED, ASKED)).rejects.toThrow("invalid");
    expect(asked).toHaveLength(1);
  });

  test("a filter whose name is inferred may be refused for its name: what the server said is kept", async () => {
    const { fetchPage } = server(["limit", "offset", "attrs"], named);
    const { dropped } = await readPage({ resource: { fetchPage } }, TYPED, ASKED);
    expect(dropped).toMatchObject({
      names: ["realm", "q"],
      error: { fields: { realm: ["There is no such realm."] } },
    });
  });

  test("the total stands where the page is all that there is", async () => {
    const { fetchPage } = server(["limit", "offset", "attrs"], refusal);
    const all = async (params: ListParams) => ({ ...(await fetchPage(params)), total: 1 });
    expect(await readPage({ resource: { fetchPage: all } }, {}, ASKED)).toMatchObject({ total: 1 });
  });

  test("any other failure is no reason to ask again", async () => {
    const { asked, fetchPage } = server(["limit"], () => new ApiError({ kind: "server" }));
    await expect(readPage({ resource: { fetchPage } }, {}, ASKED)).rejects.toThrow("server");
    expect(asked).toHaveLength(1);
  });
});
