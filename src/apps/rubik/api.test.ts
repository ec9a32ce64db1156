import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  attachmentsOf,
  commentsOf,
  isClosed,
  serviceOf,
  tickets,
  ticketName,
  utcTime,
} from "./api.ts";
import { whole } from "#src/util/read.ts";

const ticket = (more: object) => {
  const read = tickets.spec.read({ id: 7, ...more }, whole());
  if (!read) throw new Error("no ticket");
  return read;
};

describe("a ticket", () => {
  test.each([
    ["CLOSED", true],
    ["CLOSED.CANCELED", true],
    ["closed_by_owner", true],
    ["Resolved", true],
    ["Cerrada", true],
    ["OPENACTIVE", false],
    ["Unresolved", false],
    ["Pending Cancellation", false],
    [null, false],
  ])("that is %j is closed: %j", (state, is) => {
    expect(isClosed(ticket({ state }))).toBe(is);
  });

  test("is read from whatever shape its server gives", () => {
    const one = ticket({
      priority: 3,
      customer: { id: 1, name: "Ana" },
      service: { id: 12 },
      comments: [{ user: "acme", message: "Ya va" }, "Sin luz", null, 5],
      attachments: ["/media/a/box.png?x=1", { filename: "b.jpg", bytes: "12" }],
    });
    expect(one).toMatchObject({ priority: "3", customer: "Ana" });
    expect(ticketName(one)).toBe("#7 · Ana");
    expect(serviceOf(one)).toBe("12");
    expect(commentsOf(one).map(({ author, text }) => [author, text])).toEqual([
      ["acme", "Ya va"],
      [null, "Sin luz"],
      [null, "5"],
    ]);
    expect(attachmentsOf(one)).toEqual([
      { name: "box.png", size: null },
      { name: "b.jpg", size: 12 },
    ]);
    expect(serviceOf(ticket({}))).toBeNull();
    expect(commentsOf(ticket({ last_comment: "Cerrado" }))).toHaveLength(1);
  });

  test("may have a text for an id", () => {
    const one = ticket({ id: "T-1" });
    expect([one.id, ticketName(one)]).toEqual(["T-1", "#T-1"]);
  });

  test("is read without an error whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const one = ticket({
          comments: value,
          attachments: value,
          service: value,
          customer: value,
        });
        expect(ticketName(one)).toContain("#7");
        commentsOf(one);
        attachmentsOf(one);
        serviceOf(one);
      }),
    );
  });
});

test("a time without a zone is UTC, one with a zone is as it says", () => {
  expect(utcTime("2026-03-01T10:00:00")?.toISOString()).toBe("2026-03-01T10:00:00.000Z");
  expect(utcTime("2026-03-01T10:00:00+01:00")?.toISOString()).toBe("2026-03-01T09:00:00.000Z");
  expect(utcTime("soon")).toBeNull();
});
