// The system's clock is put back while a job runs: nothing may wait for as long, and nothing is told too early.
import { describe, expect, test } from "vitest";
import { targetsOf } from "./fake-krill.ts";
import type { TargetRecord } from "./job.ts";
import { createPace } from "./pace.ts";
import { createProofs } from "./proofs.ts";
import type { Reading } from "./watch.ts";

const HOUR = 3_600_000;
const NOW = 1_700_000_000_000;

describe("a clock that is put back by an hour", () => {
  test("holds no job up that has a rate", () => {
    const pace = createPace({ concurrency: 4, perMinute: 2 });
    pace.sent(NOW);
    pace.sent(NOW + 1000);
    expect(pace.allowance(NOW + 30_000)).toBe(0);
    const back = NOW + 30_000 - HOUR;
    expect(pace.allowance(back)).toBe(0);
    expect(pace.readyAt(back)).toBe(back + 30_000);
    expect(pace.allowance(back + 31_001)).toBe(2);
  });

  test("makes no server's wait longer", () => {
    const pace = createPace({ concurrency: 4, perMinute: null });
    pace.slowDown(NOW - 100, NOW, 10);
    expect(pace.readyAt(NOW - HOUR)).toBe(NOW - HOUR + 10_000);
    expect(pace.allowance(NOW - HOUR + 10_000)).toBe(Infinity);
  });

  /** Proofs of devices that were sent something, with a clock that the test sets. */
  function proofsOf(read: () => Reading) {
    const ends: boolean[] = [];
    const world = { now: NOW };
    let looked = (): void => undefined;
    const proofs = createProofs({
      observe: async () => read(),
      now: () => world.now,
      onEnd: (_, isBack) => ends.push(isBack),
      onSlow: () => undefined,
      onChange: () => looked(),
    });
    const look = () =>
      new Promise<void>((resolve) => {
        looked = resolve;
        proofs.lookAtDue();
      });
    return { proofs, ends, world, look };
  }
  const [target] = targetsOf(1);
  if (!target) throw new Error("no target");
  const record = (at: number): TargetRecord => ({
    job: "j1",
    index: 0,
    target,
    state: "verifying",
    sends: 1,
    at,
    finishedAt: null,
    status: 202,
    note: null,
  });

  test("still lets a job see its device back", async () => {
    const { proofs, ends, world, look } = proofsOf(() => ({
      at: world.now,
      state: "up",
      uptimeS: 5,
      registered: true,
    }));
    proofs.add(record(NOW));
    world.now = NOW - HOUR;
    proofs.lookAtDue();
    expect(proofs.dueAt()).toBe(world.now + 15_000);
    world.now += 20_000;
    await look();
    expect(ends).toEqual([true]);
  });

  test("judges no device that was sent something since", async () => {
    const { proofs, ends, world, look } = proofsOf(() => ({
      at: world.now,
      state: "up",
      uptimeS: 90_000,
      registered: true,
    }));
    proofs.lookAtDue();
    world.now = NOW - HOUR;
    proofs.add(record(world.now));
    world.now += 20_000;
    await look();
    expect(ends).toEqual([]);
    world.now += 5 * 60_000;
    await look();
    expect(ends).toEqual([false]);
  });

  test("lets a page that is opened then look soon at what was sent before", () => {
    const { proofs, world } = proofsOf(() => {
      throw new Error("not asked");
    });
    proofs.add(record(world.now + HOUR));
    expect(proofs.dueAt()).toBe(world.now + 15_000);
  });
});
