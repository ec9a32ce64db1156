import { onSignOut, session } from "#src/krill/session.ts";
import { createJournal, type RecordLocks } from "./journal.ts";
import type { ActionRecord } from "./record.ts";
import { recordStore } from "./record-store.ts";

const LOCK = "krill-action:";

const locks: RecordLocks = {
  async hold(id, work) {
    // Plain http in a company network has no Web Locks; the journal then goes by time.
    const manager = globalThis.navigator?.locks as LockManager | undefined;
    return manager ? await manager.request(LOCK + id, work) : work();
  },
  async held() {
    const manager = globalThis.navigator?.locks as LockManager | undefined;
    if (!manager) return null;
    const { held = [] } = await manager.query();
    const names = held.map((lock) => lock.name ?? "");
    return new Set(
      names.flatMap((name) => (name.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])),
    );
  },
};

const channel =
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("krill-journal");

/** The journal of this browser: of the signed-in user, in step with the other tabs. */
export const journal = createJournal({
  store: recordStore,
  locks,
  now: Date.now,
  tell: (record) => channel?.postMessage(record),
});

channel?.addEventListener("message", (event: MessageEvent<ActionRecord>) =>
  journal.take(event.data),
);

function follow(): void {
  const { status, username } = session.get();
  if (status === "signed-out" || username === null) journal.close();
  else void journal.open(username);
}

session.subscribe(follow);
// The record of what was done stays on disk: signing out only takes it off the screen.
onSignOut(journal.close);
follow();

// A tab that slept may have missed messages, and the tab that sent them may be gone.
globalThis.document?.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void journal.refresh();
});
