import { send } from "#src/krill/client.ts";
import { onSignOut, session } from "#src/krill/session.ts";
import { actionMethods } from "./action-methods.ts";
import { browserTools } from "./browser-tools.ts";
import { idbJobStore } from "./idb-job-store.ts";
import { browserLocks } from "./job-lock.ts";
import { createRunner, type JobMessage } from "./job-runner.ts";
import { kindOfJob } from "./job.ts";
import { createWorker, type JobThings } from "./target-work.ts";

/** How long an action may take to be answered, ms; afterwards its outcome is unknown. */
const TIMEOUT_MS = 30_000;

/**
 * Makes the runner of bulk jobs of this tab: of the signed-in user, in step with the other tabs. Once
 * per tab; `thingsOf` loads how the things of a kind are reached.
 */
export function createBulkJobs(thingsOf: (kind: string) => Promise<JobThings>) {
  const channel =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("krill-jobs");
  const isOnline = () => navigator.onLine;
  const runner = createRunner({
    store: idbJobStore,
    locks: browserLocks(),
    clock: {
      now: Date.now,
      after(ms, work) {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
    world: { isOnline, isSignedIn: () => session.get().status === "signed-in" },
    workerOf: async (job) =>
      createWorker(job.work, {
        things: await thingsOf(kindOfJob(job)),
        send: (call, mayRepeat) =>
          send({ ...call, accept: "any", isAction: true, timeoutMs: TIMEOUT_MS, mayRepeat }),
        methods: actionMethods,
        now: Date.now,
        isOnline,
      }),
    newId: browserTools.newId,
    tell: (message) => channel?.postMessage(message),
  });

  channel?.addEventListener("message", (event: MessageEvent<JobMessage>) => {
    void runner.take(event.data).catch(() => undefined);
  });

  function follow(): void {
    const { status, username } = session.get();
    if (status === "signed-out" || username === null) return;
    runner.worldChanged();
    void runner.open(username);
  }
  session.subscribe(follow);
  // The journal stays on disk: signing out stops the jobs and takes them off the screen.
  onSignOut(() => runner.close());
  follow();

  globalThis.addEventListener?.("online", runner.worldChanged);
  globalThis.addEventListener?.("offline", runner.worldChanged);
  globalThis.addEventListener?.("beforeunload", (event) => {
    if (runner.isRunningHere()) event.preventDefault();
  });
  // A tab that slept may have missed messages, and the tab that sent them may be gone.
  globalThis.document?.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void runner.refresh();
  });
  return runner;
}
