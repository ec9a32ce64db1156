import { expect, test } from "vitest";
import { standIn } from "./stand-in-inline.ts";

/** A page of a browser that blocks storage, or that does not: what the script finds in it. */
function pageOf(isBlocked: boolean) {
  const storage = { getItem: () => "kept" };
  const page = { navigator: { locks: {} } };
  const look = {
    configurable: true,
    get: () => {
      if (isBlocked) throw new DOMException("The request was denied.", "SecurityError");
      return storage;
    },
  };
  return Object.defineProperties(
    page as typeof page & Record<"localStorage" | "sessionStorage", Storage>,
    {
      localStorage: look,
      sessionStorage: look,
    },
  );
}

/** Runs it as the document does: as text. */
function run(page: object): void {
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function("window", "navigator", `with (window) (${standIn.toString()})()`)(
    page,
    Reflect.get(page, "navigator"),
  );
}

test("where the browser blocks storage there is one that takes nothing, and no locks that it would deny", () => {
  const page = pageOf(true);
  run(page);
  for (const storage of [page.localStorage, page.sessionStorage]) {
    expect(storage.getItem("krill.session")).toBeNull();
    expect(() => storage.setItem("krill.session", "x")).toThrow("blocked");
    expect(() => storage.removeItem("krill.session")).not.toThrow();
  }
  expect(page.navigator.locks).toBeUndefined();
});

test("a browser's own storage stays", () => {
  const page = pageOf(false);
  run(page);
  expect(page.localStorage.getItem("any")).toBe("kept");
  expect(page.navigator.locks).toEqual({});
});
