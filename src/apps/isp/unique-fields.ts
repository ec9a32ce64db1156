// What no two customers or CPEs have the same of (contract 3.1: none twice within a realm).
import type { UniqueField } from "#src/resource/import-spec.ts";
import { sameSerial } from "#src/util/serial.ts";
import type { Cpe, Customer } from "./api.ts";
import { readMac } from "./cpe-rules.ts";

/** Of customers. */
export const customerUnique: readonly UniqueField<Customer>[] = [
  { field: "external_id", isSame: (row, value) => row.external_id === value },
];

/** Of CPEs, by whichever spelling of serial number and MAC. */
export const cpeUnique: readonly UniqueField<Cpe>[] = [
  { field: "sn", isSame: (row, value) => sameSerial(row.sn, value) },
  { field: "mac", isSame: (row, value) => readMac(row.mac ?? "") === readMac(value) },
  { field: "external_id", isSame: (row, value) => row.external_id === value },
];
