import { listLoader } from "#src/resource/use-list.ts";
import { ipv6List } from "./lease-columns.tsx";
import { LeasesView } from "./LeasesView.tsx";

export const loader = listLoader(ipv6List);

/** `/radius/leases/ipv6`: who has which IPv6 address or prefix by DHCP. */
export default function Leases6Page() {
  return <LeasesView spec={ipv6List} />;
}
