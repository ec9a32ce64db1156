// The items of a PBX as they are created, changed and deleted (contract 3.3).
import {
  flag,
  text,
  type FormField,
  type FormGroup,
  type FormSpec,
} from "#src/resource/form-spec.ts";
import { itemsOf, type Item } from "./api.ts";
import { BandsField } from "./BandsField.tsx";
import { byPlace, jump, refs, schedule, shared } from "./form-fields.ts";
import { TWINS } from "./ItemTwins.tsx";
import { DdiJumpField } from "./JumpField.tsx";
import { optionsProblem, sayOptions, sendOptions, showOptions } from "./options.ts";
import { OptionsField } from "./OptionsField.tsx";
import { paths, type ItemKind, type PbxPlace } from "./paths.ts";
import { ExtensionsField } from "./RefsField.tsx";
import { remembered } from "./remembered.ts";
import { bandsProblem, plain, sendDefinition, sendItems, showBands } from "./wire.ts";

const extensions = refs("extensions", ExtensionsField);
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
        jump("incoming", DdiJumpField),
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
          say: sayOptions,
          check: optionsProblem,
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
