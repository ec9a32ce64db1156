/** Actions: their names, what they do, and how they ended. */
export const texts = {
  label: {
    diagnostic: "Run diagnostic",
    enable: "Enable",
    recheck: "Recheck",
    acknowledge: "Acknowledge",
    downtime: "Schedule downtime",
    reboot: "Reboot",
    reconfig: "Reconfigure",
    reprovision: "Reprovision",
    set_wifi: "Change Wi-Fi",
    set_frequency: "Change frequency",
    disconnect: "Disconnect",
    unprovision: "Unprovision",
    factory: "Factory reset",
  },
  write: {
    create: "Create",
    change: "Change",
    delete: "Delete",
    undo: "Undo a change",
  },
  noValue: "empty",
  group: "Actions",
  key: "Go to the actions",
  leftOut: "Action {{action}} was left out: its address leads outside the API",
  leftOutText: "Nothing is sent there, least of all your sign-in. The server gave: {{href}}",
  askGet: { again: "Ask again" },
  state: {
    sending: "Requested",
    done: "Accepted",
    refused: "Refused",
    failed: "Failed",
    unknown: "Outcome unknown",
  },
  preparing: "{{action}}: not sent yet, the device is read and the record written",
  requesting: "{{action}}: sent, waiting for the answer",
  stop: "Stop waiting",
  serverSays: "The server says: {{reply}}",
  accepted: "The server took the request. It is carried out in its own time.",
  inActivity: "Activity",
  notSaved:
    "This could not be written to Activity: the browser's storage failed. Note it down before you leave.",
  lookFirst: "It is not repeated by itself. Look at it before you send it again.",
  why: {
    "link-other-host": "Its address leads to another host. Nothing was sent.",
    "link-outside-api": "Its address leads outside the API. Nothing was sent.",
    "link-unreadable": "Its address cannot be read. Nothing was sent.",
    gone: "{{action}} is no longer offered for this device. Nothing was sent.",
    "not-read": "It could not be read again before sending. Nothing was sent.",
    offline: "The browser is offline. Nothing was sent.",
    "no-journal":
      "It could not be written to Activity first: the browser's storage is full or blocked. Nothing was sent.",
    stopped: "Stopped before it was sent. Nothing was sent.",
    conflict: "Its present state does not allow it. Nothing happened.",
    forbidden: "Your user is not allowed to do this. Nothing happened.",
    "not-found":
      "The server does not know this thing, or not this action of it (404). Nothing happened.",
    invalid: "The server did not accept the request. Nothing happened.",
    "rate-limited": "The server asks to wait: too many requests. Nothing happened.",
    unauthenticated: "The server did not accept the session. Nothing happened.",
    "not-allowed":
      "This server does not act by {{method}} here; it names {{allow}}. Nothing happened.",
    "get-declined":
      "This server only names GET for it, and your answer was that it does not act by GET. Nothing happened.",
    refused: "The server refused it ({{status}}). Nothing happened.",
    server: "The server failed ({{status}}). Look at it before you try again.",
    "no-answer": "It was sent, and the connection was lost before the answer.",
    timeout: "It was sent, and no answer came in time.",
    gateway: "It was sent, and a server in between answered {{status}} instead of Krill.",
    redirected: "It was sent, and the answer led elsewhere. It was not followed.",
    cancelled: "It was sent, and the waiting was stopped before the answer.",
    "tab-closed": "It was being sent when its tab was closed.",
  },
  watch: {
    online: "Online since {{time}}",
    "not-online-yet": "Accepted, not online yet",
    "never-online": "No proof after 5 minutes that it came online",
    back: "Back since {{time}}",
    "not-back-yet": "Accepted, not back yet",
    "no-proof": "No proof after 5 minutes that it came back",
    stillUp: "still up, no restart seen so far",
    downSince: "down since {{time}}",
    down: "still down",
    noReading: "no reading so far",
    afterwards: "Seen since then: {{seen}}",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    actions: typeof texts;
  }
}
