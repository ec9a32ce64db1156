import { expect, test } from "vitest";
import { startAddress, tokensIn } from "./oauth-return.ts";

test("the way out names the way back", () => {
  expect(startAddress("/api/v2/auth/google/?next={return}", "https://c.example/login")).toBe(
    "/api/v2/auth/google/?next=https%3A%2F%2Fc.example%2Flogin",
  );
});

test("tokens are taken from one who left for them, and from nobody else", () => {
  const hash = "#access=aaaa.bbbb.cccc&refresh=dddd.eeee.ffff";
  expect(tokensIn(hash, 1000, 2000)).toEqual({
    access: "aaaa.bbbb.cccc",
    refresh: "dddd.eeee.ffff",
  });
  expect(tokensIn(hash, null, 2000)).toBeNull();
  expect(tokensIn(hash, 1000, 1000 + 16 * 60_000)).toBeNull();
  expect(tokensIn(hash, 3000, 2000)).toBeNull();
});

test("what is no token is none", () => {
  for (const hash of [
    "",
    "#",
    "#access=",
    "#access=short",
    "#access=with%20blank%0d%0aX:1",
    "#error=x",
  ])
    expect(tokensIn(hash, 1, 2)).toBeNull();
  expect(tokensIn("#access_token=aaaa.bbbb.cccc&refresh_token=%0a", 1, 2)).toEqual({
    access: "aaaa.bbbb.cccc",
    refresh: null,
  });
});
