import type { ListColumn, ListSpec } from "#src/resource/list-spec.ts";
import { contexts, type Context } from "./contexts.ts";
import { contextName } from "./context-form.ts";
import { paths } from "./paths.ts";

const columns: readonly ListColumn<Context>[] = [
  { id: "name", isTitle: true, cell: contextName, csv: contextName },
  { id: "id", align: "end", cell: (context) => context.id },
];

/** The list of telephone contexts (contract 3.1: ID and name). */
export const contextList: ListSpec<Context> = {
  namespace: "crm",
  name: "contexts",
  resource: contexts,
  columns,
  attrs: ["id", "name"],
  defaultSort: "name",
  canSearch: true,
  rowName: contextName,
  rowPath: (context) => paths.context(context.id),
  createPath: paths.contextNew,
  filters: [],
};
