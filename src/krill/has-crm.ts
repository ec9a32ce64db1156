import { CRM_NAMES, isGranted, myApps } from "./me.ts";
import { useSharedData } from "./shared-data.ts";

/**
 * Whether the user has the CRM, so that a way to one of its pages leads somewhere: for cells of tables too, of which there are
 * many. True where the server does not tell (contract 3.9).
 */
export function useHasCrm(): boolean {
  return isGranted(useSharedData(myApps), CRM_NAMES);
}
