import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNewest, type Touch } from "./touches.ts";

const readTouches = (data: unknown): Touch[] => readNewest(data).touches;

const TIME = "2024-09-29T12:41:07.123456+02:00";

describe("readTouches", () => {
  test.each([
    [
      "a request log, as the server's tracking writes it",
      {
        requested_at: TIME,
        username_persistent: "noc",
        user: 4,
        method: "POST",
        path: "/api/v2/cpes/350/reboot",
      },
      { who: "noc", what: "reboot" },
    ],
    [
      "the diagnostic by its address",
      {
        requested_at: TIME,
        user: "noc",
        method: "POST",
        path: "/api/v2/isp/cpes/350/cwmp_diagnostic?x=1",
      },
      { who: "noc", what: "diagnostic" },
    ],
    [
      "a change",
      { time: TIME, user: { username: "alta" }, method: "patch", path: "/api/v2/isp/cpes/350/" },
      { who: "alta", what: "change" },
    ],
    [
      "an entry of the admin",
      { action_time: TIME, user: 3, action_flag: 2, change_message: "[]" },
      { who: null, what: "change" },
    ],
    [
      "an event of the network",
      { start_time: TIME, end_time: null, source: "gpon", type: "provision" },
      { who: null, what: "gpon provision" },
    ],
    [
      "a plain row",
      { date: TIME, author: "noc", action: "reboot" },
      { who: "noc", what: "reboot" },
    ],
  ])("%s", (_name, row, expected) => {
    expect(readTouches({ count: 1, results: [row] })).toMatchObject([expected]);
  });

  test("the newest comes first; reads and rows without a time are left out", () => {
    const rows = [
      { time: "2024-01-01T00:00:00Z", action: "old" },
      { time: "2024-03-01T00:00:00Z", action: "new" },
      { time: TIME, method: "GET", path: "/api/v2/cpes/1" },
      { action: "never" },
      null,
      "text",
    ];
    expect(readTouches(rows).map(({ what }) => what)).toEqual(["new", "old"]);
  });

  test("what the server refused was not done; what failed in it may have been", () => {
    const sent = (status_code: unknown) => ({
      requested_at: TIME,
      user: "noc",
      method: "POST",
      path: "/api/v2/cpes/1/reboot",
      status_code,
    });
    expect(readTouches([sent(409), sent("403"), sent(500), sent(202)])).toHaveLength(2);
    expect(readNewest([sent(409)])).toMatchObject({ touches: [], isSure: true });
  });

  test("who was refused has not touched the device; times may be seconds", () => {
    const asked = { method: "POST", path: "/api/v2/cpes/350/reboot", username: "noc" };
    const at = Date.parse(TIME) / 1000;
    const rows = [405, "403", 409].map((status_code) => ({ ...asked, time: at, status_code }));
    expect(readNewest({ count: 3, results: rows })).toMatchObject({ touches: [], isSure: true });
    const done = { ...asked, time: at, method: "PUT", status_code: 202 };
    expect(readTouches([...rows, done])).toEqual([
      { at: new Date(at * 1000), who: "noc", what: "reboot" },
    ]);
  });

  test("takes anything", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(readTouches(value))).toBe(true);
      }),
    );
  });
});

describe("a page of a history is relied on", () => {
  const done = (day: number, method = "POST") => ({
    requested_at: `2024-09-${String(day).padStart(2, "0")}T10:00:00Z`,
    user: "noc",
    method,
    path: "/api/v2/cpes/350/reboot",
  });
  const page = (count: number | undefined, ...results: object[]) => ({ count, results });

  test.each<[string, unknown, number, boolean]>([
    ["where it is all there is, in any order", page(2, done(3), done(9)), 2, true],
    ["where it is empty", page(0), 0, true],
    ["where the newest come first", page(900, done(9), done(3)), 2, true],
    ["not where the oldest come first and there are more", page(900, done(3), done(9)), 2, false],
    [
      "not where nobody says how many there are",
      page(undefined, ...Array(10).fill(done(3))),
      10,
      false,
    ],
    ["not where no row can be read", page(1, { what: "reboot" }), 0, false],
    ["where nobody did more than look", page(1, done(3, "GET")), 0, true],
  ])("%s", (_, data, count, isSure) => {
    const read = readNewest(data);
    expect([read.touches.length, read.isSure]).toEqual([count, isSure]);
  });
});
