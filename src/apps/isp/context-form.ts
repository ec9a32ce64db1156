import { text, type FormSpec } from "#src/resource/form-spec.ts";
import { contexts, type Context } from "./contexts.ts";
import { formTexts } from "./form-texts.ts";
import { paths } from "./paths.ts";

/** What a context is called. */
export const contextName = (context: Context): string => context.name || `#${context.id}`;

/** A telephone context as it is created, changed and deleted (contract 3.1). */
export const contextForm: FormSpec<Context> = {
  namespace: "ispForm",
  name: "context",
  texts: formTexts,
  resource: contexts,
  app: "isp",
  kind: "context",
  groups: [
    {
      id: "context",
      fields: [text("name", { isRequired: true, actsOnNetwork: true, whenEmpty: "blank" })],
    },
  ],
  nameOf: contextName,
  newName: ({ name }) => (typeof name === "string" ? name : ""),
  pathOf: (id) => paths.context(Number(id)),
  listPath: paths.contexts,
  editPath: (id) => paths.contextEdit(Number(id)),
  effects: (changed, _values, isNew) => (!isNew && changed.length > 0 ? ["renamed"] : []),
  deleteEffect: "deleted",
  alsoShownIn: [
    ["isp", "potses"],
    ["isp", "cpes"],
  ],
};
