// A PBX itself as it is created, changed and deleted (contract 3.3).
import { customerName, customers } from "#src/apps/isp/api.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { choice, text, type FormSpec } from "#src/resource/form-spec.ts";
import { pbxName, pbxsOf, type Pbx } from "./api.ts";
import { ContextField, OutDdiField } from "./ChoiceFields.tsx";
import { byPlace, jump, refs, schedule, shared } from "./form-fields.ts";
import { paths } from "./paths.ts";
import { HolidaysField } from "./RefsField.tsx";
import { remembered } from "./remembered.ts";
import { sendRefs, showRefs } from "./wire.ts";

/** A PBX's main configuration, incoming and outgoing calls. */
export const pbxForm = remembered(byPlace, (place): FormSpec<Pbx> => ({
  ...shared,
  name: "pbx",
  kind: "pbx",
  resource: pbxsOf(place.customer),
  groups: [
    {
      id: "main",
      fields: [
        {
          name: "ringtime",
          kind: "number",
          check: (typed) => (Number(typed) >= 1 ? null : "ringtime"),
        },
        schedule,
        choice("language", { suggestions: ["es", "en", "fr", "de", "it"] }),
        { name: "context", kind: "id", control: ContextField },
        { name: "comment", kind: "longtext", whenEmpty: "blank" },
        refs("holidays", HolidaysField),
      ],
    },
    {
      id: "incoming",
      fields: [
        jump("incoming_fix"),
        jump("incoming_in"),
        jump("incoming_out"),
        jump("incoming_holiday"),
      ],
    },
    {
      id: "outgoing",
      fields: [
        text("out_ddi", {
          control: OutDdiField,
          // One number, which may be written with blanks.
          show: (value) => showRefs([value]),
          send: (typed) => sendRefs(typed)[0] ?? null,
        }),
      ],
    },
  ],
  nameOf: pbxName,
  // Its own number is the server's to give: until then it is called by its customer.
  newName: () => {
    const owner = queryClient.getQueryData(customers.one(place.customer).queryKey);
    return owner ? `PBX ${customerName(owner.data)}` : "PBX";
  },
  pathOf: (id) => paths.pbx({ ...place, pbx: Number(id) }),
  listPath: paths.pbxs,
  editPath: (id) => paths.pbxEdit({ ...place, pbx: Number(id) }),
  initial: { ringtime: "20", language: "es" },
  effects: () => ["exchange"],
  deleteEffect: "deleted",
  alsoShownIn: [["pbx", "pbxs"]],
}));

/** A new PBX: what it needs to be; the rest is filled once it has items. */
export const newPbxForm = remembered(byPlace, (place): FormSpec<Pbx> => {
  const form = pbxForm(place);
  const wanted = new Set(["ringtime", "language", "context", "comment"]);
  const groups = form.groups.map((group) => ({
    ...group,
    fields: group.fields.filter(({ name }) => wanted.has(name)),
  }));
  return { ...form, groups: groups.filter(({ fields }) => fields.length > 0) };
});
