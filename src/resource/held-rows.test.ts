import { expect, test } from "vitest";
import { firstHeld, holdRows, updateHeld } from "./held-rows.ts";

const row = (id: string, state = "down") => ({ id, state });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join("");

test("what is read stays in its place: changed in it, gone in it, new ones wait", () => {
  const first = firstHeld([row("a"), row("b"), row("c")]);
  const held = holdRows(first, [row("x"), row("c", "unreachable"), row("a")]);
  expect(ids(held.rows)).toBe("abc");
  expect(held.rows[2]).toEqual(row("c", "unreachable"));
  expect([...held.gone]).toEqual(["b"]);
  expect(held.waiting).toBe(1);

  const back = holdRows(held, [row("b"), row("c"), row("a")]);
  expect([back.gone.size, back.waiting]).toEqual([0, 0]);

  const updated = updateHeld(held);
  expect(ids(updated.rows)).toBe("xca");
  expect([...updated.fresh]).toEqual(["x"]);
  expect([updated.gone.size, updated.waiting]).toEqual([0, 0]);
  expect([...holdRows(updated, [row("x"), row("c")]).fresh], "marked until the next").toEqual([
    "x",
  ]);
});
