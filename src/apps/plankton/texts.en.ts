/** Plankton's FTTH services: what their fields are called is the server's own. */
export const texts = {
  absent: "This server has no Plankton services",
  fields: "Fields",
  kept: "Other fields, kept as they are",
  guessed:
    "This server does not describe the fields of a service: these are the ones that its services have.",
  services: { title: "Plankton services", new: "New service" },
  service: {
    one: "Service",
    named: "Service {{id}}",
    new: "New service",
    create: "Create service",
    groups: { service: "Service" },
    fields: { id: "ID", json_body: "All fields, as JSON" },
    hints: {
      json_body:
        "Neither the server nor a service tells which fields there are: what is written here is sent as it is.",
    },
    rules: { json: "Not JSON.", jsonObject: 'Not a JSON object: {"field": "value"}.' },
    effects: {
      deleted: "The service is taken out of Krill; what hangs on it may be cut.",
    },
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    plankton: typeof texts;
  }
}
