import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Session } from "./api.ts";
import { doubled, standing } from "./duplicates.ts";

const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 12, minute)).toISOString();
const session = (id: string, fields: Partial<Session> = {}): Session => ({
  id,
  username: "casa@isp",
  framedipaddress: "100.64.0.7",
  acctstarttime: at(0),
  ...fields,
});

describe("doubled sessions", () => {
  test("are grouped by user, by address, and told with the newest first", () => {
    const rows = [
      session("a"),
      session("b", { acctstarttime: at(5), framedipaddress: "100.64.0.8" }),
      session("c", { username: "other@isp" }),
      session("d", { username: "alone@isp", framedipaddress: "100.64.0.9" }),
    ];
    const ids = (by: "username" | "address") =>
      doubled(rows, by).map(({ value, sessions }) => [value, ...sessions.map(({ id }) => id)]);
    expect(ids("username")).toEqual([["casa@isp", "b", "a"]]);
    expect(ids("address")).toEqual([["100.64.0.7", "a", "c"]]);
  });

  test.each([
    ["sessions that ended", { acctstoptime: at(9) }],
    ["sessions without a user", { username: " " }],
    ["sessions whose user is not told", { username: null }],
  ])("leave out %s", (_, fields) => {
    expect(doubled([session("a"), session("b", fields)], "username")).toEqual([]);
  });

  test.each(["0.0.0.0", "", "none", "::"])("are not made of the address %j", (framedipaddress) => {
    const rows = [session("a", { framedipaddress }), session("b", { framedipaddress })];
    expect(doubled(rows, "address")).toEqual([]);
  });

  test("of one address that thousands have are each looked at a few times, however they are ordered", () => {
    let reads = 0;
    const rows = Array.from({ length: 2000 }, (_, place) => {
      const started = at((place * 7919) % 2000);
      return Object.defineProperty(
        session(`${place}`, { username: `user${place}` }),
        "acctstarttime",
        {
          get: () => {
            reads += 1;
            return started;
          },
        },
      );
    });
    const [group] = doubled(rows, "address");
    expect(group?.sessions.at(0)?.acctstarttime).toBe(at(1999));
    expect(reads).toBeLessThan(4 * rows.length);
  });

  test("know one address in two writings", () => {
    const rows = [
      session("a", { framedipaddress: "2001:DB8::1" }),
      session("b", { framedipaddress: "2001:db8:0::0001" }),
    ];
    expect(doubled(rows, "address")).toHaveLength(1);
  });
});

describe("of sessions that share something", () => {
  test.each<[string, Session[], string | null, string[]]>([
    [
      "the one still heard of is live, though it began before",
      [
        session("old", { acctupdatetime: at(55) }),
        session("new", { acctstarttime: at(10), acctupdatetime: at(15) }),
      ],
      "old",
      ["new"],
    ],
    [
      "the one still heard of is live, though another user had its address",
      [
        session("old", { username: "before@isp", acctupdatetime: at(5) }),
        session("new", { acctstarttime: at(10), acctupdatetime: at(50) }),
      ],
      "new",
      ["old"],
    ],
    [
      "the last to begin is live; one that is heard of as well is not left over",
      [
        session("old", { acctupdatetime: at(55) }),
        session("silent", { acctstarttime: at(5), acctupdatetime: at(9) }),
        session("new", { acctstarttime: at(10), acctupdatetime: at(54) }),
      ],
      "new",
      ["silent"],
    ],
    [
      "the last to begin is live where the other gave no sign of life since",
      [
        session("old", { acctupdatetime: at(10) }),
        session("new", { acctstarttime: at(10), acctupdatetime: at(14) }),
      ],
      "new",
      ["old"],
    ],
    [
      "the last to begin is live where updates are not told",
      [session("old"), session("new", { acctstarttime: at(10) })],
      "new",
      ["old"],
    ],
    [
      "none is left over where several users are heard of",
      [
        session("one", { acctupdatetime: at(55) }),
        session("two", { username: "other@isp", acctstarttime: at(5), acctupdatetime: at(55) }),
        session("three", { username: "third@isp", acctstarttime: at(9), acctupdatetime: at(50) }),
      ],
      null,
      [],
    ],
    [
      "none is left over where the users are not all told",
      [session("one"), session("two", { username: null, acctstarttime: at(5) })],
      null,
      [],
    ],
    ["nothing is guessed where they began together", [session("a"), session("b")], null, []],
    [
      "nothing is guessed where no time is told",
      [session("a", { acctstarttime: null }), session("b", { acctstarttime: "soon" })],
      null,
      [],
    ],
  ])("%s", (_, rows, live, leftOver) => {
    for (const some of [rows, rows.toReversed()])
      expect(standing(some)).toEqual({ live, leftOver: new Set(leftOver) });
  });

  test("an address that several users have is told as such", () => {
    const rows = [session("a"), session("b", { username: "other@isp" })];
    expect(doubled(rows, "address")[0]?.isOfSeveral).toBe(true);
    expect(doubled([session("a"), session("b")], "address")[0]?.isOfSeveral).toBe(false);
  });
});

test("every live session of a shared user stands in exactly one group", () => {
  const some = fc.record({
    username: fc.constantFrom("a", "b", "c", null),
    acctstoptime: fc.constantFrom(null, at(3)),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 30 }), (fields) => {
      const rows = fields.map((one, index) => session(String(index), one));
      const grouped = doubled(rows, "username").flatMap(({ sessions }) => sessions);
      const shared = rows.filter(
        (one) =>
          one.username !== null &&
          one.acctstoptime === null &&
          rows.some(
            (two) => two !== one && two.username === one.username && two.acctstoptime === null,
          ),
      );
      expect(new Set(grouped)).toEqual(new Set(shared));
      expect(grouped).toHaveLength(shared.length);
    }),
  );
});
