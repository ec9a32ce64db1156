import { evidenceTexts } from "./evidence-texts.en.ts";

/** The texts of what a device's page loads only where it is looked at. */
export const texts = {
  says: {
    fact: "Fact",
    value: "Value",
    source: "Source",
    age: "Age",
    ageUnknown: "not known",
    evidence: "Evidence",
    contradictions: "Sources that disagree",
    against: "{{believed}} ({{believedSource}}) against {{other}} ({{otherSource}})",
    missing: "What is missing",
    missingOne: "{{source}}: {{why}}",
    noEvidence: "Nothing has been read so far.",
  },
  verdict: evidenceTexts,
  touch: {
    none: "Nothing is on record",
    unread: "Not known: the history could not be read",
    by: "{{what}} by {{who}}",
    change: "changed",
    create: "created",
    delete: "deleted",
  },
  since: {
    down: "Down since {{time}}",
    reported: "Reported down since {{time}}",
  },
  ticket: {
    live: { up: "Up since", down: "Down since" },
    reported: { up: "Reported up since", down: "Reported down since" },
    sinceUnknown: "not known",
    unread: "The state had not been read when this was written.",
    light: "Light",
    plan: "Plan",
    position: "Position",
    events: "Last events",
    eventsNone: "none",
    eventsUnread: "could not be read",
    footer: "Written {{time}} · {{address}}",
    liveAt: "Live reading",
    liveNone: "none when this was written",
  },
  trend: {
    count: "{{count}} readings since these charts were opened",
    count_one: "One reading since these charts were opened",
    asTable: "As a table",
    whole: "Show all",
    traffic: "Traffic",
    down: "Down",
    up: "Up",
  },
  signal: {
    title: "Signal",
    mode: "Network",
    operator: "Operator",
    registered: "Registered",
    band: "Band",
    frequency: "Frequency",
    channel: "Channel",
    width: "Channel width",
    cell: "Cell",
    pci: "PCI",
    rsrp: "RSRP",
    rsrq: "RSRQ",
    sinr: "SINR",
    rssi: "RSSI",
    cinr: "CINR",
    snr: "SNR",
    power: "Power sent",
    cqi: "CQI",
    rate: "Rate",
    airtime: "Airtime",
    antenna: "Antenna",
  },
  place: {
    map: "Place of the device",
    customer: "Customer",
    own: "Installed here",
    notOwn: "The device has no position of its own: this is its customer's.",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    cpeMore: typeof texts;
  }
}
