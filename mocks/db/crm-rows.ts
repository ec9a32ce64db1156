// The CRM's rows, with the wire's own names (contract 3.1).

/** A CPE as stored: the contract's fields without `_links` and `_services`, which are made at each reading (3.1). */
export interface Cpe {
  id: number;
  access: boolean;
  active: boolean;
  address: string | null;
  address_profile: string | null;
  avatar: string;
  bridge: boolean;
  city: string | null;
  country: string | null;
  cpename: string;
  created: string;
  customer: number;
  disable_provision: boolean;
  disable_reconfig: boolean;
  dsn: string | null;
  enable_notifications: boolean;
  expiration_date: string | null;
  external_id: string | null;
  external_voip: boolean;
  fixed_address: string | null;
  has_tr069: boolean;
  internal_id: string;
  is_bitstream: boolean;
  is_router: boolean;
  lan_cidr: string | null;
  latitude: string | null;
  line_profile: string | null;
  locality: string | null;
  longitude: string | null;
  mac: string | null;
  me_vlan: number | null;
  model: string;
  mtamac: string | null;
  notes: string | null;
  postalcode: string | null;
  pppoe_password: string | null;
  pppoe_username: string | null;
  probe: boolean;
  profile: number | null;
  realm: string;
  remote_id: string | null;
  sn: string | null;
  tech: string | null;
  tech_updated: string | null;
  topology: string;
  tr069: boolean;
  tv_profile: string | null;
  updated: string;
  voip_profile: string | null;
  wanmac: string | null;
  wifi_password: string | null;
  wifi_profile: string | null;
  wifi_ssid: string | null;
}

/** A customer (3.1). */
export interface Customer {
  id: number;
  address: string;
  city: string;
  comment: string;
  country: string;
  created: string;
  external_id: string | null;
  latitude: string | null;
  longitude: string | null;
  name: string;
  postalcode: string | null;
  realm: string;
  surname: string;
  updated: string;
}

/** A telephone line (3.1). `cpe` and `customer` are left out where it is embedded in a CPE. */
export interface Pots {
  id: number;
  billing_profile: string | null;
  cli: string | null;
  context: number | null;
  contextname: string | null;
  cpe: number;
  custom_digitmap: string | null;
  customer: number;
  dtmf: string;
  label: string | null;
  language: string | null;
  lineid: string;
  order: number;
  password: string | null;
  pbx_extension: boolean;
  username: string | null;
  voicemail: boolean;
  voicemail_password: string | null;
}

/** A speed profile (3.1; names inferred there). */
export interface Profile {
  id: number;
  name: string;
  label: string | null;
  tech: string;
  downstream: string;
  upstream: string;
  access: boolean;
  realms: string[];
}

/** A telephone context (3.1). */
export interface Context {
  id: number;
  name: string;
}

/** A CPE model (3.1; names inferred there). `avatar` and `type_name` are what the picture and the OLT call it. */
export interface Model {
  id: number;
  name: string;
  vendor: string;
  tech: string | null;
  pots: number;
  catv: boolean;
  router: boolean;
  tr069: boolean;
  avatar: string;
  type_name: string;
}
