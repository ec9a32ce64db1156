import { beforeEach, describe, expect, test, vi } from "vitest";
import { apiUrl } from "#src/krill/links.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { historyBehind, historyOf, readTouch } from "./history.ts";

beforeEach(() => queryClient.clear());

const REQUEST = {
  id: 7,
  requested_at: "2026-11-26T10:00:00+01:00",
  username_persistent: "noc",
  method: "PATCH",
  path: "/api/v2/isp/cpes/101/",
  status_code: 200,
  data: '{"wifi_password":"hunter2","notes":"Visto"}',
};

describe("a row of a history", () => {
  test("of the API says who sent what, without secrets", () => {
    expect(readTouch(REQUEST, 0)).toMatchObject({
      who: "noc",
      what: "PATCH",
      changes: "wifi_password: •••, notes: Visto",
      status: 200,
      isAdmin: false,
    });
  });

  test("names an action by the last word of its path", () => {
    const row = { ...REQUEST, method: "POST", path: "/api/v2/cpes/101/reboot", data: "{}" };
    expect(readTouch(row, 0)).toMatchObject({ what: "POST reboot", changes: "" });
  });

  test("of the admin site says what was changed", () => {
    const row = {
      action_time: "2026-11-25T10:00:00Z",
      user: "admin",
      action_flag: 2,
      change_message: '[{"changed": {"fields": ["Comment"]}}]',
    };
    expect(readTouch(row, 0)).toMatchObject({ who: "admin", what: "2", changes: "Comment" });
  });

  test("has its time and status from text and seconds too: what was refused is not told as done", () => {
    const row = { ...REQUEST, requested_at: Date.parse(REQUEST.requested_at) / 1000 };
    expect(readTouch({ ...row, status_code: "403" }, 0)).toMatchObject({
      at: new Date(REQUEST.requested_at),
      status: 403,
    });
  });

  const NONE: [name: string, row: unknown][] = [
    ["a mere look", { ...REQUEST, method: "GET" }],
    ["a row without a time", { ...REQUEST, requested_at: null }],
    ["no row", "PATCH"],
    ["nothing", null],
  ];
  test.each(NONE)("is not %s", (_name, row) => {
    expect(readTouch(row, 0)).toBeNull();
  });
});

test("a history that was read whole lacks nothing: mere looks were read too, and are not shown", async () => {
  const at = "2026-11-24T10:00:00Z";
  const results = ["GET", "PATCH", "GET"].map((method) => ({ method, requested_at: at }));
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ count: 3, results })));
  const behind = historyBehind(apiUrl("isp/cpes/101/logs"));
  const { touches, part } = await queryClient.fetchQuery(behind);
  expect([touches.length, part]).toEqual([1, null]);
});

test("a history of mere looks is none, and not shown as what could not be read", async () => {
  const results = [{ method: "GET", requested_at: "2026-11-24T10:00:00Z" }];
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ count: 1, results })));
  const behind = historyBehind(apiUrl("isp/cpes/102/logs"));
  const { touches, isStrange } = await queryClient.fetchQuery(behind);
  expect([touches.length, isStrange]).toEqual([0, false]);
});

test.each([
  ["sorts", { read: 2, total: 3, areNewest: true }],
  ["does not sort", { read: 2, total: 3, areNewest: false }],
])(
  "a history longer than what was read, of a server that %s, is told to be a part",
  async (how, part) => {
    const path = `/api/v2/isp/customers/5/?${how}`;
    const results = [10, 11].map((hour) => ({
      id: hour,
      path,
      method: "PATCH",
      requested_at: `2026-11-24T${hour}:00:00Z`,
    }));
    if (how === "sorts") results.reverse();
    vi.stubGlobal("fetch", (input: string) => {
      const isFull = input.includes("method=PATCH");
      const reply = isFull ? { count: 3, results } : { count: 0, results: [] };
      return Promise.resolve(Response.json(reply));
    });
    const history = await queryClient.fetchQuery(historyOf({ path, type: "customer", id: 5 }));
    expect(history.part).toEqual(part);
    expect(history.among).toBeNull();
  },
);
