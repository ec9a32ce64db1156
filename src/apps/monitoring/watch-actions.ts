// What can be done about a problem. The API has these things, but where is not documented: this is
// the one table (contract 3.2: inferred), and an address that is not there hides its button.
import { useSyncExternalStore } from "react";
import { apiConfig } from "#src/krill/config.ts";
import { onSignOut } from "#src/krill/session.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { createListeners } from "#src/util/listeners.ts";

/** What can be asked for of a host or service. */
export type WatchAction = "recheck" | "acknowledge" | "downtime";

/** In the order in which they are shown. */
export const WATCH_ACTIONS: readonly WatchAction[] = ["recheck", "acknowledge", "downtime"];

/** A host, or one of its services. */
export interface Watchee {
  host: string;
  /** Null for the host itself. */
  service: string | null;
}

/** Where an action of a host or service is asked for, by POST. */
export function actionAddress({ host, service }: Watchee, action: WatchAction): string {
  const part = service === null ? "" : `/services/${encodeURIComponent(service)}`;
  return `${apiConfig.base}/monitoring/hosts/${encodeURIComponent(host)}${part}/${action}`;
}

/** What an acknowledgement sends. */
export interface Acknowledgement {
  comment: string;
  /** Until when it stands, ISO 8601; absent: until it is over. */
  expiry?: string;
}

/** What a downtime sends. */
export interface Downtime {
  comment: string;
  start_time: string;
  end_time: string;
  fixed: true;
}

let missing: ReadonlySet<WatchAction> = new Set();
const { subscribe, tell } = createListeners();

function set(next: ReadonlySet<WatchAction>): void {
  missing = next;
  tell();
}

const MISSING = new Set(["not-found", "not-allowed", "get-declined"]);

/** Takes the outcome of an action: a server that does not have it is not asked again. */
export function learnMissing(action: WatchAction, { why }: Pick<ActionRecord, "why">): void {
  if (why !== null && MISSING.has(why)) set(new Set([...missing, action]));
}

/** A person says that the server has them after all: a 404 may have been about the one host. */
export function offerAgain(): void {
  set(new Set());
}

/** The actions that this server turned out not to have. */
export function useMissingActions(): ReadonlySet<WatchAction> {
  return useSyncExternalStore(subscribe, () => missing);
}

onSignOut(offerAgain);
