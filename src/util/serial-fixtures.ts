// Made-up serial numbers and the dress they are printed in, for property-based tests.
import fc from "fast-check";

/**
 * Any serial in both its forms. A vendor id that is hex throughout makes a 12-digit form that is a MAC when cut in pairs: those
 * have cases of their own.
 */
export const anySerial = fc
  .tuple(
    fc.stringMatching(/^[A-Z0-9]{4}$/).filter((vendor) => /[G-Z]/.test(vendor)),
    fc.stringMatching(/^[0-9a-f]{8}$/),
  )
  .map(([vendor, rest]) => ({
    hex: Array.from(vendor, (c) => c.charCodeAt(0).toString(16)).join("") + rest,
    printed: vendor + rest.toUpperCase(),
  }));

/** A way of writing a form down: prefix, case, groups, what comes after. */
export const anyDress = fc
  .record({
    before: fc.constantFrom("", " ", "SN", "SN ", "SN:", "S/N", "S/N: ", "sn: ", "GPON SN: "),
    separator: fc.constantFrom("", " ", "-", ":", "  ", " - "),
    every: fc.constantFrom(2, 4, 8),
    after: fc.constantFrom("", "\n", "\r\n", " ", "\t"),
    lower: fc.boolean(),
  })
  .map(({ before, separator, every, after, lower }) => (text: string) => {
    const cased = lower ? text.toLowerCase() : text;
    const groups = cased.match(new RegExp(`.{1,${every}}`, "g")) ?? [];
    return before + groups.join(separator) + after;
  });
