import { readableName } from "#src/resource/known-actions.ts";
import type { ListColumn, ListSpec } from "#src/resource/list-spec.ts";
import { Serial } from "#src/ui/Serial.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { shortForm } from "#src/util/read.ts";
import { isSecretName } from "#src/util/secrets.ts";
import { parseSerial } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import { labelsOf } from "./service-form.ts";
import { serviceName, services, type Field, type Service } from "./services.ts";

/** So many columns are in sight at first. */
const SHOWN = 7;

/** Names under which a service may have its key (contract 3.8, inferred). */
const KEYS: ReadonlySet<string> = new Set(["pk", "uuid", "service_id"]);

/** The list of services with the fields that are known; `met` are services that were read. */
export function listOf(fields: readonly Field[], met: readonly Service[]): ListSpec<Service> {
  // What is the id by another name stands there once.
  const isId = (name: string) =>
    KEYS.has(name) && met.length > 0 && met.every((row) => String(row[name]) === row.id);
  const plain = fields.filter(
    ({ name, type }) =>
      name !== "id" && !isId(name) && name !== "_links" && !isSecretName(name) && type !== "json",
  );
  const columns: ListColumn<Service>[] = [
    { id: "id", isTitle: true, cell: titleOf, csv: ({ id }) => id },
    ...plain.map(({ name, type }, index): ListColumn<Service> => ({
      id: name,
      ...(type === "number" || type === "decimal" ? { align: "end" } : {}),
      isDefault: index < SHOWN,
      cell: (service) => cellOf(name, service[name]),
      ...(isSerialName(name) && type !== "number"
        ? { isSerial: true }
        : { csv: (service: Service) => textOf(service[name]) }),
    })),
  ];
  const labels = labelsOf(fields);
  const named = plain.map(({ name }) => [name, labels[name] ?? readableName(name)]);
  return {
    namespace: "plankton",
    name: "services",
    resource: services,
    columns,
    attrs: [],
    takesAttrs: false,
    canSearch: true,
    labels: { id: "ID", ...Object.fromEntries(named) },
    rowName: (service) => serviceName(service) ?? `#${service.id}`,
    rowPath: ({ id }) => paths.service(id),
    createPath: paths.serviceNew,
    filters: [],
  };
}

const MOST_SIGNS = 120;

function titleOf(service: Service): string {
  return visible(service.id, 60);
}

function isSerialName(name: string): boolean {
  return /^(sn|serial)/u.test(name);
}

function cellOf(name: string, value: unknown) {
  const serial = isSerialName(name) && typeof value === "string" ? parseSerial(value) : null;
  if (serial) return <Serial sn={serial.hex} />;
  if (value === null || value === undefined) return "";
  // A list has no room for all of it; else it stands as on the service's page.
  const isLong = typeof value === "string" && value.length > MOST_SIGNS;
  return isLong ? textOf(value) : <Tree data={value} label={name} nameOf={readableName} />;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return visible(shortForm(value), MOST_SIGNS);
}
