// What the owner's tests said, for as long as the tab lives: a ticket takes them along.
import { useSyncExternalStore } from "react";
import { onSignOut } from "#src/krill/session.ts";
import { createListeners } from "#src/util/listeners.ts";

/** The last result of one test of a service. */
export interface TestResult {
  code: string;
  label: string;
  at: Date;
  /** The reply as it came; null where it failed. */
  data: unknown;
  /** Why there is none. */
  error: unknown;
  isUnknown: boolean;
}

let results: ReadonlyMap<number, readonly TestResult[]> = new Map();
const { subscribe, tell } = createListeners();
const NONE: readonly TestResult[] = [];

function set(next: typeof results): void {
  results = next;
  tell();
}

/** The results of a service's tests, the newest first. */
export function testResults(service: number): readonly TestResult[] {
  return results.get(service) ?? NONE;
}

/** The same, followed. */
export function useTestResults(service: number): readonly TestResult[] {
  return useSyncExternalStore(subscribe, () => testResults(service));
}

/** Keeps a result in the place of the last one of the same test. */
export function keepResult(service: number, result: TestResult): void {
  const others = testResults(service).filter(({ code }) => code !== result.code);
  set(new Map(results).set(service, [result, ...others]));
}

onSignOut(() => set(new Map()));
