import { useQuery } from "@tanstack/react-query";
import { cpes, type Cpe } from "#src/apps/isp/api.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { cpesOfCustomer } from "./api.ts";
import type { Installation } from "./installation.ts";

/** Whether a CPE can take an ONU: a fibre device, or one of which nobody said what it is. */
const takesOnu = ({ tech }: Cpe) => !tech || tech.toLowerCase() === "gpon";

/** The customer's CPEs that can take the ONU, whether a new one can be made, and which is chosen: by itself where only one waits. */
export function useCpeChoice({ fields, cpe }: Installation) {
  const customer = Number(fields["customer"]) || null;
  const { data, error, refetch } = useQuery({
    ...cpesOfCustomer(customer ?? 0),
    enabled: customer !== null,
  });
  const { data: metadata } = useQuery(metadataOf(cpes.path));
  const mayCreate = metadata ? !metadata.allow || metadata.allow.has("POST") : null;
  const offered = (data ?? []).filter(takesOnu);
  const waiting = offered.filter(({ sn }) => !sn);
  const [only] = waiting;
  const itself =
    waiting.length === 1 && only
      ? only.id
      : data && offered.length === 0 && mayCreate
        ? "new"
        : null;
  return {
    customer,
    isRead: data !== undefined,
    error,
    refetch: () => void refetch(),
    offered,
    /** Null as long as that is not known. */
    mayCreate,
    chosen: cpe ?? itself,
  };
}

/** What `useCpeChoice` gives. */
export type CpeChoice = ReturnType<typeof useCpeChoice>;
