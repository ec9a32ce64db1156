import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./csp.ts";

test("the policy allows nothing inline but what carries the nonce, and no other host", () => {
  const policy = contentSecurityPolicy("abc");
  expect(policy).toContain("script-src 'self' 'nonce-abc'");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/unsafe|https?:|\*|ws:/);
});

test("pictures of a map and the API come from the hosts that were set up, and from no other", () => {
  const tiles = "https://tiles.example/{z}/{x}/{y}.png";
  expect(contentSecurityPolicy("abc", { tiles })).toContain(
    "img-src 'self' data: https://tiles.example;",
  );
  const api = "https://krill.example";
  expect(contentSecurityPolicy("abc", { api })).toContain(
    "connect-src 'self' https://krill.example;",
  );
  for (const own of ["", "/tiles/{z}/{x}/{y}.png", "javascript:{z}"])
    expect(contentSecurityPolicy("abc", { tiles: own })).toContain("img-src 'self' data:;");
});
