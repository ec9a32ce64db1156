import { TopologyField } from "#src/apps/gpon/panels.tsx";
import {
  choice,
  flag,
  secret,
  text,
  type FormField,
  type FormSpec,
} from "#src/resource/form-spec.ts";
import { cpeName, cpes, type Cpe } from "./api.ts";
import {
  checkCpe,
  checkFixedAddress,
  checkLan,
  checkMac,
  checkSerial,
  checkVlan,
  cpeEffects,
  isFixedAddress,
  isOf,
  needsProfile,
  noteMac,
  noteSerial,
  readMac,
  readSerial,
  TECHS,
} from "./cpe-rules.ts";
import { CpeBasics } from "./CpeBasics.tsx";
import { CustomerField, CustomerNamed } from "./CustomerField.tsx";
import { checkPostalCode } from "./form-rules.ts";
import { formTexts } from "./form-texts.ts";
import { ModelField } from "./ModelField.tsx";
import { paths } from "./paths.ts";
import { PlaceMap } from "./PlaceMap.tsx";
import { ProfileField, ProfileNamed } from "./ProfileField.tsx";

/** Krill acts on the network where it changes (contract 2.11). */
const NET = { actsOnNetwork: true } as const;
const mac = (name: string, more: Partial<FormField>): FormField =>
  text(name, { ...NET, read: readMac, check: checkMac, note: noteMac, ...more });
/** Everything but softphones and lines alone. */
const hasNetwork = isOf("gpon", "docsis", "wimax", "ghn", "ethernet");

/** A CPE as it is created, changed and deleted: its form has the shape of its technology (contract 3.1). */
export const cpeForm: FormSpec<Cpe> = {
  namespace: "ispForm",
  name: "cpe",
  texts: formTexts,
  resource: cpes,
  app: "isp",
  kind: "cpe",
  groups: [
    {
      id: "basic",
      fields: [
        {
          name: "customer",
          kind: "id",
          isRequired: true,
          control: CustomerField,
          Named: CustomerNamed,
        },
        choice("realm", { whenEmpty: "blank" }),
        choice("tech", { ...NET, suggestions: TECHS }),
        choice("model", { ...NET, isRequired: true, control: ModelField, whenEmpty: "blank" }),
        text("sn", {
          ...NET,
          isShown: isOf("gpon"),
          read: readSerial,
          check: checkSerial,
          note: noteSerial,
        }),
        mac("mac", {
          isShown: isOf("docsis", "wimax", "ghn", "ethernet"),
          isRequired: isOf("docsis", "wimax", "ghn"),
        }),
        mac("mtamac", { isShown: isOf("docsis") }),
        {
          name: "profile",
          kind: "id",
          ...NET,
          isShown: hasNetwork,
          isRequired: needsProfile,
          control: ProfileField,
          Named: ProfileNamed,
        },
        choice("line_profile", { ...NET, isShown: isOf("gpon"), isRequired: isOf("gpon") }),
      ],
      extra: CpeBasics,
    },
    {
      id: "settings",
      isFolded: true,
      fields: [
        flag("active", NET),
        flag("access", { ...NET, isShown: hasNetwork }),
        flag("external_voip", NET),
        flag("enable_notifications"),
        flag("probe"),
        flag("bridge", { ...NET, isShown: hasNetwork }),
        flag("disable_provision", { isShown: hasNetwork }),
        flag("disable_reconfig", { isShown: hasNetwork }),
        { name: "expiration_date", kind: "date" },
        text("external_id", { maxLength: 256 }),
      ],
    },
    {
      id: "profiles",
      isFolded: true,
      fields: [
        choice("tv_profile", { ...NET, isShown: isOf("gpon", "docsis") }),
        choice("voip_profile", NET),
        choice("wifi_profile", { ...NET, isShown: hasNetwork }),
        text("dsn", { ...NET, isShown: isOf("gpon") }),
        mac("wanmac", { isShown: isOf("gpon", "ethernet") }),
        text("remote_id", { ...NET, isShown: isOf("gpon", "ethernet") }),
      ],
    },
    {
      id: "ip",
      isFolded: true,
      isShown: hasNetwork,
      fields: [
        choice("address_profile", { ...NET, suggestions: ["public", "nat", "fixed"] }),
        text("fixed_address", {
          ...NET,
          isShown: isFixedAddress,
          isRequired: isFixedAddress,
          isClearedWhenHidden: true,
          check: checkFixedAddress,
        }),
        text("lan_cidr", { ...NET, check: checkLan }),
        { name: "me_vlan", kind: "number", ...NET, check: checkVlan },
      ],
    },
    {
      id: "pppoe",
      isFolded: true,
      isShown: hasNetwork,
      fields: [text("pppoe_username", NET), secret("pppoe_password", NET)],
    },
    {
      id: "wifi",
      isFolded: true,
      isShown: hasNetwork,
      fields: [text("wifi_ssid", { ...NET, maxLength: 32 }), secret("wifi_password", NET)],
    },
    {
      id: "place",
      isFolded: true,
      fields: [
        text("topology", { whenEmpty: "blank", control: TopologyField }),
        text("address"),
        choice("city"),
        text("locality"),
        text("postalcode", { check: checkPostalCode }),
        choice("country"),
        { name: "latitude", kind: "decimal" },
        { name: "longitude", kind: "decimal" },
        { name: "notes", kind: "longtext" },
      ],
      extra: PlaceMap,
    },
  ],
  nameOf: cpeName,
  newName: ({ sn, mac: hardware, model }) => [model, sn || hardware].filter(Boolean).join(" "),
  pathOf: (id) => paths.cpe(Number(id)),
  listPath: paths.cpes,
  editPath: (id) => paths.cpeEdit(Number(id)),
  initial: {
    tech: "gpon",
    active: true,
    access: true,
    external_voip: false,
    enable_notifications: false,
    probe: false,
    bridge: false,
    disable_provision: false,
    disable_reconfig: false,
  },
  fromAddress: ["customer", "realm", "tech", "model", "sn", "mac", "profile", "topology"],
  check: checkCpe,
  softRules: ["snMissing"],
  effects: cpeEffects,
  deleteEffect: "deleted",
  alsoShownIn: [
    ["isp", "customers"],
    ["isp", "potses"],
  ],
};
