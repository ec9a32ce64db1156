import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPosition, parseOltPosition, parsePosition, portPath, samePort } from "./pon.ts";

describe("positions", () => {
  it.each([
    ["0/5/2", [0, 5, 2, null]],
    ["00/05/02", [0, 5, 2, null]],
    ["0/5/2-6", [0, 5, 2, 6]],
    ["0/5/2:06", [0, 5, 2, 6]],
    [" 0/5/14-0 ", [0, 5, 14, 0]],
    ["__regid__", null],
    ["", null],
    ["0/5", null],
    ["1/1/5/2", null],
    ["oltX-0/3/9", null],
    ["0/5/2-x", null],
  ])("%s is read as %j", (written, wanted) => {
    const found = parsePosition(written);
    expect(found && [found.frame, found.slot, found.port, found.onu]).toStrictEqual(wanted);
  });

  it.each([
    ["oltHuawei-0/5/14", "oltHuawei", "0/5/14"],
    ["oltHuawei-0/5/14-0", "oltHuawei", "0/5/14-0"],
    ["OLT02:0/3/9-15", "OLT02", "0/3/9-15"],
    ["OLT-02-00/03/09", "OLT-02", "0/3/9"],
    ["onug-olt0/05/14", null, null],
    ["oltHuawei", null, null],
  ])("%s is on OLT %s at %s", (written, olt, place) => {
    const found = parseOltPosition(written);
    expect(found?.olt ?? null).toBe(olt);
    expect(found ? formatPosition(found.position) : null).toBe(place);
  });

  it("writes the API's digits: frame one, slot and port two", () => {
    expect(portPath({ frame: 0, slot: 5, port: 2, onu: 6 })).toBe("frames/0/slots/05/ports/02");
    expect(portPath({ frame: 1, slot: 12, port: 0, onu: null })).toBe("frames/1/slots/12/ports/00");
  });

  it("are the same by number, however they are written", () => {
    const small = fc.nat(99);
    fc.assert(
      fc.property(small, small, small, fc.nat(999), (frame, slot, port, onu) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const place = { frame, slot, port, onu };
        const forms = [
          formatPosition(place),
          `${two(frame)}/${two(slot)}/${two(port)}:${two(onu)}`,
        ].map((written) => parsePosition(written));
        expect(forms).toStrictEqual([place, place]);
        expect(samePort(place, { ...place, onu: null })).toBe(true);
      }),
    );
  });

  it("never throw on any text", () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        expect(parsePosition(written)?.frame ?? 0).toBeTypeOf("number");
        expect(parseOltPosition(written)?.olt ?? "").toBeTypeOf("string");
      }),
    );
  });
});
