import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMac } from "./mac.ts";
import { recognise } from "./recognise.ts";
import type { Reading } from "./recognise.ts";
import { tidyInput } from "./text.ts";

/** The readings in short: `serial HWTC14310A47 | external-id …`; lists as `list: a + b`. */
function brief(text: string): string {
  const result = recognise(text);
  if (result.kind === "empty") return "empty";
  if (result.kind === "list") return `list: ${result.items.join(" + ")}`;
  return result.readings.map(briefReading).join(" | ");
}

function briefReading(reading: Reading): string {
  switch (reading.kind) {
    case "serial":
      return `serial ${reading.serial.printed ?? reading.serial.hex}`;
    case "likely-serial":
      return `likely ${reading.serial.printed ?? reading.serial.hex}`;
    case "mac":
      return `mac ${reading.mac}`;
    case "ip":
      return `ip ${reading.ip.address}`;
    case "phone":
      return `phone ${reading.phone.digits}`;
    case "cpe-name":
      return `cpe ${reading.name}`;
    case "id":
      return `id ${reading.id}`;
    case "external-id":
      return `external ${reading.value}`;
    case "pppoe":
      return `pppoe ${reading.username}`;
    default:
      return `text ${reading.text}`;
  }
}

const CASES: [input: string, reading: string][] = [
  ["", "empty"],
  [" \n\u200B\uFEFF", "empty"],
  // Serials
  ["HWTC14310A47", "serial HWTC14310A47"],
  ["hwtc14310a47", "serial HWTC14310A47"],
  ["4857544314310A47", "serial HWTC14310A47"],
  ["4857544314310a47\n", "serial HWTC14310A47"],
  ["\uFEFFHWTC14310A47\r\n", "serial HWTC14310A47"],
  ["ＨＷＴＣ１４３１０Ａ４７", "serial HWTC14310A47"],
  ["HWTC 1431 0A47", "serial HWTC14310A47"],
  ["HWTC-14310A47", "serial HWTC14310A47"],
  ["S/N: HWTC14310A47", "serial HWTC14310A47"],
  ["SN:4857544314310A47", "serial HWTC14310A47"],
  ["SNHWTC14310A47", "serial HWTC14310A47"],
  ['"HWTC14310A47"', "serial HWTC14310A47"],
  ["4857544314310A47 (HWTC-14310A47)", "serial HWTC14310A47"],
  ["HWTC14310A47\n4857544314310a47", "serial HWTC14310A47"],
  ["HWTC14310A47\nHWTC14310A47\n", "serial HWTC14310A47"],
  ["HWTC\n14310A47", "serial HWTC14310A47"],
  ["HWTC14310A47,", "serial HWTC14310A47"],
  ["SN\nHWTC14310A47", "serial HWTC14310A47"],
  ["ZTEGC8A1B2C3", "serial ZTEGC8A1B2C3"],
  ["S/N WXYZ-123-45678", "serial WXYZ12345678"],
  ["0000deadbeef0000", "serial 0000deadbeef0000"],
  ["DF22dcdc44e3", "serial DF22DCDC44E3 | mac df22dcdc44e3"],
  ["SN DF22dcdc44e3", "serial DF22DCDC44E3"],
  ["48:57:54:43:14:31:0A:47", "serial HWTC14310A47 | ip 48:57:54:43:14:31:a:47"],
  ["1234567890123456", "serial 1234567890123456 | external 1234567890123456"],
  [
    "user12345678",
    "serial USER12345678 | external user12345678 | pppoe user12345678 | text user12345678",
  ],
  [
    "HWTC5EOOO106",
    "external HWTC5EOOO106 | pppoe HWTC5EOOO106 | text HWTC5EOOO106 | likely HWTC5E000106",
  ],
  // MACs
  ["7c:b7:33:aa:bb:cc", "mac 7cb733aabbcc"],
  ["7C-B7-33-AA-BB-CC", "mac 7cb733aabbcc"],
  ["7cb7.33aa.bbcc", "mac 7cb733aabbcc"],
  ["7cb733aabbcc", "mac 7cb733aabbcc | serial 7CB733AABBCC"],
  ['"b4:75:0e:98:ce:d0"', "mac b4750e98ced0"],
  ["MAC: b4-75-0e-98-ce-d0", "mac b4750e98ced0"],
  [
    "001122334455",
    "mac 001122334455 | serial 001122334455 | external 001122334455 | phone 1122334455",
  ],
  // Addresses of the network
  ["10.8.33.14", "ip 10.8.33.14"],
  ["10.8.33.14/24", "ip 10.8.33.14"],
  ["http://10.8.33.14/index.html", "ip 10.8.33.14"],
  ["10.8.33.14:8080", "ip 10.8.33.14"],
  ["IP: 100.64.99.11", "ip 100.64.99.11"],
  ["2001:DB8::1", "ip 2001:db8::1"],
  ["2001:db8:1::/48", "ip 2001:db8:1::"],
  ["::1", "ip ::1"],
  // Telephones
  ["916727461", "phone 916727461 | external 916727461 | id 916727461"],
  ["916 727 461", "phone 916727461"],
  ["916.727.461", "phone 916727461"],
  ["+34 916 727 461", "phone 916727461"],
  ["0034612345678", "phone 612345678 | external 0034612345678"],
  ["34612345678", "phone 612345678 | external 34612345678"],
  ["+351 912 345 678", "phone 351912345678"],
  ["Tlf. 612 345 678", "phone 612345678"],
  // Names of CPEs
  ["cpe0238", "cpe cpe0238"],
  ["CPE0238", "cpe cpe0238"],
  ["cpe41385", "cpe cpe41385"],
  ["phi0285", "cpe phi0285"],
  ["cpe 0238", "cpe cpe0238"],
  ["cpe0095-1", "cpe cpe0095"],
  ["cpe0095!voice1", "cpe cpe0095"],
  ["coslada0012", "cpe coslada0012 | external coslada0012"],
  // Ids
  ["350", "id 350 | external 350 | phone 350"],
  ["7", "id 7 | external 7"],
  ["#350", "id 350"],
  ["id: 350", "id 350"],
  ["1022", "id 1022 | external 1022 | phone 1022"],
  ["0238", "external 0238 | id 238 | phone 0238"],
  ["12345678", "external 12345678 | id 12345678 | phone 12345678"],
  ["123456789", "external 123456789 | id 123456789 | phone 123456789"],
  [
    "812345678901",
    "external 812345678901 | serial 812345678901 | mac 812345678901 | phone 812345678901",
  ],
  ["17000831539000002       ", "external 17000831539000002"],
  // Other systems' ids
  ["12345678Z", "external 12345678Z | pppoe 12345678Z | text 12345678Z"],
  ["X1234567L", "external X1234567L | pppoe X1234567L | text X1234567L"],
  [
    "CRM-2024-00123",
    "external CRM-2024-00123 | pppoe CRM-2024-00123 | text CRM-2024-00123 | serial CRM202400123",
  ],
  [
    "3a44340d-1996-4555-9093-5685af073056",
    "external 3a44340d-1996-4555-9093-5685af073056 | pppoe 3a44340d-1996-4555-9093-5685af073056 | text 3a44340d-1996-4555-9093-5685af073056",
  ],
  [
    "546345674-test123",
    "external 546345674-test123 | pppoe 546345674-test123 | text 546345674-test123",
  ],
  // PPPoE
  ["user@isp", "pppoe user@isp"],
  ["cpe0238@fibra.example", "pppoe cpe0238@fibra.example"],
  ["ana.garcia", "pppoe ana.garcia | text ana.garcia"],
  // Words
  ["García", "text García"],
  ["García, Ana", "text García, Ana"],
  ["Ana García López", "text Ana García López"],
  ["Calle Mayor 3, Madrid", "text Calle Mayor 3, Madrid"],
  ["Calle Mayor 3\n28013 Madrid", "text Calle Mayor 3 28013 Madrid"],
  ["Av. Castilla, 12, 3", "text Av. Castilla, 12, 3"],
  ["C/Chile nº9 1º B - Coslada, Madrid", "text C/Chile nº9 1º B - Coslada, Madrid"],
  ["Madrid 28013", "text Madrid 28013"],
  ["García, 916727461", "text García, 916727461"],
  ["40.4168, -3.7038", "text 40.4168, -3.7038"],
  ["0/5/14-2", "text 0/5/14-2 | external 0/5/14-2"],
  ["12/03/2024", "text 12/03/2024 | external 12/03/2024"],
  ["-19.35", "text -19.35"],
  ["oltCEEIM", "text oltCEEIM"],
  ["HWTC1431OA4", "external HWTC1431OA4 | pppoe HWTC1431OA4 | text HWTC1431OA4"],
  [",;", "text ,;"],
  // Lists
  ["HWTC14310A47\nHWTC14310A48", "list: HWTC14310A47 + HWTC14310A48"],
  ["SN\r\nHWTC14310A47\r\nHWTC14310A48\r\n", "list: HWTC14310A47 + HWTC14310A48"],
  ["cpe0238, cpe0264;phi0285", "list: cpe0238 + cpe0264 + phi0285"],
  ["cpe0238 cpe0264", "list: cpe0238 + cpe0264"],
  ["10.8.33.14\t10.8.33.15", "list: 10.8.33.14 + 10.8.33.15"],
  ["350, 351, 352", "list: 350 + 351 + 352"],
  ["id\n350\n351", "list: 350 + 351"],
  ["12345678Z; X1234567L", "list: 12345678Z + X1234567L"],
  ["HWTC14310A47, what is this, HWTC14310A48", "list: HWTC14310A47 + what is this + HWTC14310A48"],
  ['"HWTC14310A47","HWTC14310A48"', "list: HWTC14310A47 + HWTC14310A48"],
  ["cpe0238\ncpe0264\ncpe0238", "list: cpe0238 + cpe0264 + cpe0238"],
  ["1234\n5678\n9012\n3456", "list: 1234 + 5678 + 9012 + 3456"],
];

const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.stringMatching(/^[0-9a-fA-FhwtcsnHWTCSN:;,./ @\n\t()+#-]{0,60}$/),
);

describe("recognise", () => {
  it.each(CASES)("%j is %s", (input, reading) => {
    expect(brief(input)).toBe(reading);
  });

  it("has a table worth the name", () => {
    expect(CASES.length).toBeGreaterThan(70);
  });

  it("never throws and always has a reading or two items", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const result = recognise(text);
        expect(result.kind === "list" ? result.items.length : 2).toBeGreaterThan(1);
        expect(result.kind === "one" ? result.readings.length : 1).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("reads the tidied text as it read the raw one", () => {
    fc.assert(
      fc.property(wild, (text) => {
        expect(recognise(tidyInput(text))).toEqual(recognise(text));
      }),
      { numRuns: 500 },
    );
  });

  it("takes every printed form of a serial for that serial first", () => {
    const vendor = fc.stringMatching(/^[A-Z]{4}$/).filter((v) => /[G-Z]/.test(v));
    const rest = fc.stringMatching(/^[0-9A-F]{8}$/);
    const before = fc.constantFrom("", " ", "SN", "SN ", "SN: ", "S/N ", "S/N:", "sn:", "\uFEFF");
    const separator = fc.constantFrom("", " ", "-", ":");
    const after = fc.constantFrom("", "\n", "\r\n", " ", "\t", ",");
    fc.assert(
      fc.property(vendor, rest, before, separator, after, (v, r, prefix, cut, end) => {
        const hex = Array.from(v, (c) => c.charCodeAt(0).toString(16)).join("") + r.toLowerCase();
        const printed = `${v}${cut}${r.slice(0, 4)}${cut}${r.slice(4)}`;
        const pairs = (hex.match(/../g) ?? []).join(cut);
        for (const form of [printed, printed.toLowerCase(), pairs, pairs.toUpperCase()]) {
          expect(brief(prefix + form + end).split(" | ")[0]).toBe(`serial ${v}${r}`);
        }
      }),
    );
  });

  it("takes every MAC with separators for that MAC alone", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-f]{12}$/),
        fc.constantFrom("colon", "dash", "dot"),
        (mac, style) => {
          expect(brief(formatMac(mac, style))).toBe(`mac ${mac}`);
        },
      ),
    );
  });

  it.each([
    ["one endless word", "a".repeat(100_000)],
    ["digits", "1".repeat(100_000)],
    ["blanks between", "a ".repeat(50_000)],
    ["brackets", "(".repeat(100_000)],
    ["colons", ":".repeat(100_000)],
    ["a long list", "HWTC14310A47\n350,".repeat(5_000)],
    ["quotes", '"'.repeat(100_000)],
    ["commas", ",".repeat(100_000)],
    ["dashes", "-1".repeat(50_000)],
  ])("is quick with 100,000 characters of %s", (_, text) => {
    const start = performance.now();
    recognise(text);
    // Far above what it takes (tens of ms), far below what backtracking would.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
