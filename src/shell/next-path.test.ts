import { describe, expect, test } from "vitest";
import { nextPath, ownPath } from "./next-path.ts";

describe("where to go after signing in", () => {
  test.each([
    ["", "/"],
    ["?next=%2Fisp%2Fcpes%3Fq%3Dx", "/isp/cpes?q=x"],
    ["?next=https%3A%2F%2Felsewhere.example", "/"],
    ["?next=%2F%2Felsewhere.example", "/"],
    ["?next=%2F%5Celsewhere.example", "/"],
    ["?next=%2F%09%2Felsewhere.example", "/"],
    ["?next=%2F%0A%5Celsewhere.example", "/"],
    ["?next=%2Flogin", "/"],
  ])("%s leads to %s", (search, path) => {
    expect(nextPath(new URLSearchParams(search))).toBe(path);
  });

  test.each([
    ["/isp/cpes", "/", "/isp/cpes"],
    ["/console/isp/cpes", "/console/", "/isp/cpes"],
    ["/console/", "/console/", "/"],
    ["/", "/", "/"],
  ])("%s of a console at %s's own path is found", (pathname, base, own) => {
    expect(ownPath(pathname, base)).toBe(own);
  });
});
