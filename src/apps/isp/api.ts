import { visible } from "#src/util/text.ts";
import {
  flagField,
  joined,
  joinedList,
  linksField,
  numberField,
  row,
  textField,
  textsField,
  type FieldReader,
} from "#src/krill/read-row.ts";
import { resource, type Item, type RowOf } from "#src/krill/resource.ts";
import { record } from "#src/util/read.ts";
import { paths } from "./paths.ts";

/** A customer (contract 3.1 "Customers", sample isp-cpe-joins). */
const readCustomer = row({
  name: textField,
  surname: textField,
  external_id: textField,
  address: textField,
  city: textField,
  country: textField,
  postalcode: textField,
  phone: textField,
  latitude: numberField,
  longitude: numberField,
  comment: textField,
  realm: textField,
  created: textField,
  updated: textField,
  _links: linksField,
});

/** Something that is read for its id alone. */
const readReference = row({});

/** A telephone line (contract 3.1 "POTS lines", sample isp-cpe-joins). */
const readPots = row({
  lineid: textField,
  order: numberField,
  cli: textField,
  label: textField,
  context: numberField,
  contextname: textField,
  language: textField,
  username: textField,
  password: textField,
  dtmf: textField,
  pbx_extension: flagField,
  voicemail: flagField,
  voicemail_password: textField,
  custom_digitmap: textField,
  billing_profile: textField,
  cpe: joined(readReference),
  customer: joined(readCustomer),
});

/** A speed profile (contract 3.1 "CPE profiles", names inferred). */
const readProfile = row({
  name: textField,
  label: textField,
  tech: textField,
  downstream: textField,
  upstream: textField,
  access: flagField,
  realm: textField,
  realms: textsField,
  cpes_count: numberField,
});

/** A model's name, also of a model that a server joins. */
const modelField: FieldReader<string> = (value, where) =>
  textField(record(value)?.["name"] ?? value, where);

/** A CPE (contract 3.1 field table; samples isp-cpes-by-sn, isp-cpes-by-topology). */
const readCpe = row({
  cpename: textField,
  internal_id: textField,
  realm: textField,
  customer: joined(readCustomer),
  potses: joinedList(readPots),
  tech: textField,
  tech_updated: textField,
  model: modelField,
  sn: textField,
  dsn: textField,
  mac: textField,
  mtamac: textField,
  wanmac: textField,
  remote_id: textField,
  profile: joined(readProfile),
  line_profile: textField,
  address_profile: textField,
  fixed_address: textField,
  lan_cidr: textField,
  me_vlan: textField,
  tv_profile: textField,
  voip_profile: textField,
  wifi_profile: textField,
  wifi_ssid: textField,
  wifi_password: textField,
  pppoe_username: textField,
  pppoe_password: textField,
  active: flagField,
  access: flagField,
  external_voip: flagField,
  probe: flagField,
  enable_notifications: flagField,
  bridge: flagField,
  disable_provision: flagField,
  disable_reconfig: flagField,
  has_tr069: flagField,
  tr069: flagField,
  is_router: flagField,
  is_bitstream: flagField,
  avatar: textField,
  expiration_date: textField,
  external_id: textField,
  topology: textField,
  address: textField,
  city: textField,
  locality: textField,
  postalcode: textField,
  country: textField,
  latitude: numberField,
  longitude: numberField,
  notes: textField,
  created: textField,
  updated: textField,
  _services: textsField,
  _links: linksField,
});

/** The CPEs: customers' devices. */
export const cpes = resource({ app: "isp", name: "cpes", read: readCpe });
/** The customers. */
export const customers = resource({ app: "isp", name: "customers", read: readCustomer });
/** The telephone lines of CPEs. */
export const potses = resource({ app: "isp", name: "potses", read: readPots });
/** The speed profiles. */
export const profiles = resource({
  app: "isp",
  name: "cpe-profiles",
  read: readProfile,
  staleMs: 10 * 60_000,
});

export type Cpe = RowOf<typeof cpes>;
export type Customer = RowOf<typeof customers>;
export type Pots = RowOf<typeof potses>;
export type Profile = RowOf<typeof profiles>;
export type CpeItem = Item<Cpe>;

/** What the CPE's name is, whatever the server calls it. */
export function cpeName(cpe: Pick<Cpe, "id" | "cpename" | "internal_id">): string {
  return cpe.cpename || cpe.internal_id || `#${cpe.id}`;
}

/** The customer's id, also where `joins` put the customer in its place; null without one. */
export function customerIdOf(cpe: Pick<Cpe, "customer">): number | null {
  const customer = cpe.customer;
  if (customer === null || customer === undefined) return null;
  return typeof customer === "number" ? customer : customer.id;
}

/** Name and surname. */
export function customerName(customer: Pick<Customer, "id" | "name" | "surname">): string {
  return [customer.name, customer.surname].filter(Boolean).join(" ").trim() || `#${customer.id}`;
}

/** The customer of a device or a line in a cell: by name where `joins` put it in its place, else `#65`; "" without one. */
export function customerText(of: Pick<Cpe, "customer">): string {
  const { customer } = of;
  if (typeof customer === "object" && customer) return visible(customerName(customer), 120);
  return customer ? `#${customer}` : "";
}

/** The model's name. */
export function modelName(cpe: Pick<Cpe, "model">): string | null {
  return cpe.model ?? null;
}

/** The CPE as the page reads it: the documented relations come with it (contract 3.1). */
const JOINS = ["customer", "potses"] as const;
/** The query of the CPE itself. */
export const cpeOf = (id: number) => cpes.one(id, JOINS);

/** What the journal and the pins know the CPE by. */
export const thingOf = (cpe: Pick<Cpe, "id" | "cpename" | "internal_id">) => ({
  app: "isp",
  kind: "cpe",
  id: String(cpe.id),
  name: cpeName(cpe),
  path: paths.cpe(cpe.id),
});
