import type { AdministrativeInfo } from "./administrative-info.ts";

/**
 * Where a device stands: its own address, or that of its customer where its own has no letter in it and so names no
 * place: ` -  (7667)` (contract 3.2 samples). Null where neither is told.
 */
export function addressIn({
  address,
  customer_address: customers,
}: Pick<AdministrativeInfo, "address" | "customer_address">): string | null {
  return address !== null && /\p{L}/u.test(address) ? address : (customers ?? address);
}
