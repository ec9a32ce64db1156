/** Forms: what they say about fields, saving, drafts, conflicts and deleting. */
export const texts = {
  network: "Krill acts on the network when this changes",
  networkKey: "Krill acts on the network when a field with this mark changes.",
  required: "Fields with * must be filled.",
  filled: "{{count}} filled",
  filled_one: "1 filled",
  nothing: "—",
  own: {
    required: "This is needed.",
    number: "This is not a number.",
    date: "This is not a date.",
    choice: "Choose one from the list.",
    tooLong: "At most {{max}} characters.",
  },
  problems: "{{count}} fields need attention",
  problems_one: "One field needs attention",
  unchanged: "Nothing has been changed.",
  create: "Create",
  saveNothing: "Save",
  save: "Save {{count}} changes",
  save_one: "Save 1 change",
  saveNetwork: "Save {{count}} changes and act on the network",
  saveNetwork_one: "Save 1 change and act on the network",
  saveAnyway: "Save all the same",
  saving: "Sending…",
  actsOn: "Krill will act on the network: {{fields}}.",
  failed: "It was not saved",
  notThere: "It is not there any more: nothing was sent.",
  notRead: "It could not be read again before saving. Nothing was sent",
  notAllowed: "You are not allowed to change this. Nothing was sent.",
  offline: "The browser is offline. Nothing was sent; what you typed stays here.",
  noJournal:
    "It could not be written to Activity first: the browser's storage is full or blocked. Nothing was sent.",
  unknownCreate: "Outcome unknown: it may have been created",
  unknownCreateText:
    "It was sent and no clear answer came. It is not sent again by itself: look in the list first, then decide.",
  toList: "Look in the list",
  sendAgain: "Send it again all the same",
  unknownSave: "Outcome unknown: it may have been saved",
  unknownSaveText:
    "It was sent and no clear answer came. Saving again first looks what is there now, and sends only what is still missing.",
  draft: {
    back: "What you typed on {{when}} is back",
    secrets: "Passwords are not kept. To be typed again: {{fields}}.",
    drop: "Discard it",
    changed: "It was changed since then; saving shows both versions first.",
  },
  leave: {
    stay: "Stay here",
    typed: {
      title: "Leave without saving?",
      text: "What you typed here has not been saved: {{fields}}.",
      leave: "Leave without saving",
    },
    sending: {
      title: "Leave while it is being sent?",
      text: "It goes on: Activity says what became of it. Should it fail, or no clear answer come, what you typed is back here.",
      leave: "Leave",
    },
    doubt: {
      title: "Leave with the outcome unknown?",
      text: "It was sent and may have been saved or not: {{fields}}. What you typed here is not kept; Activity keeps that the outcome is unknown.",
      leave: "Leave",
    },
  },
  conflict: {
    title: "{{name}} was changed meanwhile",
    text: "Somebody else saved it after you opened it. Nothing has been sent so far.",
    base: "When you opened it",
    theirs: "Now on the server",
    mine: "Yours",
    choose: "{{field}}: which one is to stay",
    kept: "stays as it is on the server",
    back: "Back to the form",
    save: "Save with this choice",
    empty: "empty",
    secret: "hidden",
    undoTitle: "{{name}} was changed since then",
    undoText: "Putting your old values back would overwrite what is there now.",
    before: "Your old value",
    undo: "Put it back all the same",
    leave: "Leave it as it is",
  },
  news: {
    create: "{{name}} was created",
    change: "{{name}} was saved: {{fields}}",
    left: "Accepted, but the old value is still there: {{fields}}",
    untouched: "{{name}} has not changed. Accepted, but the old value is still there: {{fields}}",
    undo: "{{name}} is as it was before: {{fields}}",
    delete: "{{name}} was deleted",
    so: "{{name}} was like that already: nothing had to be sent",
    unknown: "Outcome unknown for {{name}}: it was sent, and no clear answer came",
    activity: "Activity",
    undoButton: "Undo",
    undoing: "Putting it back…",
    close: "Close this message",
    undoFailed: "It could not be put back",
    undoUnknown: "Outcome unknown: it may have been put back",
    undoUnknownText:
      "It was sent and no clear answer came. Look at what is there now before you send it again.",
  },
  delete: {
    title: "Delete {{name}}",
    text: "It is deleted on the server for good. There is no way back.",
    typeName: "Type {{name}} to confirm",
    confirm: "Delete",
    failed: "{{name}} was not deleted",
    unknown: "Outcome unknown: it may have been deleted",
    gone: "{{name}} is not there any more",
    goneText:
      "It was deleted before this was sent: by an earlier try whose answer got lost, or by somebody else.",
    toList: "To the list",
  },
  edit: "Edit {{name}}",
  why: {
    "read-only": "You may look at this but not change it.",
    secrets:
      "This server takes it only as a whole (PUT). That would send its passwords back, so it is not changed from here.",
    unread:
      "This server takes it only as a whole (PUT), and this form does not know the whole of it.",
  },
  asWhole:
    "This server takes it only as a whole (PUT): with what you change, all else is sent as it was read last.",
  mayNotCreate: "You are not allowed to create this here.",
  back: "Back",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    form: typeof texts;
  }
}
