import { send } from "#src/krill/client.ts";
import { session } from "#src/krill/session.ts";
import { newId } from "#src/util/new-id.ts";
import { actionMethods } from "./action-methods.ts";
import { journal } from "./browser-journal.ts";
import type { RunTools } from "./run-action.ts";

/** How long an action may take to be answered, ms; afterwards its outcome is unknown. */
const TIMEOUT_MS = 30_000;
/** Who signs in again later than this may no longer want what was refused for the token before, ms. */
const STILL_WANTED_MS = 3 * 60_000;

/** The browser's clock, journal and network for `runAction`. */
export const browserTools: RunTools = {
  send(call) {
    const begun = Date.now();
    const mayRepeat = () => Date.now() - begun < STILL_WANTED_MS;
    return send({ ...call, accept: "any", isAction: true, timeoutMs: TIMEOUT_MS, mayRepeat });
  },
  journal,
  methods: actionMethods,
  user: () => session.get().username ?? "",
  now: Date.now,
  newId,
  isOnline: () => navigator.onLine,
};
