import { queryClient } from "#src/krill/query-client.ts";
import {
  flagFilter,
  textFilter,
  type ListColumn,
  type ListFilter,
  type ListRow,
  type ListSpec,
} from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { CellLink } from "#src/ui/TableParts.tsx";
import { formatMac, parseMac } from "#src/util/mac.ts";
import { parseSerial, sameSerial } from "#src/util/serial.ts";
import { record } from "#src/util/read.ts";
import { cleanText } from "#src/util/text.ts";
import { cpes, cpeName, customerIdOf, customerName, modelName, type Cpe } from "./api.ts";
import { paths } from "./paths.ts";
import { ALL_PROFILES, ProfileName } from "./ProfileName.tsx";
import { CPE_FLAGS, StatusChips } from "./StatusChips.tsx";

const TECHS = ["gpon", "docsis", "wimax", "ghn", "ethernet", "voip"];

/** The columns that the vendor's own list shows, and the ones its users add (contract 3.1 "UI"). */
const columns: readonly ListColumn<Cpe>[] = [
  { id: "cpename", isTitle: true, attrs: ["cpename", "internal_id"], cell: cpeName },
  { id: "id", align: "end", isDefault: false, cell: (cpe) => cpe.id },
  { id: "realm", cell: (cpe) => cpe.realm },
  { id: "tech", isDefault: false, cell: (cpe) => cpe.tech },
  { id: "model", cell: modelName, csv: modelName },
  { id: "sn", cell: (cpe) => <Serial sn={cpe.sn} />, isSerial: true },
  {
    id: "mac",
    isDefault: false,
    cell: (cpe) => <span className="k-mono">{macText(cpe.mac)}</span>,
    csv: (cpe) => macText(cpe.mac),
  },
  { id: "customer", joins: ["customer"], cell: customerCell, csv: customerText },
  {
    id: "status",
    attrs: CPE_FLAGS.map((flag) => flag.field),
    isSortable: false,
    cell: (cpe) => <StatusChips cpe={cpe} />,
    csv: (cpe) =>
      CPE_FLAGS.filter((flag) => cpe[flag.field])
        .map((flag) => flag.letter)
        .join(" "),
  },
  {
    id: "profile",
    cell: (cpe) => <ProfileName profile={cpe.profile} />,
    named: () => queryClient.fetchQuery(ALL_PROFILES),
  },
  { id: "line_profile", isDefault: false, cell: (cpe) => cpe.line_profile },
  { id: "tv_profile", isDefault: false, cell: (cpe) => cpe.tv_profile },
  { id: "voip_profile", isDefault: false, cell: (cpe) => cpe.voip_profile },
  { id: "address_profile", isDefault: false, cell: (cpe) => cpe.address_profile },
  { id: "fixed_address", isDefault: false, cell: (cpe) => cpe.fixed_address },
  {
    id: "address",
    attrs: ["address", "city"],
    joins: ["customer"],
    cell: addressText,
    csv: addressText,
  },
  { id: "external_id", isDefault: false, cell: (cpe) => cpe.external_id },
  { id: "topology", isDefault: false, cell: (cpe) => cpe.topology },
  { id: "pppoe_username", isDefault: false, cell: (cpe) => cpe.pppoe_username },
  { id: "notes", isDefault: false, isSortable: false, cell: (cpe) => cpe.notes },
  {
    id: "expiration_date",
    isDefault: false,
    cell: (cpe) => <Moment at={cpe.expiration_date} dateOnly />,
  },
  { id: "created", isDefault: false, cell: (cpe) => <Moment at={cpe.created} /> },
  { id: "updated", isDefault: false, cell: (cpe) => <Moment at={cpe.updated} /> },
];

/** The list of CPEs. */
export const cpeList: ListSpec<Cpe> = {
  namespace: "isp",
  name: "cpes",
  resource: cpes,
  columns,
  documented: /^(sn|realm|external_id|topology|tech)$/,
  attrs: ["id", "cpename", "_links"],
  defaultSort: "cpename",
  canSearch: true,
  tabs: "realm",
  rowName: cpeName,
  rowPath: (cpe) => paths.cpe(cpe.id),
  createPath: paths.cpeNew,
  importPath: paths.cpeImport,
  filters: [
    textFilter("realm"),
    textFilter("tech", { suggestions: TECHS }),
    textFilter("model", { matches: (cpe, value) => isNear(modelName(cpe), value) }),
    flagFilter("active"),
    flagFilter("access"),
    textFilter("sn", {
      toApi: (value) => parseSerial(value)?.hex ?? value.trim(),
      matches: (cpe, value) => cpe.sn === undefined || sameSerial(cpe.sn, value),
    }),
    textFilter("mac", {
      toApi: (value) => parseMac(value) ?? value.trim(),
      matches: (cpe, value) =>
        cpe.mac === undefined || parseMac(cpe.mac ?? "") === (parseMac(value) ?? value.trim()),
    }),
    textFilter("external_id"),
    textFilter("topology"),
    idFilter("customer"),
    idFilter("profile"),
  ],
};

function macText(mac: string | null | undefined): string {
  const hex = parseMac(mac ?? "");
  return hex ? formatMac(hex) : (mac ?? "");
}

/** The device's own address, else its customer's (contract 3.1). */
function addressText(cpe: Cpe): string {
  const { customer } = cpe;
  return placeText(cpe) || (typeof customer === "object" && customer ? placeText(customer) : "");
}

function placeText(place: Pick<Cpe, "address" | "city">): string {
  return [cleanText(place.address), cleanText(place.city)].filter(Boolean).join(", ");
}

function customerText(cpe: Cpe): string {
  const customer = cpe.customer;
  if (customer === null || customer === undefined) return "";
  return typeof customer === "number" ? `#${customer}` : customerName(customer);
}

function customerCell(cpe: Cpe) {
  const id = customerIdOf(cpe);
  return id === null ? null : <CellLink to={paths.customer(id)}>{customerText(cpe)}</CellLink>;
}

function isNear(field: string | null, value: string): boolean {
  return field === null || field.toLowerCase().includes(value.trim().toLowerCase());
}

/** A filter on a related thing by its id, also where `joins` put the thing in its place (contract 2.4). */
export function idFilter<Row extends ListRow>(name: string): ListFilter<Row> {
  return textFilter(name, {
    matches: (row, value) => {
      const field: unknown = row[name];
      const id = record(field)?.["id"] ?? field;
      if (typeof id !== "number" && typeof id !== "string") return field === undefined;
      return String(id) === value.trim();
    },
  });
}
