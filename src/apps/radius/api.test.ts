import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { sessionNow, sessionsOf } from "./api.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const who = { cpename: "cpe0101", username: null, mac: null };
const session = (id: string, krillcpename: string) => ({ acctuniqueid: id, krillcpename });
/** A page of others, one of which holds the word by chance. */
const others = Array.from({ length: 50 }, (_, index) => session(`o${index}`, `cpe0101${index}`));
const own = session("mine", "cpe0101");

test.each([
  ["nothing", [], 0, 0, true, "gone"],
  ["few others, and no more", others.slice(0, 3), 3, 0, true, "gone"],
  ["a page of others", others, 300, 0, false, "unknown"],
  ["a page of others, as a bare list", others, null, 0, false, "unknown"],
  ["another own one and no more", [session("new", "cpe0101")], 1, 1, true, "gone"],
  ["another own one in a page", [session("new", "cpe0101"), ...others], 300, 1, false, "unknown"],
  ["itself in a page", [own, ...others], 300, 1, false, "online"],
] as const)("what is said of a session where a server gives %s", async (...asked) => {
  const [, rows, count, found, isWhole, state] = asked;
  fakeFetch(({ path }) => {
    if (path.includes("/mine/")) return { status: 404, json: {} };
    const results = rows.slice(0, 50);
    return { status: 200, json: count === null ? results : { count, results } };
  });
  const live = await queryClient.fetchQuery(sessionsOf(who, true));
  expect([live.rows.length, live.isWhole]).toEqual([found, isWhole]);
  expect((await queryClient.fetchQuery(sessionNow("mine", who, null))).state).toBe(state);
});

test.each([
  ["search", 300, false],
  ["search", 3, true],
  ["sort", 3, true],
])(
  "a server that refuses `%s`, with %i sessions in all, is asked without",
  async (name, count, isWhole) => {
    fakeFetch(({ path }) =>
      new URLSearchParams(path.split("?")[1]).has(name)
        ? { status: 400, json: { [name]: ["Unknown filter."] } }
        : { status: 200, json: { count, results: others.slice(0, count) } },
    );
    const live = await queryClient.fetchQuery(sessionsOf(who, true));
    expect([live.rows.length, live.isWhole]).toEqual([0, isWhole]);
  },
);

test("where `online` is refused, a session that has ended is no live one", async () => {
  const ended = { ...session("old", "cpe0101"), acctstoptime: "2026-01-01T00:00:00Z" };
  fakeFetch(({ path }) =>
    path.includes("online=")
      ? { status: 400, json: { online: ["Unknown filter."] } }
      : { status: 200, json: { count: 2, results: [own, ended] } },
  );
  const live = await queryClient.fetchQuery(sessionsOf(who, true));
  expect(live.rows.map(({ id }) => id)).toEqual(["mine"]);
});

test("of nobody nothing can be asked", async () => {
  fakeFetch(() => ({ status: 200, json: [] }));
  const nobody = sessionsOf({ cpename: null, username: null, mac: null }, true);
  expect((await queryClient.fetchQuery(nobody)).isWhole).toBe(false);
});
