/** The texts of a device's line of time. */
export const texts = {
  title: "Timeline",
  list: "What happened, the newest first",
  again: "Read again",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  kinds: "Kinds shown",
  kind: {
    state: "States",
    message: "Messages",
    lease: "IP leases",
    session: "RADIUS",
    tr069: "TR-069",
    provision: "Provisioning",
    call: "Calls",
    change: "Changes",
    other: "Other",
  },
  from: "Read from:",
  source: {
    events: "Events",
    cdrs: "CDRs",
    logs: "History",
    sessions: "RADIUS sessions",
    states: "Changes of state",
    messages: "Notifications",
  },
  missing: "This server does not have: {{sources}}.",
  unnamed: "This device does not name: {{sources}}.",
  refused: "Not asked, since it leads outside the API: {{sources}}.",
  cut: "{{source}}: only the newest {{count}} were read; what is older is not here, before",
  looked: "{{source}}: {{count}} rows were looked through; there may be others, newer ones too.",
  looked_one: "{{source}}: one row was looked through; there may be others, newer ones too.",
  notRead: "{{source}} could not be read again; what stands here is from before.",
  noSources: "This device names no part that tells what happened",
  none: "Nothing is on record in this time",
  noneRead: "What could be read tells of nothing in this time",
  unread: "not read",
  open: "not over",
  told: "to {{who}}",
  more: "Show more ({{shown}} of {{total}})",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    cpeTimeline: typeof texts;
  }
}
