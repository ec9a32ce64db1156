import { describe, expect, test } from "vitest";
import { ApiError, kindOf, type ErrorFacts } from "#src/krill/errors.ts";
import { outcomeOfError, outcomeOfReply } from "./outcome.ts";

const status = (code: number, more: Partial<ErrorFacts> = {}) =>
  new ApiError({ kind: kindOf(code), status: code, ...more });

describe("an error of a sent action means", () => {
  const table: [string, unknown, string, string][] = [
    ["400", status(400), "refused", "invalid"],
    ["401 after signing in again", status(401), "refused", "unauthenticated"],
    ["403", status(403), "refused", "forbidden"],
    ["404", status(404), "refused", "not-found"],
    ["405", status(405), "refused", "not-allowed"],
    ["406", status(406), "refused", "refused"],
    ["408: the server did not read it in time", status(408), "unknown", "timeout"],
    ["409", status(409), "refused", "conflict"],
    ["412", status(412), "refused", "conflict"],
    ["415", status(415), "refused", "refused"],
    ["429", status(429), "refused", "rate-limited"],
    ["500", status(500), "failed", "server"],
    ["501", status(501), "failed", "server"],
    ["502", status(502), "unknown", "gateway"],
    ["503", status(503), "failed", "server"],
    ["504", status(504), "unknown", "gateway"],
    ["a proxy's own 524", status(524), "unknown", "gateway"],
    ["a redirect", new ApiError({ kind: "malformed", status: 301 }), "unknown", "redirected"],
    ["a lost connection", new ApiError({ kind: "network" }), "unknown", "no-answer"],
    ["no answer in time", new ApiError({ kind: "timeout" }), "unknown", "timeout"],
    ["stopped by a person", new DOMException("x", "AbortError"), "unknown", "cancelled"],
    ["a fault of the console", new TypeError("x"), "unknown", "no-answer"],
  ];
  test.each(table)("%s: %s", (_, error, state, why) => {
    expect(outcomeOfError(error)).toMatchObject({ state, why });
  });

  test("what the server said, with fields, the wait and the methods", () => {
    const error = status(400, { detail: "No.", fields: { when: ["Too late.", "Too early."] } });
    expect(outcomeOfError(error).reply).toBe("No.; when: Too late. Too early.");
    expect(outcomeOfError(status(429, { retryAfter: 7 })).retryAfter).toBe(7);
    expect(outcomeOfError(status(405, { allow: new Set(["GET", "PUT"]) })).allow).toEqual([
      "GET",
      "PUT",
    ]);
  });
});

describe("an accepted action keeps of the reply", () => {
  const table: [string, unknown, string | null][] = [
    ["no body", null, null],
    ["the detail alone", { detail: "Queued" }, "Queued"],
    ["an empty object", {}, null],
    ["other fields", { task: 7 }, '{"task":7}'],
    ["no secrets", { wifi_password: "hunter2" }, '{"wifi_password":"•••"}'],
    ["plain text", "OK", "OK"],
    ["no page of a proxy", "<html>x</html>", null],
  ];
  test.each(table)("%s", (_, data, reply) => {
    expect(outcomeOfReply({ status: 202, data })).toMatchObject({
      state: "done",
      status: 202,
      reply,
    });
  });

  test("500 characters at most", () => {
    expect(outcomeOfReply({ status: 200, data: "x".repeat(9000) }).reply).toHaveLength(500);
  });
});

test("a reply that is nested without end was accepted all the same", () => {
  const data: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`);
  expect(outcomeOfReply({ status: 202, data })).toMatchObject({ state: "done", status: 202 });
});
