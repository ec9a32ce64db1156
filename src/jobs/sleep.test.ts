// The laptop is closed while a job runs: on return it is there, paused, and a person decides (PRODUCT 6).
import { describe, expect, test } from "vitest";
import { FakeKrill } from "./fake-krill.ts";

const NIGHT = 9 * 3_600_000;

const paused = { job: { state: "paused", pausedFor: "slept" } };

describe("a job whose machine slept", () => {
  test("sends nothing more where it waited for its rate, until a person goes on", async () => {
    const krill = await FakeKrill.started(6, {
      canary: 1,
      concurrency: 1,
      perMinute: 2,
      perPon: 9,
    });
    while (krill.acted.size < 2) {
      krill.reply(0, 202);
      await krill.quiet();
    }
    krill.advance(NIGHT);
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ ...paused, counts: { done: 2, pending: 4 } });
    expect(krill.acted.size).toBe(2);
    await krill.engine.resume();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 6 } });
    expect([...krill.acted.values()]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("sends nothing after the reply of what was on its way, however soon that comes", async () => {
    const krill = await FakeKrill.started(20, { canary: 1, concurrency: 1, perPon: 9 });
    while (krill.sendsUnderWay() === 0) {
      krill.reply(0, 200);
      await krill.quiet();
    }
    krill.now += NIGHT;
    krill.reply(0, 202);
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ ...paused, counts: { done: 1, pending: 19 } });
    expect(krill.acted.size).toBe(1);
  });

  test("does not go on with the connection that comes back", async () => {
    const krill = await FakeKrill.started(20, { canary: 1, perPon: 9 });
    krill.isOnline = false;
    krill.engine.worldChanged();
    krill.now += NIGHT;
    krill.isOnline = true;
    krill.engine.worldChanged();
    await krill.playOut();
    expect(krill.engine.get()).toMatchObject({ ...paused, counts: { pending: 20 } });
  });

  test("goes on where its page was merely out of sight, with one look at the clock a minute", async () => {
    const krill = await FakeKrill.started(3, { canary: 1, perMinute: 1, perPon: 9 });
    for (let minute = 0; minute < 8; minute++) {
      while (krill.asked.length > 0) {
        krill.reply(0, 202);
        await krill.quiet();
      }
      krill.advance(60_000);
      await krill.quiet();
    }
    expect(krill.engine.get()).toMatchObject({ job: { state: "done" }, counts: { done: 3 } });
  });

  test("gives up no device for want of a connection that is not there yet", async () => {
    const krill = await FakeKrill.started(2, {
      canary: 2,
      concurrency: 2,
      perPon: 9,
      verify: true,
    });
    while (krill.acted.size < 2) {
      krill.reply(0, 202);
      await krill.quiet();
    }
    krill.uptimeS = 0;
    krill.advance(NIGHT);
    await krill.quiet();
    let lost = 0;
    await krill.playOut(() => (lost++ < 4 ? "lost" : 200));
    expect(lost).toBeGreaterThan(4);
    expect(krill.engine.get().counts).toMatchObject({ done: 2, failed: 0 });
  });

  test("and gives up one that nobody can ask about for long", async () => {
    const krill = await FakeKrill.started(1, { canary: 1, verify: true });
    await krill.playOut(({ kind }) => (kind === "look" ? "lost" : 202));
    expect(krill.engine.get().counts).toMatchObject({ failed: 1 });
    expect(await krill.store.record("j1", 0)).toMatchObject({ why: "no-proof" });
  });
});
