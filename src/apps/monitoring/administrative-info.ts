import {
  bool01,
  type Fields,
  num,
  record,
  text,
  texts,
  under,
  type Where,
} from "#src/util/read.ts";

/** `vars.administrative_info` of a CPE's host (contract 3.2), names as on the wire; anything may be absent (2.9). */
export type AdministrativeInfo = {
  /** The CPE's id: the host's name does not always carry it (contract 2.9). */
  id: number | null;
  realm: string | null;
  tech: string | null;
  vendor: string | null;
  model: string | null;
  sn: string | null;
  dsn: string | null;
  mac: string | null;
  active: boolean | null;
  access: boolean | null;
  external_voip: boolean | null;
  tr069: boolean | null;
  /** Names only: their addresses are in the CPE's own links. */
  actions: string[];
  services: string[];
  potses: string[];
  address: string | null;
  address_profile: string | null;
  customer_name: string | null;
  customer_address: string | null;
  customer_external_id: string | null;
  latitude: number | null;
  longitude: number | null;
  line_profile: string | null;
  profile_name: string | null;
  profile_downstream: string | null;
  profile_upstream: string | null;
  voip_profile: string | null;
  tv_profile: string | null;
  topology: string | null;
  notes: string | null;
  /** Fields that the contract does not know. */
  extra: Fields;
};

/** Reads it; null when there is none. */
export function readAdministrativeInfo(raw: unknown, where: Where): AdministrativeInfo | null {
  const fields = record(raw, where);
  if (!fields) return null;
  const word = (key: string) => text(fields[key], under(where, key));
  const flag = (key: string) => bool01(fields[key], under(where, key));
  const words = (key: string) => texts(fields[key], under(where, key));
  const number = (key: string) => num(fields[key], under(where, key));
  const info: AdministrativeInfo = {
    id: number("id"),
    realm: word("realm"),
    tech: word("tech"),
    vendor: word("vendor"),
    model: word("model"),
    sn: word("sn"),
    dsn: word("dsn"),
    mac: word("mac"),
    active: flag("active"),
    access: flag("access"),
    external_voip: flag("external_voip"),
    tr069: flag("tr069"),
    actions: words("actions"),
    services: words("services"),
    potses: words("potses"),
    address: word("address"),
    address_profile: word("address_profile"),
    customer_name: word("customer_name"),
    customer_address: word("customer_address"),
    customer_external_id: word("customer_external_id"),
    latitude: number("latitude"),
    longitude: number("longitude"),
    line_profile: word("line_profile"),
    profile_name: word("profile_name"),
    profile_downstream: word("profile_downstream"),
    profile_upstream: word("profile_upstream"),
    voip_profile: word("voip_profile"),
    tv_profile: word("tv_profile"),
    topology: word("topology"),
    notes: word("notes"),
    extra: {},
  };
  for (const [key, value] of Object.entries(fields)) if (!(key in info)) info.extra[key] = value;
  return info;
}
