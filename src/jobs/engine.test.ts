import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FakeKrill, numberOf, WORKS, type Answer } from "./fake-krill.ts";
import { wasAccepted } from "./job-store.ts";
import { mustStop, totalOf } from "./plan.ts";

const numberAt = async (krill: FakeKrill, index: number) =>
  numberOf((await krill.store.record("j1", index))?.target ?? { id: 0 });
const states = async (krill: FakeKrill) =>
  (await krill.store.range("j1", 0, krill.total)).map(({ state }) => state);

describe("a job", () => {
  test("sends to every device once and says so", async () => {
    const krill = await FakeKrill.started(60);
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 60 } });
    expect([...krill.acted.values()]).toEqual(Array.from({ length: 60 }, () => 1));
    expect(await krill.store.job("j1")).toMatchObject({ state: "done", counts: { done: 60 } });
  });

  test("reads many at once where the server's list does, and the others alone", async () => {
    const krill = new FakeKrill(60, { canary: 3, waveSize: 57, perPon: 60 });
    krill.hasList = true;
    await krill.open();
    await krill.engine.resume();
    const asked = { read: 0, list: 0, send: 0, look: 0 };
    await krill.playOut(({ kind }) => {
      asked[kind] += 1;
      return 202;
    });
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 60 } });
    expect([...krill.acted.values()]).toEqual(Array.from({ length: 60 }, () => 1));
    expect(asked).toMatchObject({ send: 60 });
    expect(asked.read + asked.list).toBeLessThan(40);
  });

  test("marks each device on disk before it sends", async () => {
    const krill = await FakeKrill.started(12);
    const seen: string[] = [];
    krill.onSend = (record) => seen.push(`${record?.state} ${record?.sends}`);
    await krill.playOut();
    expect(new Set(seen)).toEqual(new Set(["sending 1"]));
  });

  test("does not count as sent what is marked ahead of its turn; a closed tab leaves that unknown as well", async () => {
    const krill = await FakeKrill.started(40, { canary: 1, concurrency: 4, perPon: 9 });
    for (let step = 0; step < 30; step++) {
      const place = krill.asked.findIndex(
        ({ kind }) => kind === "read" || krill.engine.get().job.wave === 0,
      );
      if (place >= 0) krill.reply(place, 202);
      await krill.quiet();
    }
    expect(krill.sendsUnderWay()).toBe(4);
    expect(krill.engine.get()).toMatchObject({ inFlight: 4, counts: { sending: 4 } });
    krill.crash();
    await krill.open();
    expect(krill.engine.get().counts).toMatchObject({ unknown: 7, pending: 32 });
  });

  test("sends the canary first, and no other before all of it is done", async () => {
    const krill = await FakeKrill.started(20, { canary: 3, concurrency: 16, perPon: 16 });
    await krill.playOut(({ kind }) => (kind === "read" ? 200 : 202));
    const fresh = await FakeKrill.started(20, { canary: 3, concurrency: 16, perPon: 16 });
    while (fresh.asked.some(({ kind }) => kind === "read")) {
      fresh.reply(
        fresh.asked.findIndex(({ kind }) => kind === "read"),
        200,
      );
      await fresh.quiet();
    }
    expect(fresh.sendsUnderWay()).toBe(3);
    fresh.reply(0, 202);
    fresh.reply(0, 202);
    await fresh.quiet();
    expect(fresh.asked).toHaveLength(1);
    fresh.reply(0, 202);
    await fresh.quiet();
    expect(fresh.asked.filter(({ kind }) => kind === "read")).toHaveLength(16);
  });

  test.each<[string, Answer, number]>([
    ["is refused", 409, 1],
    ["fails", 500, 1],
    ["gets no answer", "lost", 1],
  ])("stops at the canary where one %s", async (_, answer, most) => {
    const krill = await FakeKrill.started(40, { canary: 3, concurrency: 1 });
    await krill.playOut(({ kind }) => (kind === "send" ? answer : 200));
    expect(krill.engine.get().job).toMatchObject({ state: "paused", pausedFor: "canary-failed" });
    expect(krill.engine.get().counts.pending).toBe(40 - most);
  });

  test("keeps of a 405 what was refused and what is named, and sends nothing by GET", async () => {
    const krill = await FakeKrill.started(1);
    await krill.playOut(({ kind }) => (kind === "send" ? 405 : 200));
    expect(await krill.store.record("j1", 0)).toMatchObject({
      state: "failed",
      why: "not-allowed",
      refused: { method: "POST", allow: ["GET"] },
    });
    expect(krill.acted.size).toBe(0);
  });

  test("takes another canary for one that is skipped: it proves nothing", async () => {
    const krill = await FakeKrill.started(30, { canary: 2, concurrency: 1, perPon: 9 });
    const sent: number[] = [];
    await krill.playOut(({ kind, id }) => {
      if (kind === "read") return sent.length === 0 && krill.acted.size === 0 ? skipThen(id) : 200;
      sent.push(id);
      return 409;
    });
    expect(krill.engine.get()).toMatchObject({
      job: { pausedFor: "canary-failed", canaryEnd: 5 },
      counts: { skipped: 3, failed: 1 },
    });
  });
  const skipped = new Set<number>();
  const skipThen = (id: number): Answer => {
    if (skipped.size < 3) skipped.add(id);
    return skipped.has(id) ? "gone-actions" : 200;
  };

  test("stops by the threshold within what is in flight", async () => {
    const plan = { canary: 2, concurrency: 4, waveSize: 100, perPon: 9, minFailures: 3 };
    const krill = await FakeKrill.started(100, plan);
    let sends = 0;
    await krill.playOut(({ kind }) => (kind === "send" && ++sends > 20 ? 500 : 202));
    expect(krill.engine.get().job).toMatchObject({ state: "paused", pausedFor: "threshold" });
    const { failed } = krill.engine.get().counts;
    expect(failed).toBeGreaterThanOrEqual(3);
    expect(failed).toBeLessThanOrEqual(3 + 4);
  });

  test("goes on past the failures that a person has let pass, and stops at the next", async () => {
    const krill = await FakeKrill.started(60, { canary: 3, concurrency: 1 });
    await krill.playOut(({ kind }) => (kind === "send" ? 409 : 200));
    await krill.engine.resume();
    await krill.playOut(({ kind }) => (kind === "send" ? 409 : 200));
    expect(krill.engine.get().job.pausedFor).toBe("canary-failed");
    expect(krill.engine.get().counts.failed).toBe(2);
    await krill.engine.resume();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({
      job: { state: "done" },
      counts: { failed: 2, done: 58 },
    });
  });

  test("back at a canary that is tried again, stops where another has failed since", async () => {
    const plan = { canary: 1, waveSize: 1, concurrency: 1, minFailures: 2 };
    const krill = await FakeKrill.started(3, plan);
    const [canary, next] = [await numberAt(krill, 0), await numberAt(krill, 1)];
    await krill.playOut(({ kind }) => (kind === "send" ? 409 : 202));
    await krill.engine.resume();
    await krill.quiet();
    krill.engine.pause("person");
    krill.reply(0, 202);
    await krill.quiet();
    void krill.engine.retryFailed();
    await krill.playOut(({ kind, id }) => (kind === "send" && id === next ? 409 : 202));
    expect(krill.engine.get()).toMatchObject({
      job: { state: "paused", pausedFor: "canary-failed" },
      counts: { failed: 1, pending: 2 },
    });
    expect(krill.acted.get(canary)).toBeUndefined();
    await krill.engine.resume();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({
      job: { state: "done" },
      counts: { done: 2, failed: 1 },
    });
  });

  test("stops when a canary failed while it was paused", async () => {
    const krill = await FakeKrill.started(30, { canary: 1, concurrency: 1 });
    krill.reply(0, 200);
    await krill.quiet();
    krill.engine.pause("person");
    krill.reply(0, 500);
    await krill.quiet();
    await krill.engine.resume();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({
      job: { pausedFor: "canary-failed" },
      counts: { pending: 29 },
    });
  });

  test("never has more in flight than its plan says, nor on one PON", async () => {
    const krill = await FakeKrill.started(60, {
      canary: 1,
      concurrency: 5,
      perPon: 1,
      waveSize: 60,
    });
    const worst = { pon: 0 };
    await krill.playOut(({ kind }) => {
      const pons = krill.asked.filter((one) => one.kind === "send").map(({ id }) => id % 4);
      const busy = krill.asked.filter((one) => one.kind === "send" && (one.id - 1000) % 5 > 0);
      const perPon = new Map<number, number>();
      for (const { id } of busy)
        perPon.set((id - 1000) % 4, (perPon.get((id - 1000) % 4) ?? 0) + 1);
      worst.pon = Math.max(worst.pon, ...perPon.values(), pons.length > 0 ? 1 : 0);
      return kind === "read" ? 200 : 202;
    });
    expect(krill.mostSending).toBeLessThanOrEqual(5);
    expect(worst.pon).toBe(1);
  });

  test("sends no more per minute than told", async () => {
    const plan = { canary: 1, concurrency: 16, perPon: 99, waveSize: 99, perMinute: 10 };
    const krill = await FakeKrill.started(40, plan);
    const times: number[] = [];
    const said: number[] = [];
    krill.onSend = () => times.push(krill.now);
    await krill.playOut(() => {
      krill.advance(500);
      said.push(krill.engine.get().perMinute ?? 0);
      return 202;
    });
    expect(Math.max(...said), "nor says that it will go on faster").toBe(10);
    expect(krill.engine.get().counts.done).toBe(40);
    for (const at of times)
      expect(times.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(10);
  });

  test("a 429 slows all of it, is no failure, and nothing is sent before its time", async () => {
    const plan = { canary: 1, concurrency: 8, perPon: 99, waveSize: 99 };
    const krill = await FakeKrill.started(40, plan);
    const times: number[] = [];
    krill.onSend = () => times.push(krill.now);
    let answers = 0;
    let slowedAt = 0;
    await krill.playOut(({ kind }) => {
      if (kind !== "send" || ++answers !== 6) return 202;
      slowedAt = krill.now;
      return 429;
    });
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 40 } });
    const during = times.filter((at) => at > slowedAt && at < slowedAt + 7000);
    expect(during).toEqual([]);
    expect([...krill.acted.values()].every((count) => count === 1)).toBe(true);
  });

  test("a device that is refused by 429 again and again has failed", async () => {
    const krill = await FakeKrill.started(20, { canary: 1, concurrency: 1 });
    let first: number | null = null;
    await krill.playOut(({ kind, id }) => {
      if (kind === "send" && krill.engine.get().job.wave > 0) first ??= id;
      return kind === "send" && id === first ? 429 : 202;
    });
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 19 } });
    const failed = await krill.store.page("j1", { state: "failed", offset: 0, limit: 9 });
    expect(failed).toMatchObject([{ why: "rate-limited", status: 429, sends: 1 }]);
  });

  test("sends nothing where the mark cannot be written, and goes on where it can again", async () => {
    const krill = await FakeKrill.started(10, { canary: 1 });
    krill.isDiskFull = true;
    krill.reply(0, 200);
    await krill.quiet();
    expect(krill.engine.get().job).toMatchObject({ state: "paused", pausedFor: "journal" });
    expect(krill.sendsUnderWay()).toBe(0);
    await krill.engine.resume();
    expect(krill.engine.get().job.state).toBe("paused");
    krill.isDiskFull = false;
    await krill.engine.resume();
    await krill.playOut();
    expect(krill.engine.get().counts.done).toBe(10);
  });

  test("pauses where nobody answers, before the share of failures tells", async () => {
    const krill = await FakeKrill.started(60, { canary: 3, concurrency: 1, minFailures: 50 });
    let sends = 0;
    await krill.playOut(({ kind }) => (kind === "send" && ++sends > 10 ? "lost" : 202));
    expect(krill.engine.get()).toMatchObject({
      job: { state: "paused", pausedFor: "no-answer" },
      counts: { unknown: 3, done: 10 },
    });
  });

  test("waits for the person to sign in again, then goes on by itself", async () => {
    const krill = await FakeKrill.started(20, { canary: 2 });
    await krill.quiet();
    krill.reply(0, 200);
    await krill.quiet();
    const send = krill.asked.findIndex(({ kind }) => kind === "send");
    krill.reply(send, 401);
    await krill.quiet();
    expect(krill.engine.get().job).toMatchObject({ state: "paused", pausedFor: "signed-out" });
    krill.isSignedIn = true;
    krill.engine.worldChanged();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 20 } });
  });

  test("cancelled while signed out: what the server refused is not sent after all", async () => {
    const krill = await FakeKrill.started(20, { canary: 1 });
    krill.reply(0, 200);
    await krill.quiet();
    krill.reply(0, 401);
    await krill.quiet();
    krill.engine.cancel();
    krill.isSignedIn = true;
    krill.engine.worldChanged();
    await krill.playOut();
    expect(krill.acted.size).toBe(0);
    expect(krill.engine.get()).toMatchObject({
      job: { state: "cancelled" },
      counts: { pending: 20 },
    });
  });

  test("offline pauses it; it goes on when the connection is back", async () => {
    const krill = await FakeKrill.started(20);
    krill.isOnline = false;
    krill.engine.worldChanged();
    await krill.playOut();
    expect(krill.engine.get().job).toMatchObject({ state: "paused", pausedFor: "offline" });
    expect(krill.acted.size).toBe(0);
    krill.isOnline = true;
    krill.engine.worldChanged();
    await krill.playOut();
    expect(krill.engine.get().counts.done).toBe(20);
  });

  test("after a crash what was in flight is unknown, and a person decides", async () => {
    const krill = await FakeKrill.started(20, { canary: 3, concurrency: 3 });
    for (let i = 0; i < 3; i++) {
      krill.reply(0, 200);
      await krill.quiet();
    }
    expect(krill.sendsUnderWay()).toBe(3);
    krill.crash();
    const engine = await krill.open();
    expect(engine.get()).toMatchObject({
      job: { state: "paused", pausedFor: "reload" },
      counts: { unknown: 3, pending: 17 },
    });
    await engine.resolveUnknown(0, "send");
    await engine.resolveUnknown(1, "leave");
    krill.uptimeS = 0;
    krill.now += 20_000;
    const checking = engine.resolveUnknown(2, "check");
    await krill.quiet();
    krill.reply(0, 200);
    await checking;
    expect((await states(krill)).slice(0, 3)).toEqual(["pending", "unknown", "done"]);
    await engine.resume();
    await krill.playOut();
    expect(engine.get().job.pausedFor).toBe("canary-failed"); // the one that was left is no proof
    await engine.resume();
    await krill.playOut();
    expect(engine.get()).toMatchObject({
      job: { state: "done" },
      counts: { done: 19, unknown: 1 },
    });
    expect(krill.acted.get(await numberAt(krill, 0))).toBe(2);
  });

  test("two clicks on send again send once", async () => {
    const krill = await FakeKrill.started(10, { canary: 1 });
    krill.reply(0, 200);
    await krill.quiet();
    krill.reply(0, "lost");
    await krill.quiet();
    await Promise.all([0, 1, 2].map(() => krill.engine.resolveUnknown(0, "send")));
    await krill.engine.resume();
    await krill.playOut();
    const record = await krill.store.record("j1", 0);
    expect(record).toMatchObject({ state: "done", sends: 2 });
    expect(krill.acted.get(await numberAt(krill, 0))).toBe(2);
  });

  test("failed ones are tried again by a person's word, and only those", async () => {
    const krill = await FakeKrill.started(20, { canary: 1, minFailures: 99 });
    await krill.playOut(({ kind, id }) => (kind === "send" && id % 7 === 0 ? 409 : 202));
    const { failed } = krill.engine.get().counts;
    expect(failed).toBeGreaterThan(0);
    await krill.engine.retryFailed();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 20 } });
    expect([...krill.acted.values()].every((count) => count === 1)).toBe(true);
  });

  test("with proof, a wave is over when its devices are back; one that stays away has failed", async () => {
    const krill = await FakeKrill.started(10, { canary: 2, verify: true, concurrency: 4 });
    const away = (await krill.store.record("j1", 1))?.target.id;
    krill.uptimeS = 0;
    await krill.playOut(({ kind, id }) => (kind === "look" && id === away ? 500 : 202));
    expect(krill.engine.get()).toMatchObject({
      job: { state: "paused", pausedFor: "canary-failed" },
      counts: { done: 1, failed: 1, pending: 8 },
    });
    expect(await krill.store.record("j1", 1)).toMatchObject({ why: "no-proof", status: 202 });
  });

  test("what was accepted and not seen back is sent again only where a person asks for that", async () => {
    const krill = await FakeKrill.started(12, {
      canary: 1,
      verify: true,
      minFailures: 99,
      maxFailureShare: 1,
    });
    const refusing = await numberAt(krill, 3);
    const away = await numberAt(krill, 5);
    krill.uptimeS = 0;
    await krill.playOut(({ kind, id }) => {
      if (kind === "look" && id === away) return 500;
      return kind === "send" && id === refusing ? 409 : 202;
    });
    expect(krill.engine.get().counts).toMatchObject({ done: 10, failed: 2 });
    await krill.engine.retryFailed();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({
      job: { state: "done" },
      counts: { done: 11, failed: 1 },
    });
    expect(krill.acted.get(away)).toBe(1);
    await krill.engine.retryFailed(true);
    await krill.playOut();
    expect(krill.engine.get().counts).toMatchObject({ done: 12 });
    expect(krill.acted.get(away)).toBe(2);
  });

  test("another tab's claim ends this one at once", async () => {
    const krill = await FakeKrill.started(10, { canary: 1 });
    await krill.store.claim("j1", { owner: "other", at: krill.now }, () => true);
    krill.reply(0, 200);
    await krill.quiet();
    expect(krill.sendsUnderWay()).toBe(0);
    expect(krill.engine.get().job.pausedFor).toBe("other-tab");
  });

  test("a claim that is gone with the browser's data ends it too, and is no other tab's", async () => {
    const krill = await FakeKrill.started(10, { canary: 1 });
    await krill.store.claim("j1", { owner: "other", at: krill.now }, () => true);
    await krill.store.release("j1", "other");
    krill.reply(0, 200);
    await krill.quiet();
    expect(krill.sendsUnderWay()).toBe(0);
    expect(krill.engine.get().job).toMatchObject({ state: "paused", pausedFor: "journal" });
  });
});

describe("whatever happens", () => {
  const step = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant("reply" as const),
        place: fc.nat(30),
        answer: fc.constantFrom<Answer>(
          202,
          202,
          202,
          202,
          204,
          409,
          500,
          "lost",
          429,
          401,
          "gone-actions",
        ),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ do: "tick" as const }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...(["pause", "crash", "retry"] as const))
        .map((what) => ({ do: what })),
    },
    { weight: 3, arbitrary: fc.constant({ do: "resume" as const }) },
    { weight: 1, arbitrary: fc.constant({ do: "disk" as const }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...(["line", "sign-in"] as const)).map((what) => ({ do: what })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("decide" as const),
        index: fc.nat(30),
        decision: fc.constantFrom(...(["send", "leave", "check"] as const)),
      }),
    },
  );
  const plan = fc.record({
    canary: fc.integer({ min: 1, max: 4 }),
    waveSize: fc.integer({ min: 1, max: 12 }),
    concurrency: fc.integer({ min: 1, max: 6 }),
    perPon: fc.integer({ min: 1, max: 3 }),
    perMinute: fc.constantFrom(null, null, 20),
    minFailures: fc.integer({ min: 1, max: 4 }),
    verify: fc.boolean(),
  });

  test("nothing is sent twice without a person's word, nothing is lost, the brakes hold, counts add up", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        plan,
        fc.constantFrom(...WORKS),
        fc.boolean(),
        fc.array(step, { maxLength: 120 }),
        async (count, chosen, work, hasList, steps) => {
          const krill = new FakeKrill(count, chosen, work);
          krill.hasList = hasList;
          const words = new Map<number, number>();
          const wrong: string[] = [];
          const allow = (id: number) => words.set(id, (words.get(id) ?? 0) + 1);
          krill.onSend = (record) => {
            if (record?.state !== "sending") wrong.push(`sent without a mark: ${record?.state}`);
            const { job, counts } = krill.engine.get();
            const from = job.brakeFrom ?? { done: 0, bad: 0 };
            const since = {
              done: counts.done - from.done,
              bad: counts.failed + counts.unknown - from.bad,
            };
            if (job.state === "running" && mustStop(since, job.plan, job.wave))
              wrong.push("sent past the brakes");
          };
          await krill.open();
          await krill.engine.resume();
          for (const one of steps) {
            if (one.do === "reply") krill.reply(one.place, one.answer);
            else if (one.do === "tick") krill.tick();
            else if (one.do === "pause") krill.engine.pause("person");
            else if (one.do === "resume") void krill.engine.resume();
            else if (one.do === "disk") krill.isDiskFull = !krill.isDiskFull;
            else if (one.do === "crash") {
              krill.crash();
              await krill.open();
            } else if (one.do === "retry") {
              // The word is given for what had failed when it was asked, and what fails until it is done.
              for (const record of await krill.store.range("j1", 0, count))
                if (
                  record.state === "sending" ||
                  (record.state === "failed" && !wasAccepted(record))
                )
                  allow(numberOf(record.target));
              void krill.engine.retryFailed();
            } else if (one.do === "decide") {
              const record = await krill.store.record("j1", one.index);
              if (record?.state === "unknown" && one.decision === "send")
                allow(numberOf(record.target));
              void krill.engine.resolveUnknown(one.index, one.decision).catch(() => undefined);
            } else {
              if (one.do === "line") krill.isOnline = !krill.isOnline;
              else krill.isSignedIn = !krill.isSignedIn;
              krill.engine.worldChanged();
            }
            await krill.quiet();
            if (krill.engine.get().counts.sending > chosen.concurrency)
              wrong.push("more is told to be sent than may be");
            if (totalOf(krill.engine.get().counts) !== count) wrong.push("counts do not add up");
          }
          // A person brings it to its end.
          krill.isOnline = true;
          krill.isSignedIn = true;
          krill.isDiskFull = false;
          krill.engine.worldChanged();
          await krill.playOut();
          for (let go = 0; go < 100 && krill.engine.get().job.state !== "done"; go++) {
            await krill.engine.resume();
            await krill.playOut();
          }
          const { job, counts } = krill.engine.get();
          const records = await krill.store.range("j1", 0, count);
          expect(wrong).toEqual([]);
          expect(job.state).toBe("done");
          expect(records.map(({ index }) => index)).toEqual(records.map((_, index) => index));
          expect(records.filter(({ state }) => /pending|sending|verifying/u.test(state))).toEqual(
            [],
          );
          expect(await krill.store.counts("j1")).toEqual(counts);
          for (const [id, times] of krill.acted)
            expect(times, `device ${id}`).toBeLessThanOrEqual(1 + (words.get(id) ?? 0));
          expect(krill.mostSending).toBeLessThanOrEqual(chosen.concurrency);
        },
      ),
      { numRuns: 400 },
    );
  });
});
