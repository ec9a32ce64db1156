import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentTypeOf, flagOf, messageOf, summaryOf, userOf } from "./log-words.ts";

describe("the server's logs in a line", () => {
  const BODIES: [name: string, value: unknown, said: string][] = [
    ["a text of JSON", '{"notes":"Visto","active":false}', "notes: Visto, active: false"],
    ["data as it is", { notes: "Visto" }, "notes: Visto"],
    [
      "a secret",
      '{"wifi_password":"hunter2","wifi_ssid":"casa"}',
      "wifi_password: •••, wifi_ssid: casa",
    ],
    ["a secret within", '{"data":{"password":"hunter2"}}', 'data: {"password":"•••"}'],
    ["nothing", "{}", ""],
    ["no JSON", "{'password': 'hunter2', 'a': 1}", "{'password': '•••', 'a': 1}"],
    ["null", null, ""],
  ];
  test.each(BODIES)("%s", (_name, value, said) => {
    expect(summaryOf(value)).toBe(said);
  });

  test("no secret of a body comes through, however deep", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom("password", "wifi_password", "pppoe_password", "voicemail_password"),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        (value, name, depth, isText) => {
          let body: unknown = { [name]: value };
          for (let level = 0; level < depth; level++) body = level % 2 === 0 ? { x: body } : [body];
          expect(summaryOf(isText ? JSON.stringify(body) : body)).not.toContain(value);
        },
      ),
    );
  });

  const MESSAGES: [message: unknown, said: string][] = [
    ['[{"changed": {"fields": ["Comment", "City"]}}]', "Comment, City"],
    ['[{"added": {"name": "line", "object": "cpe0101-1"}}]', "line cpe0101-1"],
    ["[]", ""],
    ["Changed password.", "Changed password."],
    ['[{"changed": null}, 7]', ""],
    [null, ""],
  ];
  test.each(MESSAGES)("a message of the admin site: %s", (change_message, said) => {
    expect(messageOf({ change_message })).toBe(said);
  });

  test("users, kinds and actions in the shapes that servers give", () => {
    expect(userOf({ username_persistent: "noc", user: 1 })).toBe("noc");
    expect(userOf({ username_persistent: null, user: { username: "noc" } })).toBe("noc");
    expect(userOf({ user: 3 })).toBe("#3");
    expect(userOf({})).toBe("");
    expect(contentTypeOf({ content_type: "isp | Customer" })).toBe("isp | Customer");
    expect(contentTypeOf({ content_type: { app_label: "isp", model: "customer" } })).toBe(
      "isp | customer",
    );
    expect([1, "2", "Deletion", "?", null].map((action_flag) => flagOf({ action_flag }))).toEqual([
      "1",
      "2",
      "3",
      null,
      null,
    ]);
  });

  test("whatever comes, it says something or nothing and never throws", () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (value) => {
        for (const said of [
          summaryOf(JSON.parse(JSON.stringify(value) ?? "null")),
          messageOf({ change_message: value }),
          contentTypeOf({ content_type: value }),
          userOf({ user: value }),
        ])
          expect(typeof said).toBe("string");
      }),
    );
  });
});
