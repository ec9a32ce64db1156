import type { Metadata } from "#src/krill/metadata.ts";
import type { Item } from "#src/krill/resource.ts";
import { draftKey, readDraft, withDraft, type Draft } from "./form-draft.ts";
import { fieldsOf, type FormField, type FormSpec } from "./form-spec.ts";
import { changedFields, initialValues, isSame, valuesOf } from "./form-values.ts";
import type { ListRow } from "./list-spec.ts";

/** How a form ended well. */
export interface FormDone<Row> {
  /** The thing as it is now; null where the server did not say. */
  row: Row | null;
  id: string | null;
  isNew: boolean;
}

/** What a form is opened with. */
export interface FormStart<Row extends ListRow> {
  spec: FormSpec<Row>;
  /** The thing to be changed; null for a new one. */
  item: Item<Row> | null;
  metadata: Metadata;
  /** Values for a new one, from the address. */
  address: URLSearchParams;
  /** False where it stands in a dialog: nothing is kept. */
  keepsDraft: boolean;
  /** The names of fields on the screen. */
  nameOf: (field: string) => string;
  onDone: (done: FormDone<Row>) => void;
}

/** What a form begins with: the thing, or what a new one starts from, and a draft on top of it. */
export function openForm<Row extends ListRow>(spec: FormSpec<Row>, start: FormStart<Row>) {
  const { item, address, keepsDraft } = start;
  const fresh = item ? valuesOf(spec, item.data) : initialValues(spec, address);
  const query = item ? "" : address.toString();
  const what = item ? String(item.data.id) : query === "" ? "new" : `new?${query}`;
  const key = keepsDraft ? draftKey(spec, what) : null;
  const draft: Draft | null = key ? readDraft(key, Date.now()) : null;
  const sentAt = draft?.sentAt ?? null;
  if (!draft) return { key, fresh, base: fresh, values: fresh, draft, sentAt, isOld: false };
  // As it was when it was typed, so that what somebody else changed since then is noticed.
  const base = item ? withDraft(spec, fresh, { ...draft, values: draft.base }) : fresh;
  const values = withDraft(spec, fresh, draft);
  const isEmpty = changedFields(spec, base, values).length === 0 && draft.secrets.length === 0;
  const isOld = fieldsOf(spec).some(
    (field) => !isSame(field, base[field.name] ?? null, fresh[field.name] ?? null),
  );
  return { key, fresh, base, values, draft: isEmpty ? null : draft, sentAt, isOld };
}

/**
 * The form as this server has it: fields that neither the thing nor the metadata know are left out
 * ("any field may be absent", contract 1), and those that it calls read-only.
 */
export function offeredForm<Row extends ListRow>(
  spec: FormSpec<Row>,
  item: Item<Row> | null,
  { fields }: Metadata,
): FormSpec<Row> {
  const isDescribed = Object.keys(fields).length > 0;
  const isOffered = ({ name, isFixed, isOwn }: FormField): boolean => {
    if (isOwn) return true;
    if (fields[name]?.isReadOnly === true) return false;
    if (item === null) return !isDescribed || name in fields;
    return isFixed !== true && (name in item.data || name in fields);
  };
  const groups = spec.groups.map((group) => ({
    ...group,
    fields: group.fields.filter(isOffered),
  }));
  return { ...spec, groups: groups.filter((group) => group.fields.length > 0) };
}
