import { beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "#src/krill/errors.ts";
import { numberOf, targetsOf } from "./fake-krill.ts";
import { CPES, type JobDraft } from "./job.ts";
import { DEFAULT_PLAN } from "./plan.ts";
import { isChanging } from "./job-readings.ts";
import { AlreadyMadeError, JobGoneError } from "./job-store.ts";
import type { JobLocks } from "./job-lock.ts";
import { createRunner, type JobMessage } from "./job-runner.ts";
import { createMemoryStore } from "./memory-job-store.ts";
import type { Sent } from "./target-work.ts";

const DONE: Sent = {
  state: "done",
  why: null,
  status: 202,
  reply: null,
  retryAfter: null,
  allow: [],
};
const draft: JobDraft = {
  name: "Reboot",
  work: { kind: "action", name: "reboot", severity: "interrupting" },
  plan: { ...DEFAULT_PLAN, canary: 2, perPon: 9 },
  source: { kind: "text", note: "" },
  targets: targetsOf(12),
};

/** One browser: a disk, locks, a clock, a channel between its tabs, and a server that must be told to answer. */
class Browser {
  now = 1000;
  hasLocks = true;
  isSignedIn = true;
  store = createMemoryStore();
  held = new Map<string, number>();
  timers: { at: number; work: () => void; tab: number }[] = [];
  tabs = new Map<number, ReturnType<typeof createRunner>>();
  waiting: { tab: number; answer: (sent: Sent) => void }[] = [];
  sends: number[] = [];
  isAnswering = true;
  failing = new Set<number>();

  open(tab: number) {
    const isAlive = () => this.tabs.get(tab) === runner;
    const locks: JobLocks = {
      isSure: this.hasLocks,
      isHeld: async (id) => (this.hasLocks ? this.held.has(id) : null),
      take: async (id) => {
        if (!this.hasLocks) return () => undefined;
        if (this.held.has(id)) return null;
        this.held.set(id, tab);
        return () => void this.held.delete(id);
      },
    };
    let ids = 0;
    const runner = createRunner({
      store: this.store,
      locks,
      clock: {
        now: () => this.now,
        after: (ms, work) => {
          const timer = { at: this.now + ms, tab, work: () => isAlive() && work() };
          this.timers.push(timer);
          return () => {
            this.timers = this.timers.filter((one) => one !== timer);
          };
        },
      },
      world: { isOnline: () => true, isSignedIn: () => this.isSignedIn },
      newId: () => `t${tab}-${ids++}`,
      workerOf: () => ({
        prepare: async (target) => ({
          kind: "ready",
          send: async (gate) => {
            await gate.mark();
            if (!isAlive()) return new Promise<never>(() => undefined);
            this.sends.push(numberOf(target));
            if (this.failing.has(numberOf(target)))
              return { ...DONE, state: "refused", status: 409 };
            if (this.isAnswering) return DONE;
            return new Promise<Sent>((answer) => this.waiting.push({ tab, answer }));
          },
        }),
        observe: async () => {
          throw new ApiError({ kind: "network" });
        },
        check: async () => ({ state: "unknown" }),
      }),
      tell: (message) => this.tell(tab, message),
    });
    this.tabs.set(tab, runner);
    return runner;
  }

  tell(from: number, message: JobMessage): void {
    for (const [tab, runner] of this.tabs)
      if (tab !== from) void runner.take(structuredClone(message));
  }

  /** A tab is gone, its locks with it. */
  kill(tab: number): void {
    this.tabs.delete(tab);
    for (const [id, holder] of this.held) if (holder === tab) this.held.delete(id);
    this.waiting = this.waiting.filter((one) => one.tab !== tab);
  }

  async pass(ms: number): Promise<void> {
    for (const end = this.now + ms; this.now < end;) {
      this.now += 50;
      const due = this.timers.filter(({ at }) => at <= this.now);
      this.timers = this.timers.filter(({ at }) => at > this.now);
      for (const { work } of due) work();
      await this.quiet();
    }
  }

  async quiet(): Promise<void> {
    for (let turn = 0; turn < 3; turn++)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  }
}

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

async function opened(tab: number, user = "noc") {
  const runner = browser.open(tab);
  await runner.open(user);
  return runner;
}
const first = (runner: ReturnType<typeof createRunner>) => runner.get().jobs[0];

describe("a tab", () => {
  test("writes a job down, runs it to its end and lets it go", async () => {
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    expect(first(runner)).toMatchObject({ job: { id, state: "ready" }, counts: { pending: 12 } });
    await runner.startJob(id);
    await browser.pass(2000);
    expect(first(runner)).toMatchObject({
      job: { state: "done" },
      counts: { done: 12 },
      runner: null,
    });
    expect(browser.held.size).toBe(0);
    expect(runner.isRunningHere()).toBe(false);
    expect(browser.sends).toHaveLength(12);
  });

  test("makes one job of a draft that two tabs start at the same time", async () => {
    const [one, two] = [await opened(1), await opened(2)];
    const made = await Promise.allSettled([
      one.createJob(draft, "draft-1"),
      two.createJob(draft, "draft-1"),
    ]);
    expect(made.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(made[1]).toMatchObject({ reason: new AlreadyMadeError() });
    expect(first(two)?.job.id).toBe("draft-1");
    await one.startJob("draft-1");
    await browser.pass(2000);
    await expect(two.createJob(draft, "draft-1")).rejects.toThrow(AlreadyMadeError);
    expect(first(one)).toMatchObject({ job: { state: "done" }, counts: { done: 12 } });
    expect(browser.sends).toHaveLength(12);
  });

  test("tells what the disk has yet to take, and lets the job go when it has", async () => {
    let take: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    browser.store = createMemoryStore((_record, isSafe) => (isSafe ? undefined : taken));
    browser.failing = new Set(draft.targets.map(numberOf));
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    const onDisk = async () => {
      const records = await runner.readPage(id, { state: null, offset: 0, limit: 2 });
      return records.map(({ state }) => state);
    };
    await runner.startJob(id);
    await browser.pass(500);
    const stopped = { job: { pausedFor: "canary-failed" }, counts: { failed: 2, sending: 0 } };
    expect(first(runner)).toMatchObject(stopped);
    expect(runner.get().jobs.map(isChanging)).toEqual([true]);
    expect(await onDisk()).toEqual(["sending", "sending"]);
    take();
    await browser.pass(500);
    expect(first(runner)).toMatchObject({ ...stopped, runner: null });
    expect(runner.get().jobs.map(isChanging)).toEqual([false]);
    expect(await onDisk()).toEqual(["failed", "failed"]);
    expect(browser.held.size).toBe(0);
  });

  test("refuses a list with a device twice, and an empty one", async () => {
    const runner = await opened(1);
    const twice = [...draft.targets, ...draft.targets.slice(0, 1)];
    await expect(runner.createJob({ ...draft, targets: twice })).rejects.toThrow(RangeError);
    await expect(runner.createJob({ ...draft, targets: [] })).rejects.toThrow(RangeError);
  });

  test("does not show another user's jobs, nor run them", async () => {
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    await runner.open("helpdesk");
    expect(runner.get()).toMatchObject({ user: "helpdesk", jobs: [] });
    await runner.startJob(id);
    await browser.pass(1000);
    expect(browser.sends).toEqual([]);
    expect(browser.held.size).toBe(0);
  });

  test("signing out stops jobs and keeps their journal", async () => {
    browser.isAnswering = false;
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    await runner.startJob(id);
    await browser.pass(300);
    const closing = runner.close();
    for (const { answer } of browser.waiting)
      answer({ ...DONE, state: "unknown", why: "cancelled", status: 0 });
    await closing;
    expect(runner.get()).toMatchObject({ status: "closed", jobs: [] });
    await runner.open("noc");
    expect(first(runner)).toMatchObject({
      job: { state: "paused", pausedFor: "signed-out" },
      counts: { unknown: 2, pending: 10 },
    });
  });

  test("makes a job of the failed ones of another", async () => {
    browser.failing = new Set(draft.targets.slice(8, 10).map(numberOf));
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    await runner.startJob(id);
    await browser.pass(2000);
    const copy = await runner.duplicateFailed(id, "Again");
    expect(first(runner)).toMatchObject({
      job: { id: copy, name: "Again", total: 2, state: "ready" },
    });
    const [failed = 0] = browser.failing;
    expect(await runner.unfinishedTargets(CPES, failed)).toMatchObject([{ job: { id: copy } }]);
    expect(await runner.busyThings(CPES)).toEqual(browser.failing);
    expect(await runner.deleteJob(id)).toBe(true);
    expect(runner.get().jobs).toHaveLength(1);
  });

  test("does not take a thing of one kind for one of another with the same number", async () => {
    const runner = await opened(1);
    const work = { kind: "request", name: "delete", severity: "destructive" } as const;
    const [one, two, ...rest] = draft.targets.map((target) => ({ ...target, data: { why: "x" } }));
    if (!one || !two) throw new Error("targets");
    const targets = [{ ...one, id: "1001" }, two, ...rest];
    const id = await runner.createJob({ ...draft, things: "customers", work, targets });
    expect((await runner.readPage(id, { state: null, offset: 0, limit: 9 }))[0]).toMatchObject({
      target: { data: { why: "x" } },
    });
    expect(await runner.busyThings(CPES)).toEqual(new Set());
    expect((await runner.busyThings("customers")).size).toBe(12);
    expect(await runner.unfinishedTargets(CPES, 1002)).toEqual([]);
    expect(await runner.unfinishedTargets("customers", 1002)).toHaveLength(1);
    browser.failing = new Set([1002]);
    await runner.startJob(id);
    await browser.pass(2000);
    const copy = await runner.duplicateFailed(id, "Again");
    expect(await browser.store.job(copy ?? "")).toMatchObject({ things: "customers", work });
  });

  test("says of a job whose record is gone that it is, and lets it be deleted", async () => {
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    await browser.store.remove(id);
    await expect(runner.startJob(id)).rejects.toThrow(JobGoneError);
    expect(browser.sends).toEqual([]);
    expect(await runner.deleteJob(id)).toBe(true);
    expect(runner.get().jobs).toEqual([]);
  });

  test("says that a job's record is gone where it cannot be written for that, and where it was paused before", async () => {
    browser.isAnswering = false;
    const runner = await opened(1);
    const running = await runner.createJob(draft);
    await runner.startJob(running);
    await browser.pass(300);
    await browser.store.remove(running);
    for (const { answer } of browser.waiting.splice(0)) answer(DONE);
    await browser.pass(1000);
    expect(first(runner)?.job).toMatchObject({ state: "paused", pausedFor: "gone" });

    const paused = await runner.createJob(draft);
    await runner.startJob(paused);
    await browser.pass(300);
    await runner.pauseJob(paused);
    for (const { answer } of browser.waiting.splice(0)) answer(DONE);
    await browser.pass(1000);
    const shown = () => runner.get().jobs.find(({ job }) => job.id === paused)?.job;
    expect(shown()).toMatchObject({ state: "paused", pausedFor: "person" });
    await browser.store.remove(paused);
    await expect(runner.resumeJob(paused)).rejects.toThrow(JobGoneError);
    expect(shown()).toMatchObject({ state: "paused", pausedFor: "gone" });
  });

  test("neither deletes nor forgets the name of a job that runs", async () => {
    browser.isAnswering = false;
    const runner = await opened(1);
    const id = await runner.createJob(draft);
    await runner.startJob(id);
    await browser.pass(300);
    expect(await runner.deleteJob(id)).toBe(false);
    await runner.renameJob(id, "Night");
    await browser.pass(300);
    expect(first(runner)).toMatchObject({
      job: { name: "Night", state: "running" },
      runner: "here",
    });
  });
});

describe("two tabs", () => {
  test("never run the same job; the other sees it live and can pause it", async () => {
    browser.isAnswering = false;
    const [one, two] = [await opened(1), await opened(2)];
    const id = await one.createJob(draft);
    await browser.quiet();
    await Promise.all([one.startJob(id), two.startJob(id)]);
    await browser.pass(500);
    expect(browser.sends).toHaveLength(2);
    expect(new Set([first(one)?.runner, first(two)?.runner])).toEqual(
      new Set(["here", "other-tab"]),
    );
    expect(first(two)?.counts.sending).toBe(2);
    const other = first(one)?.runner === "here" ? two : one;
    await other.pauseJob(id);
    await browser.pass(500);
    expect(first(one)?.job).toMatchObject({ state: "paused", pausedFor: "person" });
    for (const { answer } of browser.waiting) answer(DONE);
    await browser.pass(500);
    expect(browser.held.size).toBe(0);
    expect(first(other)).toMatchObject({ runner: null, counts: { done: 2, pending: 10 } });
  });

  test.each([true, false])(
    "one that dies leaves a paused job (with locks: %s)",
    async (hasLocks) => {
      browser.hasLocks = hasLocks;
      browser.isAnswering = false;
      const [one, two] = [await opened(1), await opened(2)];
      const id = await one.createJob(draft);
      await one.startJob(id);
      await browser.pass(500);
      expect(first(two)).toMatchObject({ runner: "other-tab", job: { state: "running" } });
      browser.kill(1);
      await browser.pass(hasLocks ? 6000 : 100_000);
      expect(first(two)).toMatchObject({
        runner: null,
        job: { state: "paused", pausedFor: "reload" },
        counts: { unknown: 2, pending: 10 },
      });
      browser.isAnswering = true;
      await two.resumeJob(id);
      await browser.pass(500);
      expect(first(two)?.job.pausedFor).toBe("canary-failed"); // two canaries of unknown outcome
      await two.resumeJob(id);
      await browser.pass(2000);
      expect(first(two)).toMatchObject({
        job: { state: "done" },
        counts: { done: 10, unknown: 2 },
      });
      expect(new Set(browser.sends).size).toBe(browser.sends.length);
    },
  );

  test("a reload finds the job paused, before anything is asked", async () => {
    browser.isAnswering = false;
    const one = await opened(1);
    const id = await one.createJob(draft);
    await one.startJob(id);
    await browser.pass(500);
    browser.kill(1);
    const again = await opened(1);
    await browser.pass(500);
    expect(first(again)).toMatchObject({
      job: { id, state: "paused", pausedFor: "reload" },
      runner: null,
    });
  });
});
