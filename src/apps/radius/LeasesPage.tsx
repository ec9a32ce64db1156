import { listLoader } from "#src/resource/use-list.ts";
import { ipv4List } from "./lease-columns.tsx";
import { LeasesView } from "./LeasesView.tsx";

export const loader = listLoader(ipv4List);

/** `/radius/leases`: who has which IPv4 address by DHCP. */
export default function LeasesPage() {
  return <LeasesView spec={ipv4List} />;
}
