import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { levelsIn, stateSince, telling, ticketText, type Ticket } from "./ticket.ts";

const TICKET: Ticket = {
  name: "cpe0238",
  sentence: "Online, but the light towards the customer is too weak.",
  lines: [
    ["Serial number", "HWTC14310A47 (4857544314310a47)"],
    ["Address", "Calle Ficticia 3"],
    ["Phone", null],
    ["External ID", " - "],
  ],
  levels: [
    ["Light", ["dnrx -28.1 dBm", "uprx -20 dBm"]],
    ["Upstream", []],
  ],
  events: ["29 Sept 2024, 12:41 · reboot · noc"],
  eventsName: "Last events",
  eventsNone: "none",
  eventsUnread: "not read",
  footer: "Written 12:45",
};

test("levels are of light and of a cable modem's two ways, those that have a value", () => {
  const metric = (name: string, value: number | null, uom: string | null) => ({
    metric: name,
    value,
    uom,
  });
  const services = [
    { name: "upstream", metrics: [metric("uptx", 42.5, "dBmV"), metric("upsnr", null, "dB")] },
    { name: "qos", metrics: [metric("dncorr", 0.1, "%")] },
    { name: "downstream", metrics: [metric("dnrx", 1.39, "dBmV")] },
  ];
  expect(levelsIn(services, String)).toEqual([
    { of: "txrx", values: [] },
    { of: "downstream", values: ["dnrx 1.39 dBmV"] },
    { of: "upstream", values: ["uptx 42.5 dBmV"] },
  ]);
});

describe("ticketText", () => {
  test("is a few lines, without what is not known", () => {
    expect(ticketText(TICKET).split("\n")).toEqual([
      "cpe0238",
      "Online, but the light towards the customer is too weak.",
      "Serial number: HWTC14310A47 (4857544314310a47)",
      "Address: Calle Ficticia 3",
      "Light: dnrx -28.1 dBm · uprx -20 dBm",
      "Last events:",
      "- 29 Sept 2024, 12:41 · reboot · noc",
      "Written 12:45",
    ]);
  });

  test("says whether there were no events or they could not be read", () => {
    expect(ticketText({ ...TICKET, events: [] })).toContain("Last events: none");
    expect(ticketText({ ...TICKET, events: null })).toContain("Last events: not read");
  });

  test("has five events at most, and no light without a reading", () => {
    const text = ticketText({ ...TICKET, levels: [], events: Array.from("abcdefg") });
    expect(text).toContain("- e");
    expect(text).not.toContain("- f");
    expect(text).not.toContain("Light");
  });

  test("nothing that a device or customer wrote breaks out of its line", () => {
    const text = ticketText({ ...TICKET, lines: [["Address", "Calle\r\nState: fine\u202E"]] });
    expect(text).toContain("Address: Calle State: fine\uFFFD");
  });

  test("and nothing in it turns the reading direction or cannot be seen", () => {
    const wild = fc.string({ unit: "binary", maxLength: 20 });
    const hidden = fc.constantFrom(
      "\u202E",
      "\u2066",
      "\u200F",
      "\u061C",
      "\u200B",
      "\u2028",
      "\u0007",
    );
    const text = fc.array(fc.oneof(wild, hidden)).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (one, some) => {
        const ticket = ticketText({
          ...TICKET,
          name: one,
          sentence: one,
          lines: [["Address", one]],
          levels: [["Light", some]],
          events: some,
          footer: one,
        });
        expect(ticket).not.toMatch(
          new RegExp(
            String.raw`[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F]`,
            "u",
          ),
        );
        expect(ticket.isWellFormed()).toBe(true);
        expect(ticket.split("\n").length).toBeLessThanOrEqual(6 + some.length);
      }),
    );
  });
});

describe("stateSince", () => {
  const at = new Date("2026-11-29T06:00:00Z");
  const since = new Date("2026-11-28T01:00:00Z");
  const lastDown = new Date("2026-11-29T05:00:00Z");
  const report = (state: "up" | "down" | "pending", lastCheck: Date | null = at) => ({
    state,
    since,
    lastCheck,
    checkIntervalS: 86_400,
  });
  const registration = { olt: null, position: null, id: null, states: [], tags: [], lastDown };
  const live = (state: "up" | "down" | "unknown", uptime: number | null = null) => ({
    at,
    info: { state, uptime, registration },
  });
  const left = (state: "up" | "down", when: Date | null) => ({
    at,
    info: { state, uptime: null, registration: { ...registration, lastDown: when } },
  });
  /** A reading of an OLT that does not tell when it left. */
  const unseen = (state: "up" | "down") => left(state, null);

  test.each<[string, Parameters<typeof stateSince>, ReturnType<typeof stateSince>]>([
    [
      "up for an hour, whatever was reported",
      [live("up", 3600), report("down")],
      { state: "up", isReported: false, since: lastDown },
    ],
    [
      "up, nobody knows since when",
      [live("up"), report("up")],
      { state: "up", isReported: false, since: null },
    ],
    [
      "down since it left the OLT",
      [live("down"), report("up")],
      { state: "down", isReported: false, since: lastDown },
    ],
    [
      "down since the check that found it so",
      [unseen("down"), report("down")],
      { state: "down", isReported: false, since },
    ],
    [
      "down, and last found so at a check that is overdue: it may have been up since",
      [unseen("down"), report("down", new Date("2025-01-20T06:26:40Z"))],
      { state: "down", isReported: true, since },
    ],
    [
      "down, nobody knows since when",
      [unseen("down"), report("up")],
      { state: "down", isReported: false, since: null },
    ],
    [
      "reported, without a reading",
      [undefined, report("down")],
      { state: "down", isReported: true, since },
    ],
    [
      "reported, where the reading does not tell",
      [live("unknown"), report("up")],
      { state: "up", isReported: true, since },
    ],
    [
      "down, and by the OLT's wrong clock since tomorrow",
      [left("down", new Date("2026-11-30T05:00:00Z")), report("up")],
      { state: "down", isReported: false, since: null },
    ],
    [
      "down, by the OLT's wrong clock since tomorrow: since the check that found it so",
      [left("down", new Date("2026-11-30T05:00:00Z")), report("down")],
      { state: "down", isReported: false, since },
    ],
    ["neither", [undefined, report("pending")], null],
    ["nothing read", [undefined, undefined], null],
  ])("%s", (_, given, expected) => {
    expect(stateSince(...given)).toEqual(expected);
  });
});

test("daily sessions with the ACS are left out beside what else happened, not where there is nothing else", () => {
  const session = { what: "cwmp session" };
  const reboot = { what: "reboot" };
  expect(telling([session, reboot, session])).toEqual([reboot]);
  expect(telling([session])).toEqual([session]);
});
