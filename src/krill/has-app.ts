import { useQuery } from "@tanstack/react-query";
import { isGranted, myApps } from "./me.ts";

/**
 * Whether the user has an application, by the names that the API may have for it; true where the server does not tell (contract
 * 3.9), so that a link to it may at worst say that there is no access.
 */
export function useHasApp(apiNames: readonly string[]): boolean {
  const { data: granted } = useQuery(myApps);
  return isGranted(granted, apiNames);
}
