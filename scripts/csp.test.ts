import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./csp.ts";

test("the policy allows nothing inline but what carries the nonce, and no other host", () => {
  const policy = contentSecurityPolicy("abc");
  expect(policy).toContain("script-src 'self' 'nonce-abc'");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/unsafe|https?:|\*|ws:/);
});
