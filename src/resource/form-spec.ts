import type { ComponentType } from "react";
import type { Choice } from "#src/krill/metadata.ts";
import type { Item, ListParams, Page, Written } from "#src/krill/resource.ts";
import type { Reply } from "#src/krill/transport.ts";
import type { TextLoaders } from "#src/i18n/i18n.ts";
import type { ApiValue } from "./form-values.ts";
import type { ListRow } from "./list-spec.ts";

/** A field as the screen has it: what is typed, or yes, no, and null where neither is known. */
export type FormValue = string | boolean | null;

/** All fields of a form by the API's names. */
export type FormValues = Readonly<Record<string, FormValue>>;

/**
 * What a field is. `choice` offers the server's own values where it names them, else the ones met and
 * takes any text; `id` is the number of another thing; `decimal` is a number that the API has as text
 * (coordinates, contract 2.8).
 */
export type FieldKind =
  | "text"
  | "longtext"
  | "number"
  | "decimal"
  | "flag"
  | "choice"
  | "date"
  | "secret"
  | "id";

/** What the control of a field gets. */
export interface ControlProps {
  /** The element that a click on the field's error leads to. */
  id: string;
  label: string;
  value: FormValue;
  /** What is wrong with it; null where nothing is known. */
  error: string | null;
  /** What stands below it. */
  description: string | null;
  isRequired: boolean;
  onChange: (value: FormValue) => void;
}

/** A control that a field brings itself; it sees the whole form. */
export interface OwnControlProps extends ControlProps {
  values: FormValues;
  /** The values that the server names for it. */
  choices: readonly Choice[];
  /** Values met in rows read. */
  met: readonly string[];
  /** The values when the form was opened. */
  base: FormValues;
  isNew: boolean;
  /** Sets several fields at once. */
  onSet: (values: FormValues) => void;
}

/** What stands below the fields of a group: a map, a hint. */
export type FormExtra = ComponentType<{
  values: FormValues;
  /** Null for a new thing. */
  id: string | null;
  onSet: (values: FormValues) => void;
}>;

/** One field of a form. Its label is the text `<name>.fields.<field>`. */
export interface FormField {
  /** The API's name. */
  name: string;
  kind: FieldKind;
  isRequired?: boolean | ((values: FormValues) => boolean);
  /** Where false it is out of sight, unless it has a value. */
  isShown?: (values: FormValues) => boolean;
  /** Out of sight means emptied: the API does not take it then (a fixed address without `fixed`). */
  isClearedWhenHidden?: boolean;
  /** Set once, at the creation. */
  isFixed?: boolean;
  /** Not a field of the API's: offered whatever the server describes, and taken out by the form's own `create`. */
  isOwn?: boolean;
  /** Krill acts on the network where it changes (contract 2.11): marked, and said at the button. */
  actsOnNetwork?: boolean;
  /** How an emptied field is sent: `null` unless told (contract 2.11). */
  whenEmpty?: "null" | "blank";
  maxLength?: number;
  /** Values that are known beforehand, for `choice`. */
  suggestions?: readonly string[];
  /** What was typed, as the API stores it; null where it cannot be read (`check` says so). */
  read?: (text: string) => string | null;
  /**
   * A value of the API that is no plain text or number (lists, jumps), as one text of the form; `send`
   * makes the API's value of it again. A field has both or neither.
   */
  show?: (value: unknown, row: Readonly<Record<string, unknown>>) => string;
  send?: (text: string) => ApiValue;
  /** `Undo` sends the value as it was read, not what the form made of it: the form shows less than it holds. */
  isUndoneAsRead?: boolean;
  /** The one text of the form for people, where both versions of a field are shown. */
  say?: (text: string) => string;
  /** What is wrong with it: a key of `<name>.rules`; null where nothing is. Not asked when empty. */
  check?: (text: string, values: FormValues) => string | null;
  /** A line below the field that follows what is typed: the serial's other form. */
  note?: (text: string) => string | null;
  /** The browser's hint for a keyboard or for what is known of the person. */
  inputMode?: "numeric" | "decimal" | "tel" | "email";
  /** Draws the thing that a number of the API stands for, where it is read and not typed. */
  Named?: ComponentType<{ id: string }>;
  /** Draws it instead of the control of its kind. */
  control?: ComponentType<OwnControlProps>;
}

/** Fields that belong together. Its heading is the text `<name>.groups.<id>`. */
export interface FormGroup {
  id: string;
  fields: readonly FormField[];
  /** Folded on a new thing: the first groups make the quick form (contract C14). */
  isFolded?: boolean;
  isShown?: (values: FormValues) => boolean;
  extra?: FormExtra;
}

/** What a form does with the API. */
export interface FormResource<Row extends ListRow> {
  key: readonly [string, string];
  path: string;
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>;
  pathOf: (id: number | string) => string;
  fetchOne: (
    id: number | string,
    joins?: readonly string[],
    signal?: AbortSignal,
  ) => Promise<Item<Row>>;
  create: (body: Readonly<Record<string, unknown>>) => Promise<Written<Row>>;
  /** With `whole`, all fields of the thing, it is sent as a whole (`way-to-change.ts`). */
  save: (
    id: number | string,
    changes: Readonly<Record<string, unknown>>,
    whole?: Readonly<Record<string, unknown>>,
  ) => Promise<Written<Row>>;
  remove: (id: number | string) => Promise<Reply>;
}

/**
 * A kind of thing as people create, change and delete it: all that makes one form differ from another.
 * Texts stand under `<namespace>:<name>`: `new`, `edit`, `one`, `fields`, `groups`, `hints`, `rules`.
 */
export interface FormSpec<Row extends ListRow> {
  namespace: string;
  /** Also what drafts are kept under. */
  name: string;
  texts: TextLoaders;
  /** What the server calls fields of which the texts know nothing. */
  labels?: Readonly<Record<string, string>>;
  resource: FormResource<Row>;
  /** What the journal calls it: application and kind. */
  app: string;
  kind: string;
  groups: readonly FormGroup[];
  /** Its things are known by texts; else an address with anything but a number leads to none. */
  hasTextIds?: boolean;
  nameOf: (row: Row) => string;
  /** What a new one is called before it has a name of its own. */
  newName?: (values: FormValues) => string;
  /** Its page; without one the list is where a save leads. */
  pathOf?: (id: number | string) => string;
  listPath: string;
  /** Where it is changed. */
  editPath?: (id: number | string) => string;
  /** What a new one starts from. */
  initial?: FormValues;
  /** Fields that an address may fill: `/isp/cpes/new?customer=12`. */
  fromAddress?: readonly string[];
  /** Rules that join several fields: keys of `<name>.rules` by field. */
  check?: (values: FormValues, base: FormValues | null) => Readonly<Record<string, string>>;
  /** Rules that some servers do not have: a person who saves a second time is let past them. */
  softRules?: readonly string[];
  /** What a save does beyond the thing itself: keys of `<name>.effects`. */
  effects?: (changed: readonly string[], values: FormValues, isNew: boolean) => readonly string[];
  /** What deleting it does: a key of `<name>.effects`. */
  deleteEffect?: string;
  /** Other collections that show it, read anew after a write. */
  alsoShownIn?: readonly (readonly [string, string])[];
}

/** All fields of a form in their order. */
export function fieldsOf(spec: { groups: readonly FormGroup[] }): readonly FormField[] {
  return spec.groups.flatMap((group) => group.fields);
}

/** A text field. */
export const text = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  kind: "text",
  ...more,
});

/** A field of yes or no. */
export const flag = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  kind: "flag",
  ...more,
});

/** A field with a value of several. */
export const choice = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  kind: "choice",
  ...more,
});

/** A secret (contract 2.10): masked, never in a draft. */
export const secret = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  kind: "secret",
  ...more,
});
