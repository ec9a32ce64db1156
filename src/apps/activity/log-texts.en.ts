/** The server's own logs. */
export const texts = {
  requests: {
    title: "API requests",
    lead: "What this Krill was asked, by whom, and what it answered.",
    one: "API request",
    columns: {
      requested_at: "Requested at",
      username_persistent: "User",
      method: "Method",
      path: "Path",
      status_code: "Status",
      response_ms: "Took (ms)",
      remote_addr: "From address",
      host: "Host",
      view: "View",
      data: "Sent",
      errors: "Errors",
      id: "ID",
    },
    filters: {
      requested_at__gte: "From day",
      requested_at__lt: "Until day",
      username_persistent: "User",
      method: "Method",
      status_code: "Status",
      path: "Path, exactly",
      remote_addr: "From address",
    },
  },
  changes: {
    title: "Admin changes",
    lead: "What was changed in Krill's own admin site.",
    columns: {
      action_time: "When",
      user: "User",
      action_flag: "Action",
      content_type: "Type",
      object_repr: "Object",
      object_id: "Object ID",
      change_message: "What was changed",
      id: "ID",
    },
    filters: {
      action_time__gte: "From day",
      action_time__lt: "Until day",
      user: "User",
      action_flag: "Action: 1 added, 2 changed, 3 deleted",
      content_type: "Type",
      object_id: "Object ID",
    },
    flags: { f1: "Added", f2: "Changed", f3: "Deleted" },
  },
  history: {
    columns: {
      at: "When",
      who: "User",
      what: "What",
      changes: "What was sent or changed",
      status: "Status",
      from: "From address",
    },
    filters: { who: "User", what: "What" },
    refused: "This address leads outside the API: nothing was sent there",
    notOffered: "This server does not offer it",
    none: "Nothing is on record",
    noneText: "The server keeps only so much of the past.",
    noneFound: "Nothing was found",
    among: "This server does not filter its logs: only {{count}} rows of them were looked through.",
    among_one: "This server does not filter its logs: only one row of them was looked through.",
    noAdmin: "Changes in the admin site could not be read.",
    admin: "in the admin site",
    some: "The newest {{shown}} of {{total}} rows were read.",
    newest: "The newest {{shown}} rows were read; there may be older ones.",
    unsorted:
      "{{shown}} rows were read; this server does not sort its logs, so newer ones may be missing.",
  },
  facts: "Request",
  query: "Parameters",
  data: "Sent",
  response: "Response",
  errors: "Errors",
  masked: "Secrets are masked.",
  notAnId: "This is not the number of a request",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    logs: typeof texts;
  }
}
