/** The kinds of items that a PBX is made of, as they are called in addresses. */
export const ITEM_KINDS = ["ddis", "groups", "queues", "receptionists", "schedules"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Whose PBX it is, and which: both stand in its address (contract 3.3). */
export interface PbxPlace {
  customer: number;
  pbx: number;
}

const base = ({ customer, pbx }: PbxPlace) => `/pbx/${customer}/${pbx}`;

/** The addresses of the PBX. */
export const paths = {
  pbxs: "/pbx",
  pbxNew: "/pbx/new",
  pbxNewOf: (customer: number) => `/pbx/new/${customer}`,
  pbx: (place: PbxPlace, tab?: string) => base(place) + (tab ? `?tab=${tab}` : ""),
  pbxEdit: (place: PbxPlace) => `${base(place)}/edit`,
  itemNew: (place: PbxPlace, kind: ItemKind) => `${base(place)}/${kind}/new`,
  item: (place: PbxPlace, kind: ItemKind, id: number | string) =>
    `${base(place)}/${kind}/${id}/edit`,
  cdrs: "/pbx/cdrs",
  cdrsOf: (ddi: string) => `/pbx/cdrs?ddi=${encodeURIComponent(ddi)}`,
  holidays: "/pbx/holidays",
  holidayNew: "/pbx/holidays/new",
  holiday: (id: number | string) => `/pbx/holidays/${id}/edit`,
};

/** The PBX of an address such as `/pbx/12/3/ddis/new`; zeros where it names none, which no PBX has. */
export function placeOf(
  params: Readonly<Record<string, string | undefined>>,
  key: "pbx" | "id" = "pbx",
): PbxPlace {
  const number = (text: string | undefined) =>
    text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : 0;
  return { customer: number(params["customer"]), pbx: number(params[key]) };
}
