// Questions that the network's own machines answer (an OLT, a CMTS): one at a time for each of them, over all tabs of this
// browser, and what one tab has read the others take instead of asking again.
import type { QueryKey } from "@tanstack/react-query";
import { ApiError, type ErrorFacts } from "./errors.ts";
import { queryClient } from "./query-client.ts";
import { session } from "./session.ts";

/** What a tab tells the others. */
interface Told {
  user: string | null;
  key: QueryKey;
  /** When it was read, ms. */
  at: number;
  value: unknown;
  /** Set where the machine gave no answer. */
  silence?: ErrorFacts;
}

interface Question {
  machine: string;
  key: QueryKey;
  signal: AbortSignal;
  /** For a large answer: whether there is another tab. What nobody hears is not copied. */
  hasOthers?: () => Promise<boolean>;
}

/** The outer world, as arguments. */
export interface AloneParts {
  /** Plain http in a company network has no Web Locks: then only this tab's own questions wait for each other. */
  locks: Pick<LockManager, "request"> | undefined;
  tell: (told: Told) => void;
  now: () => number;
  user: () => string | null;
  /** Waits a moment, ms. */
  pause: (ms: number) => Promise<void>;
}

const LOCK = "krill-plant:";
/** Between the end of another tab's question and the message with its answer, ms. */
const MESSAGE_MS = 40;
/** Answers of other tabs that are kept for a question that waits. */
const MOST_KEPT = 40;

/** Makes the way in which a machine is asked. */
export function createReadAlone(parts: AloneParts) {
  const told = new Map<string, Told>();
  const own = new Map<string, Promise<unknown>>();

  /** Takes what another tab has read. */
  function take(message: Told): void {
    const key = JSON.stringify(message.key);
    told.delete(key);
    told.set(key, message);
    const [oldest] = told.keys();
    if (told.size > MOST_KEPT && oldest !== undefined) told.delete(oldest);
  }

  /**
   * Reads something of a machine once no other question to it is open. What another tab read while this one waited is the
   * answer, its silence too: ten tabs do not wait for a dead machine one after the other. @throws as `read`; AbortError when
   * no longer wanted
   */
  async function readAlone<T>(
    { machine, key, signal, hasOthers }: Question,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const since = parts.now();
    return alone(machine, signal, async (hasWaited) => {
      if (hasWaited) {
        await parts.pause(MESSAGE_MS);
        const answer = told.get(JSON.stringify(key));
        if (answer && answer.at >= since && answer.user === parts.user()) {
          if (answer.silence) throw new ApiError(answer.silence);
          // The key says what the value is: both tabs run this same code.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          return answer.value as T;
        }
      }
      signal.throwIfAborted();
      const tell = (value: unknown, silence?: ErrorFacts) =>
        parts.tell({
          user: parts.user(),
          key,
          at: parts.now(),
          value,
          ...(silence && { silence }),
        });
      try {
        const value = await read(signal);
        if ((await hasOthers?.()) !== false) tell(value);
        return value;
      } catch (error) {
        const silence = silenceIn(error);
        if (silence) tell(null, silence);
        throw error;
      }
    });
  }

  async function alone<T>(
    machine: string,
    signal: AbortSignal,
    work: (hasWaited: boolean) => Promise<T>,
  ): Promise<T> {
    const { locks } = parts;
    if (!locks) return inThisTab(machine, work);
    const name = LOCK + machine;
    const atOnce = await locks.request(name, { ifAvailable: true }, async (lock) =>
      lock ? { value: await work(false) } : null,
    );
    if (atOnce) return atOnce.value;
    return locks.request(name, { signal }, () => work(true));
  }

  async function inThisTab<T>(
    machine: string,
    work: (hasWaited: boolean) => Promise<T>,
  ): Promise<T> {
    const before = own.get(machine);
    const mine = (before ?? Promise.resolve())
      .catch(() => null)
      .then(() => work(before !== undefined));
    own.set(machine, mine);
    try {
      return await mine;
    } finally {
      if (own.get(machine) === mine) own.delete(machine);
    }
  }

  return { readAlone, take };
}

/** What another tab may know of a machine that did not answer; null for what says nothing of the machine. */
function silenceIn(error: unknown): ErrorFacts | null {
  if (!(error instanceof ApiError) || !error.isPassing || error.kind === "network") return null;
  const { kind, status, detail, request } = error;
  return { kind, status, detail, ...(request && { request }) };
}

const channel =
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("krill-plant");

const browser = createReadAlone({
  locks: globalThis.navigator?.locks,
  tell: (told) => channel?.postMessage(told),
  now: Date.now,
  user: () => session.get().username,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

channel?.addEventListener("message", ({ data }: MessageEvent<Told>) => {
  if (data.user !== session.get().username) return;
  browser.take(data);
  // A tab that shows the same has news, and its own rhythm begins anew.
  if (!data.silence && queryClient.getQueryState(data.key))
    queryClient.setQueryData(data.key, data.value);
});

/** Reads something of a machine of the network, alone (see `createReadAlone`). */
export const readAlone = browser.readAlone;
