import type { LookupAnswer, LookupSource } from "#src/resource/app.ts";
import type { Reading } from "#src/util/recognise.ts";
import { customersByExternalId, customersByText } from "./lookup-customers.ts";
import {
  cpeById,
  cpesByExternalId,
  cpesByIp,
  cpesByMac,
  cpesByName,
  cpesByPhone,
  cpesByPppoe,
  cpesBySerial,
  cpesByText,
} from "./lookup-cpes.ts";

const NOTHING: LookupAnswer = { hits: [], asked: [] };

function findDevices(reading: Reading, signal: AbortSignal): Promise<LookupAnswer> {
  switch (reading.kind) {
    case "serial":
    case "likely-serial":
      return cpesBySerial(reading.serial, signal);
    case "mac":
      return cpesByMac(reading.mac, signal);
    case "ip":
      return cpesByIp(reading.ip.address, signal);
    case "cpe-name":
      return cpesByName(reading.name, signal);
    case "id":
      return cpeById(reading.id, signal);
    case "external-id":
      return cpesByExternalId(reading.value, signal);
    case "phone":
      return cpesByPhone(reading.phone.variants, signal);
    case "pppoe":
      return cpesByPppoe(reading.username, signal);
    default:
      return cpesByText(reading.text, signal);
  }
}

async function findCustomers(reading: Reading, signal: AbortSignal): Promise<LookupAnswer> {
  if (reading.kind === "external-id") return customersByExternalId(reading.value, signal);
  return reading.kind === "text" ? customersByText(reading.text, signal) : NOTHING;
}

/** What the CRM can find: devices by every reading, customers by external id and text. */
export const sources: readonly LookupSource[] = [
  {
    group: "devices",
    kinds: [
      "serial",
      "mac",
      "ip",
      "cpe-name",
      "id",
      "external-id",
      "phone",
      "pppoe",
      "text",
      "likely-serial",
    ],
    find: findDevices,
  },
  { group: "customers", kinds: ["external-id", "text"], find: findCustomers },
];
