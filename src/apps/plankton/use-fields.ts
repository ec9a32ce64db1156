import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { fieldsOf, serviceMetadata, services, type Field, type Service } from "./services.ts";

/** So many services tell which fields there are, where the server does not. */
const MET = { limit: 25, offset: 0 } as const;
/** The services by which the fields are known. */
export const metServices = services.list(MET);

/** What is known of a service's fields; null while it is read. `also` is a service that is there. */
export function useFields(also?: Service): {
  fields: Field[] | null;
  isDescribed: boolean;
  /** Why nobody knows which fields there are; null where somebody does, or the server has no list of services. */
  error: Error | null;
  /** Where the services should be there is nothing. */
  isNowhere: boolean;
  retry: () => void;
} {
  const metadata = useQuery(serviceMetadata);
  const isDescribed = Object.keys(metadata.data?.described ?? {}).length > 0;
  const met = useQuery({ ...metServices, enabled: !metadata.isPending && !isDescribed });
  const isReading = metadata.isPending || (!isDescribed && met.isPending);
  const fields = useMemo(
    () =>
      isReading
        ? null
        : fieldsOf(metadata.data, [...(also ? [also] : []), ...(met.data?.rows ?? [])]),
    [isReading, metadata.data, met.data, also],
  );
  const isUntold = fields !== null && fields.length === 0 && !isAbsent(met.error);
  return {
    fields,
    isDescribed,
    error: isUntold ? met.error : null,
    isNowhere:
      fields?.length === 0 && met.error instanceof ApiError && met.error.kind === "not-found",
    retry: () => void Promise.all([metadata.refetch(), met.refetch()]),
  };
}
