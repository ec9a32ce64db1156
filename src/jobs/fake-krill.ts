// For tests of bulk jobs: a Krill, a disk, a clock and a session that do only what they are told.
import { ApiError, kindOf } from "#src/krill/errors.ts";
import { linkEntries } from "#src/krill/links.ts";
import type { Reply } from "#src/krill/transport.ts";
import { createEngine, type Engine } from "./engine.ts";
import type { Job, JobPlan, JobTarget, JobWork, TargetRecord } from "./job.ts";
import { createMemoryStore } from "./memory-job-store.ts";
import { DEFAULT_PLAN, inRunOrder } from "./plan.ts";
import { recover } from "./recover.ts";
import { createWorker } from "./target-work.ts";
import type { Reading } from "./watch.ts";

/** How the fake answers a request: a status, or no answer at all (`lost`: it has acted all the same). */
export type Answer = number | "lost" | "gone-actions";

interface Asked {
  kind: "read" | "list" | "send" | "look";
  id: number;
  answer: (answer: Answer) => void;
}

const REBOOT: JobWork = { kind: "action", name: "reboot", severity: "interrupting" };

/** The four ways in which a job can act: all must keep the same promises. */
export const WORKS: readonly JobWork[] = [
  REBOOT,
  { kind: "change", field: "profile", value: 9 },
  { kind: "request", name: "cut", severity: "interrupting" },
  { kind: "request", name: "remove", severity: "destructive", body: { why: "test" } },
];

/** The number of a fake's target, whatever its id is. */
export function numberOf({ id }: Pick<JobTarget, "id">): number {
  return Number(String(id).replace("session-", ""));
}

/** Targets with obvious names, two realms and a PON for each four of them; requests act on things with text for an id. */
export function targetsOf(count: number, work: JobWork = REBOOT): JobTarget[] {
  return Array.from({ length: count }, (_, index) => ({
    id: work.kind === "request" ? `session-${1000 + index}` : 1000 + index,
    name: `cpe${1000 + index}`,
    line: index + 1,
    realm: index % 2 === 0 ? "cpe" : "dem",
    model: "HG8245H",
    tech: "gpon",
    pon: index % 5 === 0 ? null : `olt1 0/1/${index % 4}`,
    value: null,
  }));
}

/** Everything around one job. A crash throws the engine away and keeps disk and server. */
export class FakeKrill {
  now = 1_000_000;
  isOnline = true;
  isSignedIn = true;
  isDiskFull = false;
  /** What was asked and not answered yet, oldest first. */
  asked: Asked[] = [];
  /** How often each device did what it was told. */
  acted = new Map<number, number>();
  /** Values of changed fields by device. */
  values = new Map<number, unknown>();
  mostSending = 0;
  uptimeS = 10_000;
  /** Whether its list gives many devices with their links at once. */
  hasList = false;
  onSend: (record: TargetRecord | undefined) => void = () => undefined;
  readonly store = createMemoryStore(() => {
    if (this.isDiskFull) throw new Error("disk full");
  });
  readonly total: number;
  engine!: Engine;
  private run = 0;
  private timers: { at: number; work: () => void }[] = [];
  private readonly job: Job;
  private readonly targets: JobTarget[];

  constructor(count: number, plan: Partial<JobPlan> = {}, work: JobWork = REBOOT) {
    const whole = { ...DEFAULT_PLAN, ...plan };
    this.total = count;
    this.targets = inRunOrder(targetsOf(count, work), whole);
    this.job = {
      id: "j1",
      name: "A job",
      user: "noc",
      created: this.now,
      started: null,
      finished: null,
      state: "ready",
      pausedFor: null,
      work,
      plan: whole,
      total: count,
      wave: 0,
      source: { kind: "selection", note: "" },
    };
  }

  /** One whose job is open and goes on. */
  static async started(count: number, plan: Partial<JobPlan> = {}): Promise<FakeKrill> {
    const krill = new FakeKrill(count, plan);
    await krill.open();
    await krill.engine.resume();
    await krill.quiet();
    return krill;
  }

  /** Opens the job as a new page does: for the first time, or after a crash. */
  async open(): Promise<Engine> {
    if (this.run === 0) await this.store.create(this.job, this.targets);
    const run = ++this.run;
    const owner = `tab-${run}`;
    await this.store.claim("j1", { owner, at: this.now }, () => true);
    const known = await this.store.job("j1");
    const job = known && (await recover(this.store, known, owner, this.now));
    if (!job) throw new Error("no job");
    this.asked = [];
    this.timers = [];
    // What a dead page would still do does not happen.
    const alive =
      <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
      (...args: A): Promise<T> =>
        run === this.run ? work(...args) : new Promise<T>(() => undefined);
    const { store } = this;
    this.engine = createEngine({
      job,
      counts: await store.counts("j1"),
      owner,
      store: {
        put: alive(store.put),
        move: alive(store.move),
        update: alive(async (id, changes) => {
          if (this.isDiskFull) throw new Error("disk full");
          return store.update(id, changes);
        }),
        record: alive(store.record),
        range: alive(store.range),
        first: alive(store.first),
        page: alive(store.page),
      },
      worker: createWorker(job.work, {
        things: {
          read: alive(async (target) => this.read(numberOf(target))),
          ...(this.hasList && {
            readMany: alive((targets: readonly JobTarget[]) => this.readList(targets)),
          }),
          change: alive(async (target, changes, mayRepeat) => {
            const id = numberOf(target);
            return this.act(id, mayRepeat, () => this.values.set(id, Object.values(changes)[0]));
          }),
          observe: alive(async (target) => this.look(numberOf(target))),
          requests: {
            cut: {
              prepare: alive(async (target) => {
                const { data } = await this.read(numberOf(target));
                const href = linkEntries(data, "actions")[0]?.[1];
                if (href === undefined) return { kind: "skip", why: "not-offered" };
                return { kind: "act", href, method: "GET" };
              }),
            },
            remove: {
              prepare: (target) => ({
                kind: "write",
                send: alive(async (mayRepeat) => this.act(numberOf(target), mayRepeat)),
              }),
              check: alive(async ({ target }) => {
                await this.read(numberOf(target));
                return this.acted.has(numberOf(target));
              }),
            },
          },
        },
        send: alive(async ({ url }, mayRepeat) =>
          this.act(Number(/cpes\/(\d+)\/reboot$/u.exec(url)?.[1]), mayRepeat),
        ),
        methods: { get: () => null, set: () => undefined },
        now: () => this.now,
        isOnline: () => this.isOnline,
      }),
      clock: {
        now: () => this.now,
        after: (ms, work) => {
          const timer = { at: this.now + ms, work };
          if (run === this.run) this.timers.push(timer);
          return () => {
            this.timers = this.timers.filter((one) => one !== timer);
          };
        },
      },
      world: { isOnline: () => this.isOnline, isSignedIn: () => this.isSignedIn },
      onChange: () => undefined,
    });
    await this.engine.open();
    return this.engine;
  }

  /** The page dies. What it had sent may have arrived: it has. */
  crash(): void {
    for (const { kind, id } of this.asked) if (kind === "send") this.count(id);
    this.run += 1;
    this.asked = [];
    this.timers = [];
    this.isDiskFull = false;
  }

  /** Answers the request at this place, counted round. */
  reply(place: number, answer: Answer): void {
    const one = this.asked.splice(place % Math.max(1, this.asked.length), 1)[0];
    one?.answer(answer);
  }

  /** The clock jumps to the next timer, if one waits. */
  tick(): void {
    const at = Math.min(...this.timers.map((timer) => timer.at));
    if (Number.isFinite(at)) this.advance(at - this.now);
  }

  advance(ms: number): void {
    this.now += ms;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { work } of due) work();
  }

  /** All that was started has come to where it waits for the outside. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => setImmediate(resolve));
    });
  }

  /** Answers everything well and lets time pass until nothing more happens, for some minutes. */
  async playOut(answer: (one: Asked) => Answer = () => 202): Promise<void> {
    let idle = 0;
    for (let step = 0; step < 10_000; step++) {
      await this.quiet();
      if (this.asked.length > 0) {
        const first = this.asked[0];
        if (first) this.reply(0, answer(first));
        idle = 0;
      } else if (this.timers.length > 0 && idle++ < 10) this.tick();
      else return;
    }
    throw new Error("it does not come to an end");
  }

  sendsUnderWay(): number {
    return this.asked.filter(({ kind }) => kind === "send").length;
  }

  private count(id: number): void {
    this.acted.set(id, (this.acted.get(id) ?? 0) + 1);
  }

  private ask<T>(kind: Asked["kind"], id: number, turn: (answer: Answer) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const answer = (given: Answer) => {
        try {
          resolve(turn(given));
        } catch (error) {
          reject(error);
        }
      };
      this.asked.push({ kind, id, answer });
    });
  }

  private read(id: number) {
    return this.ask("read", id, (answer) => {
      if (answer === "lost") throw new ApiError({ kind: "network" });
      if (typeof answer === "number" && answer >= 300) throw errorOf(answer);
      const actions = answer === "gone-actions" ? {} : { reboot: `/api/v2/cpes/${id}/reboot` };
      const profile = this.values.get(id) ?? 3;
      const data = { id, cpename: `cpe${id}`, profile, _links: { actions } };
      return { data, allow: new Set(["GET", "PATCH"]) };
    });
  }

  private readList(targets: readonly JobTarget[]) {
    return this.ask("list", 0, (answer) => {
      if (answer === "lost") throw new ApiError({ kind: "network" });
      if (typeof answer === "number" && answer >= 300) throw errorOf(answer);
      // It does not give one in three.
      const came = targets.map(numberOf).filter((id) => id % 3 > 0);
      return new Map(
        came.map((id) => [
          id,
          { id, cpename: `cpe${id}`, _links: { actions: { reboot: `/api/v2/cpes/${id}/reboot` } } },
        ]),
      );
    });
  }

  private look(id: number): Promise<Reading> {
    return this.ask("look", id, (answer) => {
      if (answer === "lost") throw new ApiError({ kind: "network" });
      if (typeof answer === "number" && answer >= 300) throw errorOf(answer);
      return { at: this.now, state: "up", uptimeS: this.uptimeS, registered: true };
    });
  }

  private async act(
    id: number,
    mayRepeat: () => boolean,
    onActed: () => void = () => undefined,
  ): Promise<Reply> {
    this.onSend(await this.recordOf(id));
    const asked = this.ask("send", id, (answer) => {
      const hasActed = answer === "lost" || (typeof answer === "number" && answer < 400);
      if (hasActed || answer === 500) this.count(id);
      if (hasActed) onActed();
      if (answer === "lost") throw new ApiError({ kind: "network" });
      const status = typeof answer === "number" ? answer : 202;
      if (status >= 300) throw errorOf(status);
      const request = { method: "POST", url: "", ms: 1, at: new Date(0) };
      return { status, data: { detail: "Queued" }, allow: null, at: new Date(0), request };
    });
    this.mostSending = Math.max(this.mostSending, this.sendsUnderWay());
    try {
      return await asked;
    } catch (error) {
      // As the client does: asks to sign in again, then asks whether it may be repeated.
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      this.isSignedIn = false;
      this.engine.worldChanged();
      while (!this.isSignedIn) await this.quiet();
      if (!mayRepeat()) throw error;
      return this.act(id, mayRepeat, onActed);
    }
  }

  private async recordOf(id: number): Promise<TargetRecord | undefined> {
    const all = await this.store.range("j1", 0, this.total);
    return all.find(({ target }) => numberOf(target) === id);
  }
}

function errorOf(status: number): ApiError {
  if (status === 405)
    return new ApiError({ kind: kindOf(status), status, allow: new Set(["GET"]) });
  return new ApiError({ kind: kindOf(status), status, retryAfter: status === 429 ? 7 : null });
}
