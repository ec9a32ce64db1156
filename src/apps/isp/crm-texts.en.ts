/** Telephone lines, speed profiles and contexts. */
export const texts = {
  unknown: "unknown",
  potses: {
    title: "POTS lines",
    one: "POTS line",
    notAnId: "This is not the number of a line",
    facts: "Line",
    columns: {
      id: "ID",
      lineid: "Line",
      order: "Port #",
      customer: "Customer",
      cpe: "CPE",
      cli: "CLI",
      label: "Label",
      username: "SIP username",
      password: "SIP password",
      pbx_extension: "PBX Ext.",
      context: "Context",
      language: "Language",
      dtmf: "DTMF",
      voicemail: "Voicemail",
      voicemail_password: "Voicemail password",
      custom_digitmap: "Digit map",
      billing_profile: "Billing profile",
    },
    filters: {
      cli: "CLI",
      context: "Context ID",
      pbx_extension: "PBX extension",
      voicemail: "Voicemail",
      cpe: "CPE ID",
      customer: "Customer ID",
    },
  },
  profiles: {
    title: "CPE profiles",
    one: "CPE profile",
    new: "New CPE profile",
    notAnId: "This is not the number of a profile",
    facts: "Profile",
    devices: "CPEs with this profile",
    columns: {
      id: "ID",
      name: "Name",
      label: "Label",
      tech: "Technology",
      downstream: "Downstream",
      upstream: "Upstream",
      access: "Internet access",
      realms: "Realms",
      cpes_count: "CPEs",
    },
    filters: { tech: "Technology", access: "Internet access" },
  },
  contexts: {
    title: "Contexts",
    one: "Context",
    new: "New context",
    notAnId: "This is not the number of a context",
    facts: "Context",
    lead: "A context is a name for the numbers that a line may call. It must be known to the telephone server.",
    lines: "Lines with this context",
    columns: { id: "ID", name: "Name" },
    filters: {},
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    crm: typeof texts;
  }
}
