import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Device, Quirk } from "#mocks/db/rows.ts";

/** A row that a person or a test asks for by name: what is special about it, over a healthy GPON CPE. */
export interface Named {
  readonly id: number;
  /** `cpename`, the host name in monitoring. */
  readonly name: string;
  /** Serial number as stored, 16 hex digits; null where the device has none. */
  readonly sn: string | null;
  /** One line for docs/mock-api.md. */
  readonly what: string;
  readonly cpe: Partial<Cpe>;
  /** Times here are ages in seconds, turned into moments by the seed: `since`, `checkedAt`. */
  readonly device: Partial<Device>;
  readonly quirk: Quirk | null;
  /** A PON of its own group instead of the next free one. */
  readonly pon: "cut" | "power" | null;
}

interface Special {
  name?: string;
  sn?: string | null;
  cpe?: Partial<Cpe>;
  device?: Partial<Device>;
  quirk?: Quirk;
  pon?: "cut" | "power";
}

function row(id: number, what: string, special: Special = {}): Named {
  const { cpe = {}, device = {}, quirk = null, pon = null } = special;
  const realm = cpe.realm ?? "cpe";
  return {
    id,
    name: special.name ?? `${realm}${String(id).padStart(4, "0")}`,
    sn: special.sn === undefined ? `485754435e000${id}` : special.sn,
    what,
    cpe,
    device,
    quirk,
    pon,
  };
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const cut = (id: number, age: number) =>
  row(id, "neighbour in the fibre cut", {
    pon: "cut",
    device: { link: "losi", since: 42 * MINUTE - age },
  });
const power = (id: number, age: number) =>
  row(id, "neighbour in the power cut", {
    pon: "power",
    device: { link: "dyinggasp", since: 17 * MINUTE - age },
  });

/** The named rows of the simulated Krill, by what they are for. Ids, names and serials stay what they are for ever. */
export const named = {
  healthy: row(101, "online and healthy; the serial of the README", { sn: "4857544314310a47" }),
  weakDown: row(102, "weak light towards the customer, warning", {
    device: { dnrx: -27.6, uprx: -22.1, uptx: 2.2, pondesv: 1.1 },
  }),
  weakDownCritical: row(103, "weak light towards the customer, critical", {
    device: { dnrx: -29.87, uprx: -23.3, uptx: 2.4, pondesv: 2.31 },
  }),
  weakUp: row(104, "weak light towards the OLT, warning", {
    device: { dnrx: -22.4, uprx: -30.6, uptx: 2.1, pondesv: 1.7 },
  }),
  tooStrong: row(105, "too much light towards the customer, warning", {
    device: { dnrx: -9.43, uprx: -13.2, uptx: 1.9, distance: 90 },
  }),
  losAlone: row(106, "loss of signal alone on a healthy PON", {
    device: { link: "losi", since: 3 * HOUR },
  }),
  fibreCut: row(107, "loss of signal with nearly all of its PON: fibre cut", {
    pon: "cut",
    device: { link: "losi", since: 42 * MINUTE },
  }),
  fibreCut2: cut(108, 3),
  fibreCut3: cut(109, 8),
  fibreCut4: cut(110, 11),
  fibreCut5: cut(111, 19),
  fibreCut6: cut(112, 24),
  fibreCut7: cut(113, 31),
  fibreCut8: cut(114, 38),
  fibreCut9: cut(115, 44),
  fibreCutSpared: row(116, "online on the PON of the fibre cut, before the break", { pon: "cut" }),
  powerAlone: row(117, "dying gasp alone", { device: { link: "dyinggasp", since: 2 * HOUR } }),
  powerArea: row(118, "dying gasp with most of its PON: power cut in the area", {
    pon: "power",
    device: { link: "dyinggasp", since: 17 * MINUTE },
  }),
  powerArea2: power(119, 2),
  powerArea3: power(120, 5),
  powerArea4: power(121, 9),
  powerArea5: power(122, 12),
  powerArea6: power(123, 15),
  powerSpared: row(124, "online on the PON of the power cut", { pon: "power" }),
  powerSpared2: row(125, "online on the PON of the power cut", { pon: "power" }),
  notProvisioned: row(126, "on the fibre, not provisioned on the OLT", {
    device: { link: "online", isProvisioned: false, since: 5 * HOUR },
  }),
  inactive: row(127, "not subscribed any more (active = false)", {
    cpe: { active: false },
    device: { link: "offline", since: 40 * DAY },
  }),
  noAccess: row(128, "online, internet access switched off (access = false)", {
    cpe: { access: false },
  }),
  expired: row(129, "online, expiration_date passed", {
    cpe: { expiration_date: "2024-03-31", access: false },
  }),
  noReprovision: row(130, "disable_provision is on", {
    cpe: { disable_provision: true, disable_reconfig: true },
  }),
  placeholder: row(131, "registration fields are placeholders (__regstate__)", {
    device: { registration: "placeholder" },
  }),
  neverChecked: row(132, "never checked by monitoring", {
    device: { registration: "placeholder", checkedAt: -1 },
  }),
  staleRegistration: row(133, "down, while its registration says online", {
    device: { link: "offline", since: 6 * HOUR, registration: "stale" },
  }),
  sharedSerial: row(134, "shares its serial with sharedSerialToo", {
    sn: "5a5445475a000134",
    cpe: { model: "F680" },
  }),
  sharedSerialToo: row(135, "same serial as sharedSerial, another realm", {
    sn: "5a5445475a000134",
    cpe: { realm: "phi", model: "F680" },
    device: { link: "offline", since: 90 * DAY },
  }),
  undecodableSerial: row(136, "serial whose first half is not text", {
    sn: "0000deadbeef0000",
    cpe: { realm: "pim" },
  }),
  refuses: row(137, "refuses every action with 409", {
    quirk: { refuses: "Another operation is in progress on this ONU." },
  }),
  neverReturns: row(138, "does not come back from a reboot", { quirk: { neverReturns: true } }),
  foreignAction: row(139, "its reboot address is on another host", {
    quirk: { hrefs: { reboot: "https://evil.example/api/v2/cpes/139/reboot" } },
  }),
  actionOutsideApi: row(140, "its reboot address is outside /api/", {
    quirk: { hrefs: { reboot: "/admin/cpes/140/reboot" } },
  }),
  unknownAction: row(141, "has an action that nobody knows, speed_boost", {
    quirk: { hrefs: { speed_boost: "/api/v2/cpes/141/speed_boost" } },
  }),
  hostileText: row(142, "hostile text in notes, address and customer", {
    cpe: {
      notes: `<img src=x onerror="document.title='owned'"> =HYPERLINK("https://evil.example") \u202Egnp.exe {{constructor}}`,
      address: `"><script>alert(1)</script>`,
      external_id: "=1+1",
      wifi_ssid: "@SUM(A1)",
    },
  }),
  info500: row(143, "its live reading answers 500 with HTML", { quirk: { info: "html-500" } }),
  infoNotJson: row(144, "its live reading answers 200 with something that is not JSON", {
    quirk: { info: "not-json" },
  }),
  infoHangs: row(145, "its live reading takes 25 s", { quirk: { info: "hang" } }),
  noLinks: row(146, "its row has no _links", { quirk: { hasNoLinks: true } }),
  doubledExternalId: row(147, "shares its external id with another realm's CPE", {
    cpe: { external_id: "CRM-000777" },
  }),
  doubledExternalIdToo: row(148, "same external id as doubledExternalId", {
    cpe: { external_id: "CRM-000777", realm: "dem" },
  }),
  docsis: row(149, "DOCSIS cable modem", {
    sn: null,
    cpe: {
      tech: "docsis",
      model: "CGNV4",
      profile: 6,
      line_profile: null,
      mac: "7cb7335e0149",
      mtamac: "7cb7335e014a",
    },
  }),
  docsisInfo500: row(150, "DOCSIS cable modem whose live reading answers 500 (contract 2.7)", {
    sn: null,
    cpe: { tech: "docsis", model: "CGNV4", profile: 7, line_profile: null, mac: "7cb7335e0150" },
    quirk: { info: "html-500" },
  }),
  wimax: row(151, "WiMAX station", {
    sn: null,
    cpe: { tech: "wimax", model: "ARBA-C5", profile: 8, line_profile: null, mac: "0080485e0151" },
  }),
  bitstream: row(152, "on another operator's network: no reprovision, no unprovision", {
    cpe: {
      is_bitstream: true,
      line_profile: "bitstream:vecino",
      profile: null,
      remote_id: "HWTC5e000152",
    },
  }),
  softphone: row(153, "softphone: no technology, no actions", {
    sn: null,
    cpe: { tech: null, model: "Softphone", profile: null, line_profile: null },
  }),
  nameDiffers: row(154, "the number in its name is not its id", {
    name: "phi0994",
    cpe: { realm: "phi" },
  }),
  liveContradicts: row(155, "monitoring still says up, the live reading says loss of signal", {
    device: {
      link: "losi",
      since: 4 * DAY,
      isForgotten: true,
      reportedUp: true,
      checkedAt: 5 * DAY,
    },
  }),
  weakUpCritical: row(156, "weak light towards the OLT, critical", {
    cpe: { realm: "phi" },
    device: { dnrx: -23.1, uprx: -33.2, uptx: 1.2, pondesv: 3.4 },
  }),
} as const satisfies Record<string, Named>;

/** The named rows in order of id. */
export const namedRows: readonly Named[] = Object.values(named);
