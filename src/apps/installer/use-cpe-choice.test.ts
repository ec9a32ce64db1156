import { expect, test, vi } from "vitest";
import type { Cpe } from "#src/apps/isp/api.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { cpesOfCustomer } from "./api.ts";
import { chosenByItself, othersOf } from "./use-cpe-choice.ts";

const cpe = (id: number, sn: string | null, tech = "gpon") => ({ id, sn, tech }) as Cpe;
const found = (rows: Cpe[], isTold = true) => ({ rows, isTold });

test.each([
  ["nothing is read yet", undefined, null],
  ["the only one that waits", found([cpe(1, null), cpe(2, "48575443a")]), 1],
  ["two that wait", found([cpe(1, null), cpe(2, null)]), null],
  ["one with its device", found([cpe(2, "48575443a")]), null],
  ["none", found([]), "new"],
  ["none for an ONU", found([cpe(3, null, "docsis")]), "new"],
  ["none of a customer who may have others", found([], false), null],
  ["one that waits of a customer who may have others", found([cpe(1, null)], false), null],
])("by itself is chosen: %s", (_, rows, chosen) => {
  expect(chosenByItself(rows, true)).toBe(chosen);
});

test("no new one is chosen where none may be made", () => {
  expect(chosenByItself(found([]), false)).toBeNull();
});

test("what takes no ONU is told apart from what is not there", () => {
  const modem = cpe(3, null, "docsis");
  expect(othersOf(found([cpe(1, null), modem]))).toEqual([modem]);
  expect(othersOf(found([]))).toEqual([]);
});

test("an installer is told that a customer with more CPEs than are offered may have others", async () => {
  const results = Array.from({ length: 50 }, (_, at) => ({ id: at + 1, customer: 9, _links: {} }));
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ count: 51, results })));
  const { rows, isTold } = await queryClient.fetchQuery(cpesOfCustomer(9));
  expect([rows.length, isTold]).toEqual([50, false]);
});
