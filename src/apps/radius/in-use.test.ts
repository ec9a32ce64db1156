import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Session } from "./api.ts";
import { inUseFilter, sessionsInUse } from "./in-use.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

test.each([
  ["2026-10-20T10:00:00", "2026-10-29T10:00:00", true],
  ["2026-10-20T10:00:00", null, true],
  ["2026-10-25T23:59:00", null, true],
  ["2026-10-26T00:00:00", null, false],
  ["2026-10-20T10:00:00", "2026-10-24T23:59:00", false],
  ["2026-10-20T10:00:00", "2026-10-25T00:00:00", true],
  [null, "2026-10-29T10:00:00", true],
])("a session from %s to %s was in use on 25 October: %j", (start, stop, isInUse) => {
  const session = { id: "1", acctstarttime: start, acctstoptime: stop } as unknown as Session;
  expect(inUseFilter.matches(session, "2026-10-25")).toBe(isInUse);
});

test("what began after the day is not asked for, nor what began after an earlier end", async () => {
  const asked: (string | null)[] = [];
  fakeFetch(({ path }) => {
    const query = new URL(path, "http://x").searchParams;
    asked.push(query.get("acctstarttime__lt"));
    expect(query.has("in_use")).toBe(false);
    return { status: 200, json: { count: 0, results: [] } };
  });
  const end = new Date(2026, 9, 26).toISOString();
  const earlier = new Date(2026, 9, 24).toISOString();
  const page = { limit: 50, offset: 0 };
  await sessionsInUse.fetchPage({ ...page, filters: { in_use: "2026-10-25" } });
  const both = { in_use: "2026-10-25", acctstarttime__lt: earlier };
  await sessionsInUse.fetchPage({ ...page, filters: both });
  await sessionsInUse.fetchPage(page);
  expect(asked).toEqual([end, earlier, null]);
});
