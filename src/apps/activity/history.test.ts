import { describe, expect, test } from "vitest";
import { readTouch } from "./history.ts";

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
