// PBXs and their items as they are created, changed and deleted (contract 3.3).
import {
  choice,
  flag,
  text,
  type FormField,
  type FormGroup,
  type FormSpec,
} from "#src/resource/form-spec.ts";
import { holidays, itemsOf, pbxName, pbxsOf, type HolidayRow, type Item, type Pbx } from "./api.ts";
import { BandsField } from "./BandsField.tsx";
import { ContextField, OutDdiField, ScheduleField } from "./ChoiceFields.tsx";
import { formTexts } from "./form-texts.ts";
import { parseHoliday, writeHoliday } from "./holiday.ts";
import { TWINS } from "./ItemTwins.tsx";
import { JumpField } from "./JumpField.tsx";
import { OptionsField } from "./OptionsField.tsx";
import { paths, type ItemKind, type PbxPlace } from "./paths.ts";
import { ExtensionsField, HolidaysField } from "./RefsField.tsx";
import { remembered } from "./remembered.ts";
import {
  bandsProblem,
  optionsIn,
  plain,
  readJump,
  sendDefinition,
  sendItems,
  sendOptions,
  sendRefs,
  showBands,
  showOptions,
  showRefs,
} from "./wire.ts";

const jump = (name: string): FormField =>
  text(name, {
    control: JumpField,
    show: (value, row) => readJump(value, row[`decoded_${name}`]).text ?? "",
    send: (typed) => typed.trim() || null,
  });
const refs = (name: string, control: FormField["control"]): FormField =>
  text(name, { ...(control && { control }), show: showRefs, send: sendRefs });
const extensions = refs("extensions", ExtensionsField);
const schedule: FormField = { name: "schedule", kind: "id", control: ScheduleField };
const seconds = (name: string): FormField => ({ name, kind: "number", check: checkCount });

function checkCount(typed: string): string | null {
  return Number(typed) < 0 ? "negative" : null;
}

function checkCli(typed: string): string | null {
  return /^\d{1,16}$/u.test(typed) ? null : "cli";
}

/** International prefixes are allowed (contract 3.3). */
function checkNumber(typed: string): string | null {
  return /^(\+|00)?\d{3,15}$/u.test(typed.replaceAll(/[\s.()-]/gu, "")) ? null : "number";
}

function checkOptions(typed: string): string | null {
  const dials = optionsIn(typed).map(({ dial }) => dial);
  if (dials.some((dial) => !/^[\d*#]{1,4}$/u.test(dial))) return "dial";
  return new Set(dials).size === dials.length ? null : "dialTwice";
}

const shared = { namespace: "pbxForm", texts: formTexts, app: "pbx" } as const;

const byPlace = ({ customer, pbx }: PbxPlace) => `${customer}/${pbx}`;

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
          show: showRefs,
          send: (typed) => sendRefs(typed)[0] ?? null,
        }),
      ],
    },
  ],
  nameOf: pbxName,
  newName: () => `PBX #${place.customer}`,
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

const ringer: readonly FormField[] = [
  text("cli", { isRequired: true, inputMode: "numeric", check: checkCli }),
  text("name", { isRequired: true, maxLength: 64 }),
  extensions,
  jump("fail"),
];
const closed: readonly FormField[] = [schedule, flag("holidays"), jump("out_of_schedule")];

const GROUPS: Readonly<Record<ItemKind, readonly FormGroup[]>> = {
  ddis: [
    {
      id: "general",
      fields: [
        text("ddi", {
          isRequired: true,
          inputMode: "tel",
          read: (typed) => typed.replaceAll(/[\s.()-]/gu, ""),
          check: checkNumber,
        }),
        extensions,
        jump("incoming"),
      ],
      extra: TWINS.ddis,
    },
  ],
  groups: [
    { id: "general", fields: ringer, extra: TWINS.groups },
    { id: "closed", fields: closed },
  ],
  queues: [
    { id: "general", fields: ringer, extra: TWINS.queues },
    { id: "closed", fields: closed },
    {
      id: "options",
      fields: [
        seconds("wrapuptime"),
        seconds("maxusers"),
        seconds("user_timeout"),
        seconds("agent_timeout"),
      ],
    },
    {
      id: "announce",
      fields: [
        flag("announce"),
        seconds("announce_frequency"),
        text("record"),
        seconds("periodic_announce_frequency"),
      ],
    },
  ],
  receptionists: [
    {
      id: "general",
      fields: [
        text("name", { isRequired: true, maxLength: 64 }),
        text("record"),
        flag("repeat"),
        jump("fail"),
      ],
      extra: TWINS.receptionists,
    },
    {
      id: "options",
      fields: [
        text("options", {
          control: OptionsField,
          show: showOptions,
          send: sendOptions,
          check: checkOptions,
        }),
      ],
    },
    { id: "closed", fields: closed },
  ],
  schedules: [
    {
      id: "general",
      fields: [
        text("name", { isRequired: true, maxLength: 64 }),
        text("items", {
          control: BandsField,
          show: (value) => showBands({ items: value }),
          send: sendItems,
          check: bandsProblem,
          // A server has one of the two.
          isShown: ({ definition = "" }) => definition === "",
        }),
        text("definition", {
          control: BandsField,
          show: (value) => showBands({ definition: value }),
          send: sendDefinition,
          check: bandsProblem,
          isShown: (values) => !("items" in values),
        }),
      ],
    },
  ],
};

/** What an item is called. */
export function itemName(item: Item): string {
  const named = [plain(item.cli), plain(item.name) ?? plain(item.ddi)].filter(Boolean).join(" ");
  return named || `#${item.id}`;
}

const itemForms = remembered(byPlace, (place) => {
  const of = (kind: ItemKind): FormSpec<Item> => ({
    ...shared,
    name: kind,
    kind,
    resource: itemsOf(place, kind),
    groups: GROUPS[kind],
    nameOf: itemName,
    newName: ({ cli, name, ddi }) => [cli, name, ddi].filter(Boolean).join(" "),
    listPath: paths.pbx(place, kind),
    editPath: (id) => paths.item(place, kind, id),
    effects: () => ["exchange"],
    deleteEffect: "deleted",
    alsoShownIn: [
      ["pbx", `of/${place.customer}`],
      ["pbx", "pbxs"],
    ],
  });
  return {
    ddis: of("ddis"),
    groups: of("groups"),
    queues: of("queues"),
    receptionists: of("receptionists"),
    schedules: of("schedules"),
  };
});

/** An item of a PBX. */
export const itemForm = (place: PbxPlace, kind: ItemKind): FormSpec<Item> => itemForms(place)[kind];

/** A day on which PBXs are closed. */
export const holidayForm: FormSpec<HolidayRow> = {
  ...shared,
  name: "holiday",
  kind: "holiday",
  resource: holidays,
  groups: [
    {
      id: "general",
      fields: [
        text("day", {
          isRequired: true,
          suggestions: ["$easter$"],
          read: (typed) => {
            const day = parseHoliday(typed);
            return day && writeHoliday(day);
          },
          check: (typed) => (parseHoliday(typed) ? null : "day"),
        }),
        text("comment", { whenEmpty: "blank" }),
        choice("realm", { whenEmpty: "blank" }),
      ],
    },
  ],
  nameOf: ({ id, day }) => day || `#${id}`,
  newName: ({ day }) => String(day ?? ""),
  listPath: paths.holidays,
  editPath: paths.holiday,
  effects: () => ["exchange"],
  deleteEffect: "deleted",
};
