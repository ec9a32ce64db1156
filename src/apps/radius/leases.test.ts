import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whole } from "#src/util/read.ts";
import { readLease } from "./leases.ts";
import { timeText } from "#src/util/loose.ts";

describe("a lease", () => {
  test.each([
    [{ state: "leased", ip: "10.0.0.7", mac: "b4:75:0e:98:ce:d0", hostname: "cpe0101" }],
    [
      {
        binding_state: "leased",
        address: "10.0.0.7",
        hwaddr: "b4:75:0e:98:ce:d0",
        host: "cpe0101",
      },
    ],
    [{ State: "leased", IP: "10.0.0.7", "MAC-address": "b4:75:0e:98:ce:d0", hostName: "cpe0101" }],
  ])("is read under other names: %j", (raw) => {
    expect(readLease(raw, whole())).toMatchObject({
      state: "leased",
      ip: "10.0.0.7",
      mac: "b4:75:0e:98:ce:d0",
      hostname: "cpe0101",
    });
  });

  test("without address and client is none; without an address its client tells it", () => {
    expect(readLease({ state: "free" }, whole())).toBeNull();
    expect(readLease({ duid: "00:03:00:01" }, whole())?.id).toBe("00:03:00:01");
  });

  test("is read from anything without a throw", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(() => readLease(raw, whole())).not.toThrow();
      }),
    );
  });
});

test.each([
  ["2027-01-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00"],
  [1_798_758_000, "2026-12-31T23:00:00.000Z"],
  ["1798758000", "2026-12-31T23:00:00.000Z"],
  [1_798_758_000_000, "2026-12-31T23:00:00.000Z"],
  [0, null],
  ["", null],
  [null, null],
])("the time %j is %j", (value, text) => {
  expect(timeText(value)).toBe(text);
});
