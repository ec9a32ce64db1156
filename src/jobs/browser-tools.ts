import { send } from "#src/krill/client.ts";
import { session } from "#src/krill/session.ts";
import { actionMethods } from "./action-methods.ts";
import { journal } from "./browser-journal.ts";
import type { RunTools } from "./run-action.ts";

/** How long an action may take to be answered, ms; afterwards its outcome is unknown. */
const TIMEOUT_MS = 30_000;

/** The browser's clock, journal and network for `runAction`. */
export const browserTools: RunTools = {
  send: (call) => send({ ...call, accept: "any", isAction: true, timeoutMs: TIMEOUT_MS }),
  journal,
  methods: actionMethods,
  user: () => session.get().username ?? "",
  now: Date.now,
  newId,
  isOnline: () => navigator.onLine,
};

/** `crypto.randomUUID` is missing on plain http. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
