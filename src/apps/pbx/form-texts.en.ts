const exchange = "Krill writes the telephone exchange's configuration anew.";
const jumpHint = "Chosen from what this PBX has, or a number outside.";
const ringerFields = {
  cli: "Number",
  name: "Name",
  extensions: "Extensions that ring",
  fail: "If nobody answers",
  schedule: "Schedule",
  holidays: "Answers on holidays",
  out_of_schedule: "When closed",
};
const ringerHints = { cli: "The extension by which it is dialled: digits only." };
const rules = {
  cli: "Digits only, 16 at most.",
  number: "A telephone number: digits, with + or 00 in front where it is international.",
  negative: "Not less than 0.",
  ringtime: "At least 1 second.",
  dial: "Each option needs what is dialled: digits, * or #, four at most.",
  dialTwice: "Two options have the same digits.",
  bands: "Each row needs a morning or an evening with a start and an end that differ.",
  unreadRows: "A row is not understood here, and saving would lose it.",
  day: "A day as 15/8 (day, then month), or $easter$ for Good Friday.",
};

/** The forms of the PBX. */
export const texts = {
  pbx: {
    one: "PBX",
    new: "New PBX",
    create: "Create PBX",
    groups: { main: "Main configuration", incoming: "Incoming calls", outgoing: "Outgoing calls" },
    fields: {
      ringtime: "Ring time (s)",
      schedule: "Schedule",
      language: "Voice prompts",
      context: "Context",
      comment: "Comment",
      holidays: "Holidays",
      incoming_fix: "Fixed",
      incoming_in: "Within the schedule",
      incoming_out: "Outside the schedule",
      incoming_holiday: "On holidays",
      out_ddi: "Default DDI",
    },
    hints: {
      ringtime: "Seconds that an extension rings.",
      incoming_fix: "Always wins, day and night.",
      out_ddi: "The number that calls from the PBX show.",
    },
    rules,
    effects: {
      exchange,
      deleted:
        "The PBX goes with all its numbers, groups, queues, receptionists and schedules: calls to its customer are no longer answered.",
    },
  },
  ddis: {
    one: "DDI",
    new: "New DDI",
    create: "Create DDI",
    groups: { general: "Number" },
    fields: { ddi: "DDI", extensions: "Extensions that ring", incoming: "Then to" },
    hints: {
      ddi: "International with 00 or + in front.",
      incoming: `Where a call goes when nobody rings or answers. ${jumpHint}`,
    },
    rules,
    effects: { exchange, deleted: "Calls to this number no longer come in." },
  },
  groups: {
    one: "Group",
    new: "New group",
    create: "Create group",
    groups: { general: "General", closed: "Schedule" },
    fields: ringerFields,
    hints: ringerHints,
    rules,
    effects: { exchange, deleted: "What sends calls to this group then sends them nowhere." },
  },
  queues: {
    one: "Queue",
    new: "New queue",
    create: "Create queue",
    groups: {
      general: "General",
      closed: "Schedule",
      options: "Options",
      announce: "Announcements",
    },
    fields: {
      ...ringerFields,
      wrapuptime: "Wrap-up time (s)",
      maxusers: "Max users",
      user_timeout: "User timeout (s)",
      agent_timeout: "Agent timeout (s)",
      announce: "Announce",
      announce_frequency: "Announce frequency (s)",
      record: "Recording",
      periodic_announce_frequency: "Periodic announce frequency (s)",
    },
    hints: ringerHints,
    rules,
    effects: { exchange, deleted: "What sends calls to this queue then sends them nowhere." },
  },
  receptionists: {
    one: "Receptionist",
    new: "New receptionist",
    create: "Create receptionist",
    groups: { general: "General", options: "Options", closed: "Schedule" },
    fields: {
      name: "Name",
      record: "Recording",
      repeat: "Repeats the recording",
      fail: "Without a choice",
      options: "What the caller may dial",
      schedule: "Schedule",
      holidays: "Answers on holidays",
      out_of_schedule: "When closed",
    },
    hints: { record: "The number of the recording." },
    rules,
    effects: {
      exchange,
      deleted: "What sends calls to this receptionist then sends them nowhere.",
    },
  },
  schedules: {
    one: "Schedule",
    new: "New schedule",
    create: "Create schedule",
    groups: { general: "Schedule" },
    fields: { name: "Name", items: "Hours", definition: "Hours" },
    hints: {
      items: "An end before its start is on the next day.",
      definition: "An end before its start is on the next day.",
    },
    rules,
    effects: { exchange, deleted: "What follows this schedule is then always open." },
  },
  holiday: {
    one: "Holiday",
    new: "New holiday",
    create: "Create holiday",
    groups: { general: "Holiday" },
    fields: { day: "Day", comment: "Comment", realm: "Realm" },
    hints: { day: "Day and month as 15/8, or $easter$ for Good Friday, which moves every year." },
    rules,
    effects: { exchange, deleted: "PBXs then answer on this day as on any other." },
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    pbxForm: typeof texts;
  }
}
