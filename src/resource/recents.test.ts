import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { signIn, signOut } from "#src/krill/session.ts";
import { pins, rememberVisit, togglePin, visits, type Visit } from "./recents.ts";

/** Storage whose keys can be listed as the browser's can. */
function memoryStorage(): Storage {
  const methods = {
    getItem(key: string) {
      return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null;
    },
    setItem(key: string, value: string) {
      Reflect.set(this, key, value);
    },
    removeItem(key: string) {
      Reflect.deleteProperty(this, key);
    },
  };
  return Object.create(methods) as Storage;
}

const thing = (id: number, more: Partial<Visit> = {}): Visit => ({
  kind: "cpe",
  id,
  title: `cpe${id}`,
  detail: `customer ${id}`,
  path: `/isp/cpes/${id}`,
  ...more,
});
const titles = (things: readonly { title: string }[]) => things.map(({ title }) => title);

beforeEach(async () => {
  vi.stubGlobal("localStorage", memoryStorage());
  vi.stubGlobal("sessionStorage", memoryStorage());
  fakeFetch(() => ({ status: 200, json: { access: "a.b.c" } }));
  await signIn("noc", "noc", false);
});

afterEach(async () => {
  await signOut();
  vi.unstubAllGlobals();
});

test("the last ten opened things are kept, the latest first, each once", () => {
  for (let id = 1; id <= 12; id++) rememberVisit(thing(id));
  rememberVisit(thing(5));
  expect(titles(visits())).toEqual([5, 12, 11, 10, 9, 8, 7, 6, 4, 3].map((id) => `cpe${id}`));
});

test("a page that knows less than the lookup did takes nothing away", () => {
  rememberVisit(thing(1, { serial: "HWTC14310A47" }));
  rememberVisit(thing(1, { detail: "" }));
  expect(visits()).toMatchObject([{ serial: "HWTC14310A47", detail: "customer 1" }]);
});

test("a pin keeps name and serial only, and a second press takes it away", () => {
  togglePin(thing(1, { serial: "HWTC14310A47" }));
  togglePin(thing(2));
  expect(titles(pins())).toEqual(["cpe1", "cpe2"]);
  expect(localStorage.getItem("krill.pins.noc")).not.toContain("customer 1");
  togglePin(thing(1));
  expect(titles(pins())).toEqual(["cpe2"]);
});

test("signing out forgets what was opened, not what was pinned; others see neither", async () => {
  rememberVisit(thing(1));
  togglePin(thing(2));
  await signOut();
  expect([visits(), pins()]).toEqual([[], []]);
  await signIn("helpdesk", "helpdesk", false);
  expect([visits(), pins()]).toEqual([[], []]);
  await signIn("noc", "noc", false);
  expect([titles(visits()), titles(pins())]).toEqual([[], ["cpe2"]]);
});

test("signing out takes along what was typed, also from a tab that never had a form", async () => {
  localStorage.setItem("krill.form.noc.isp.customer.new", '{"at":1,"values":{"name":"Ana"}}');
  localStorage.setItem("krill.list.noc.cpes", "{}");
  await signOut();
  expect(Object.keys(localStorage)).toEqual(["krill.list.noc.cpes"]);
});

test.each([
  ["not JSON", "{"],
  ["not a list", '{"path":"/x"}'],
  ["another site", JSON.stringify([thing(1, { path: "//evil.example" })])],
  ["a script", JSON.stringify([thing(1, { path: "javascript:alert(1)" })])],
  ["a part missing", JSON.stringify([{ path: "/isp/cpes/1" }])],
])("what others wrote into the storage is left out: %s", (_, text) => {
  localStorage.setItem("krill.pins.noc", text);
  expect(pins()).toEqual([]);
});

test("a full storage costs the convenience, nothing else", () => {
  vi.spyOn(localStorage, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(() => rememberVisit(thing(1))).not.toThrow();
});
