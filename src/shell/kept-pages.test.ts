import { describe, expect, test } from "vitest";
import { NavigationType } from "react-router";
import { arrived, type KeptPage } from "./kept-pages.ts";

const at = (path: string, key: string, navigationType = NavigationType.Push) => ({
  content: path,
  at: {
    location: { pathname: path, search: "", hash: "", state: null, key, mask: undefined },
    navigationType,
  },
});
const { Pop, Replace } = NavigationType;
const after = (...arrivals: Parameters<typeof at>[]) => {
  let pages: readonly KeptPage[] = [];
  for (const arrival of arrivals) pages = arrived(pages, at(...arrival));
  return pages;
};
const names = (pages: readonly KeptPage[]) => pages.map(({ content }) => content);

describe("which pages are kept", () => {
  test("a list behind its device, and both behind an edit", () => {
    const pages = after(["/cpes", "a"], ["/cpes/1", "b"], ["/cpes/1/edit", "c"]);
    expect(names(pages)).toEqual(["/cpes", "/cpes/1", "/cpes/1/edit"]);
  });

  test("going back shows the very page that was left", () => {
    const before = after(["/cpes", "a"], ["/cpes/1", "b"]);
    const pages = arrived(before, at("/cpes", "a", Pop));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toBe(before[0]);
  });

  test("from one device to the next the list stays", () => {
    const pages = after(["/cpes", "a"], ["/cpes/1", "b"], ["/cpes/2", "c"]);
    expect(names(pages)).toEqual(["/cpes", "/cpes/2"]);
  });

  test("back to a device that has gone makes it anew, before the list", () => {
    const two = after(["/cpes", "a"], ["/cpes/1", "b"], ["/cpes/2", "c"]);
    const pages = arrived(two, at("/cpes/1", "b", Pop));
    expect(names(pages)).toEqual(["/cpes", "/cpes/1"]);
    expect(pages[0]).toBe(two[0]);
    expect(two.map(({ id }) => id)).not.toContain(pages[1]?.id);
  });

  test("a form beside what it makes is not kept, nor is a list that is opened by its link", () => {
    expect(names(after(["/cpes", "a"], ["/cpes/new", "b"], ["/cpes/9", "c"]))).toEqual([
      "/cpes",
      "/cpes/9",
    ]);
    const again = after(["/cpes", "a"], ["/cpes/1", "b"], ["/cpes", "c"]);
    expect(names(again)).toEqual(["/cpes"]);
    expect(again[0]?.id).not.toBe(1);
  });

  test("an address without an entry of the router's own is not taken for a page that rests", () => {
    // As the browser makes it for a fragment: without a key, like the first page's.
    const pages = after(["/cpes", "default"], ["/cpes/1", "b"], ["/cpes/1", "default", Pop]);
    expect(names(pages)).toEqual(["/cpes", "/cpes/1"]);
  });

  test("a page whose name another begins with is not above it", () => {
    expect(names(after(["/cpes/1", "a"], ["/cpes/10", "b"]))).toEqual(["/cpes/10"]);
    expect(names(after(["/", "a"], ["/cpes", "b"]))).toEqual(["/cpes"]);
  });

  test("filters and tabs are the same page, forward and back", () => {
    const first = after(["/cpes", "a"]);
    const pages = after(
      ["/cpes", "a"],
      ["/cpes", "b"],
      ["/cpes", "c", Replace],
      ["/cpes", "a", Pop],
    );
    expect(pages.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(pages[0]?.at.location.key).toBe("a");
  });

  test("going back past several pages drops them all", () => {
    const pages = after(
      ["/cpes", "a"],
      ["/cpes/1", "b"],
      ["/cpes/1/edit", "c"],
      ["/cpes", "a", Pop],
    );
    expect(names(pages)).toEqual(["/cpes"]);
  });
});
