/** The texts of Activity. */
export const texts = {
  title: "Activity",
  lead: "What you did with this browser, with its outcome. It stays after signing out; other users do not see it.",
  toBulk: "Bulk jobs keep their own record.",
  tabs: {
    label: "Activity",
    actions: "My actions",
    requests: "This tab's requests",
    log: "API requests",
    changes: "Admin changes",
  },
  search: "Find in activity",
  outcome: "Outcome",
  anyOutcome: "Any outcome",
  export: "Export CSV",
  empty: "No action outside of bulk jobs yet",
  emptyText:
    "Each action that you send to a device and all that you save is written down here before it goes out.",
  noMatch: "Nothing matches",
  noMatchText: "Filters are on: {{filters}}.",
  drop: "Drop the filters",
  loading: "Reading the record of actions",
  unreadable: "The record of actions cannot be read",
  unreadableText:
    "The browser's storage is full or blocked. As long as that is so, no action is sent from here.",
  unknown: "Outcome unknown",
  unknownText:
    "These were sent, and nobody can say whether they happened. Look at each device, then mark it.",
  checked: "I have looked at it",
  seenSo: "The console has seen that it is as it was sent",
  seenNotSo: "The console has seen that it was not as it was sent",
  checkedFor: "I have looked at it: {{action}}, {{name}}",
  earlier: "Actions",
  showMore: "Show {{count}} more",
  field: {
    at: "Sent",
    took: "Answer after",
    method: "Method",
    href: "Address",
    status: "Status",
    reply: "Reply",
    user: "User",
  },
  /** What the dialogs call the fields that they ask for, word for word. */
  sent: {
    comment: "Comment",
    start: "Begins",
    end: "Ends",
    which: "Test",
    host: "Host",
    freq: "Frequency",
    isOn: "On",
    auto: "Automatic channel",
    channel: "Channel",
    power: "Transmit power",
    ssid: "Wi-Fi name (SSID)",
    key: "Wi-Fi password",
  },
  notSent: "not sent",
  noAnswer: "no answer",
  csv: {
    time: "time",
    user: "user",
    thing: "thing",
    kind: "kind",
    id: "id",
    action: "action",
    outcome: "outcome",
    reason: "reason",
    method: "method",
    address: "address",
    status: "status",
    reply: "reply",
    back: "back",
    sent: "fields sent",
  },
  requests: {
    lead: "The last 200 requests of this tab, newest first. They are kept in memory only.",
    empty: "No request has been sent in this tab yet",
    at: "Time",
    request: "Request",
    status: "Status",
    ms: "Time taken",
    size: "Size",
    clear: "Clear",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    activity: typeof texts;
  }
}
