import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { krillAddress } from "./krill-address.ts";

/** The same by what the container sources. */
function inContainer(address: string): string {
  const script = '. deploy/settings.envsh && printf %s "$KC_KRILL"';
  return execFileSync("sh", ["-c", script], {
    env: { KRILL_URL: address },
    stdio: "pipe",
  }).toString();
}

describe.each([
  ["npm start", krillAddress],
  ["the container", inContainer],
])("the Krill of %s", (_, read) => {
  test.each([
    ["https://krill.example", "https://krill.example"],
    ["https://krill.example/", "https://krill.example"],
    ["http://10.0.0.7:8000", "http://10.0.0.7:8000"],
  ])("%s", (given, address) => {
    expect(read(given)).toBe(address);
  });

  test.each([
    "krill.example",
    "localhost:8000",
    "https://krill.example/api/v2/",
    "https://krill.example/krill",
    "ftp://krill.example",
    "https://noc:secret@krill.example",
  ])("%s is refused with what to mend", (given) => {
    expect(() => read(given)).toThrow(/KRILL_URL must be .*https:\/\/krill\.example/u);
  });

  test.each(["https://noc:sec@ret@krill.example/api", "https://noc:sec/ret@krill.example"])(
    "%s is refused without what may be a password in it",
    (given) => {
      const refused = () => read(given);
      expect(refused).toThrow(/: \*\*\*@krill\.example/u);
      expect(refused).not.toThrow(/noc|sec|ret/u);
    },
  );
});

test("none means the simulated one", () => {
  expect([krillAddress(undefined), krillAddress("")]).toEqual([null, null]);
});
