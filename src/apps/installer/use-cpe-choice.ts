import { useQuery } from "@tanstack/react-query";
import { cpes, type Cpe } from "#src/apps/isp/api.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { cpesOfCustomer, type FoundCpes } from "./api.ts";
import type { Installation } from "./installation.ts";

/** Whether a CPE can take an ONU: a fibre device, or one of which nobody said what it is. */
const takesOnu = ({ tech }: Cpe) => !tech || tech.toLowerCase() === "gpon";

/** Those of a customer's CPEs that take no ONU, since they are no fibre devices. */
export const othersOf = (found: FoundCpes | undefined) =>
  (found?.rows ?? []).filter((cpe) => !takesOnu(cpe));

const offeredOf = (found: FoundCpes | undefined) => (found?.rows ?? []).filter(takesOnu);

/** What needs no choice: the only CPE that waits, or a new one where there is none. Of a customer who may have others nothing. */
export function chosenByItself(
  found: FoundCpes | undefined,
  mayCreate: boolean | null,
): number | "new" | null {
  if (!found?.isTold) return null;
  const offered = offeredOf(found);
  const [only, ...more] = offered.filter(({ sn }) => !sn);
  if (only && more.length === 0) return only.id;
  return offered.length === 0 && mayCreate ? "new" : null;
}

/** The customer's CPEs that can take the ONU, whether a new one can be made, and which is chosen: by itself where only one waits. */
export function useCpeChoice({ fields, cpe }: Installation) {
  const customer = Number(fields["customer"]) || null;
  const { data, error, refetch } = useQuery({
    ...cpesOfCustomer(customer ?? 0),
    enabled: customer !== null,
  });
  const { data: metadata } = useQuery(metadataOf(cpes.path));
  const mayCreate = metadata ? !metadata.allow || metadata.allow.has("POST") : null;
  const offered = offeredOf(data);
  return {
    customer,
    isRead: data !== undefined,
    error,
    refetch: () => void refetch(),
    offered,
    others: othersOf(data),
    /** Whether these are all that the customer has. */
    isTold: data?.isTold === true,
    /** Null as long as that is not known. */
    mayCreate,
    chosen: cpe ?? chosenByItself(data, mayCreate),
  };
}

/** What `useCpeChoice` gives. */
export type CpeChoice = ReturnType<typeof useCpeChoice>;
