import type { FormField, FormSpec } from "#src/resource/form-spec.ts";
import { record } from "#src/util/read.ts";
import { isSecretName } from "#src/util/secrets.ts";
import { plankton } from "./app.ts";
import { paths } from "./paths.ts";
import {
  formServices,
  isJson,
  parsed,
  serviceName,
  services,
  tidyJson,
  WHOLE,
  type Field,
  type Service,
} from "./services.ts";

/** The form of a service, made from what is known of its fields. */
export function serviceForm(fields: readonly Field[]): FormSpec<Service> {
  const own = fields.filter(({ isReadOnly, name }) => !isReadOnly && name !== "_links");
  return {
    namespace: "plankton",
    name: "service",
    texts: plankton.texts,
    labels: labelsOf(fields),
    resource: formServices(fields),
    app: "plankton",
    kind: "service",
    hasTextIds: true,
    groups: [{ id: "service", fields: own.length > 0 ? own.map(toField) : [ANYTHING] }],
    nameOf: (service) => serviceName(service) ?? `#${service.id}`,
    newName: (values) => {
      const named = [values["name"], values["administrative_id"], values["customer"]];
      return named.find((one) => typeof one === "string" && one !== "")?.toString() ?? "";
    },
    pathOf: (id) => paths.service(String(id)),
    listPath: paths.services,
    editPath: (id) => paths.serviceEdit(String(id)),
    deleteEffect: "deleted",
    alsoShownIn: [services.key],
  };
}

/** The server's own words for its fields; without a prototype, since fields may be called as what it has. */
export function labelsOf(fields: readonly Field[]): Record<string, string> {
  const labels: Record<string, string> = Object.create(null);
  for (const { name, label } of fields) if (label) labels[name] = label;
  return labels;
}

function toField({ name, type }: Field): FormField {
  if (type === "json")
    return {
      name,
      kind: "longtext",
      read: tidyJson,
      check: (text) => (isJson(text) ? null : "json"),
    };
  if (type === "text") return { name, kind: isSecretName(name) ? "secret" : "text" };
  return { name, kind: type };
}

/** Where nothing at all is known: a whole object. */
const ANYTHING: FormField = {
  name: WHOLE,
  kind: "longtext",
  isRequired: true,
  check: (text) => (isJson(text) ? (record(parsed(text)) ? null : "jsonObject") : "json"),
};
