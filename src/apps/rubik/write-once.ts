// What Rubik is sent: each once, written down before (PRODUCT 5).
import { sessionSignal } from "#src/krill/session.ts";
import { browserTools } from "#src/jobs/browser-tools.ts";
import {
  thingKey,
  type ActionThing,
  type RecordedChange,
  type Severity,
} from "#src/jobs/record.ts";
import { runWrite, type WriteResult } from "#src/jobs/run-write.ts";
import { apiUrl } from "#src/krill/links.ts";
import type { Reply } from "#src/krill/transport.ts";

const running = new Set<string>();

/** One write. */
export interface OneWrite<Done> {
  thing: ActionThing;
  /** What `Activity` calls it: `change`, or words of the owner. */
  name: string;
  severity: Severity;
  method: "POST" | "PATCH";
  /** Below `/api/v2/`. */
  path: string;
  changes: readonly RecordedChange[];
  /** @throws ApiError */
  send: () => Promise<Done>;
  replyOf: (done: Done) => Reply;
  thingOf?: (done: Done) => ActionThing | null;
}

/** Sends a write; null where one to the same thing is on its way, so that no double click sends two. Never throws. */
export function writeOnce<Done>(order: OneWrite<Done>): Promise<WriteResult<Done>> | null {
  const key = `${thingKey(order.thing)} ${order.path}`;
  if (running.has(key)) return null;
  running.add(key);
  const { path, ...rest } = order;
  return runWrite(
    { ...rest, href: new URL(apiUrl(path)).pathname },
    { ...browserTools, life: sessionSignal },
  ).finally(() => running.delete(key));
}
