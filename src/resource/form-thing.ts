import type { ActionThing } from "#src/jobs/record.ts";
import type { FormSpec, FormValues } from "./form-spec.ts";
import type { ListRow } from "./list-spec.ts";

/** A thing as the journal knows it. */
export function thingOf<Row extends ListRow>(spec: FormSpec<Row>, row: Row): ActionThing {
  const { app, kind, nameOf, pathOf, listPath } = spec;
  const path = pathOf?.(row.id) ?? spec.editPath?.(row.id) ?? listPath;
  return { app, kind, id: String(row.id), name: nameOf(row), path };
}

/** A thing that is to be created: it has neither id nor page yet. */
export function newThing<Row extends ListRow>(
  spec: FormSpec<Row>,
  values: FormValues,
): ActionThing {
  const name = spec.newName?.(values) || "?";
  return { app: spec.app, kind: spec.kind, id: "", name, path: spec.listPath };
}
