import type { Context, Model, Profile } from "#mocks/db/crm-rows.ts";
import type { Olt } from "#mocks/db/rows.ts";

/** The divisions of the simulated network. `phi` has another ISP's optical limits (contract 2.9: limits differ per ISP). */
export const REALMS = ["cpe", "dem", "phi", "pim"] as const;

/** A postal city as the fixed list of the real server would give it. */
export const CITIES = [
  "Villaficticia",
  "Puerto Imaginario",
  "San Ejemplo",
  "Aldea del Ensayo",
] as const;

/** Line profiles: the VLAN map of a CPE (contract 3.1). */
export const LINE_PROFILES = [
  "residential",
  "residential_villa",
  "business",
  "cdata",
  "bitstream:vecino",
] as const;

/** Address profiles (contract 3.1). */
export const ADDRESS_PROFILES = ["public", "nat", "fixed"] as const;

/** Technologies that a CPE may have (contract 3.1). */
export const TECHS = ["gpon", "docsis", "wimax", "voip", "ghn", "ethernet"] as const;

const model = (
  id: number,
  vendor: string,
  name: string,
  tech: string | null,
  pots: number,
  rest: Partial<Model> = {},
): Model => ({
  id,
  name,
  vendor,
  tech,
  pots,
  catv: false,
  router: true,
  tr069: tech !== null,
  avatar: "HG4201",
  type_name: name.replace(/^\D+/, ""),
  ...rest,
});

/** CPE models. The vendor is spelt two ways on purpose (contract 2.9: `Nucom`, `NuCom`). */
export const MODELS: readonly Model[] = [
  model(1, "Huawei", "HG8245H", "gpon", 2, { type_name: "245H" }),
  model(2, "Huawei", "HG8245Q2", "gpon", 2, { type_name: "245Q" }),
  model(3, "Huawei", "HS8546V2", "gpon", 1, { avatar: "HG4101", type_name: "8546V2" }),
  model(4, "Huawei", "EG8145V5", "gpon", 1, { avatar: "HG4101", type_name: "145V5" }),
  model(5, "Huawei", "HG8310M", "gpon", 0, {
    router: false,
    tr069: false,
    avatar: "HG1000",
    type_name: "110H",
  }),
  model(6, "ZTE", "F680", "gpon", 2, { catv: true }),
  model(7, "ZTE", "F660", "gpon", 2),
  model(8, "ALCL", "G-0425G-C", "gpon", 2, { type_name: "G-0425G-C" }),
  model(9, "Nucom", "NC-WR764GV", "gpon", 1, { type_name: "WR764" }),
  model(10, "NuCom", "NC-GR241AG", "gpon", 1, { type_name: "GR241" }),
  model(11, "Hitron", "CGNV4", "docsis", 2, { avatar: "CM2000", type_name: "CGNV4" }),
  model(12, "Albentia", "ARBA-C5", "wimax", 0, {
    avatar: "WX1000",
    router: false,
    type_name: "C5",
  }),
  model(13, "Krill", "Softphone", null, 1, { avatar: "SP1000", router: false, type_name: "" }),
];

const profile = (
  id: number,
  tech: string,
  name: string,
  down: string,
  up: string,
  access = true,
): Profile => ({
  id,
  name,
  label: tech === "docsis" ? `${down.toLowerCase()}.cm` : null,
  tech,
  downstream: down,
  upstream: up,
  access,
  realms: [...REALMS],
});

/** Speed profiles. Their speeds are labels, never numbers (contract 2.8). */
export const PROFILES: readonly Profile[] = [
  profile(1, "gpon", "50M Simétricos", "50M", "50M"),
  profile(2, "gpon", "100M Simétricos", "100M", "100M"),
  profile(3, "gpon", "300M Simétricos", "300M", "300M"),
  profile(4, "gpon", "600M Simétricos", "600M", "600M"),
  profile(5, "gpon", "1G Simétricos", "1000M", "1000M"),
  profile(6, "docsis", "Cable 300", "300M", "30M"),
  profile(7, "docsis", "Cable 500", "500M", "50M"),
  profile(8, "wimax", "Radio 30", "30M", "10M"),
  profile(9, "gpon", "Solo voz", "2M", "2M", false),
];

/** Telephone contexts. */
export const CONTEXTS: readonly Context[] = [
  { id: 1, name: "nacional" },
  { id: 2, name: "internacional" },
  { id: 3, name: "sin-moviles" },
];

const FIRST_OLTS: readonly Olt[] = [
  {
    name: "oltNorte",
    vendor: "Huawei",
    model: "MA5800-X7",
    location: "Central Norte",
    latitude: 37.2054,
    longitude: -4.7765,
  },
  {
    name: "oltPuerto",
    vendor: "ZTE",
    model: "C320",
    location: "Central Puerto",
    latitude: 36.7012,
    longitude: -4.4203,
  },
  {
    name: "OLT03",
    vendor: "Nokia",
    model: "ISAM 7360",
    location: "Caseta Ejemplo",
    latitude: 38.0125,
    longitude: -1.17,
  },
];

/** The OLTs of a network: three of different vendors, and plain numbered ones when the fleet needs more. */
export function olts(count: number): Olt[] {
  const list = [...FIRST_OLTS];
  while (list.length < count) {
    const n = list.length + 1;
    const name = `OLT${String(n).padStart(2, "0")}`;
    list.push({
      name,
      vendor: "Huawei",
      model: "MA5800-X7",
      location: `Central ${n}`,
      latitude: 36.5 + n / 50,
      longitude: -5 + n / 40,
    });
  }
  return list;
}
