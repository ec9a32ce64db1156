import { describe, expect, it } from "vitest";
import { ApiError } from "./errors.ts";
import { createReadAlone, type AloneParts } from "./read-alone.ts";

/** Locks of one origin, as much of them as is used. */
function fakeLocks(): NonNullable<AloneParts["locks"]> {
  const queues = new Map<string, Promise<unknown>>();
  const request = async (name: string, options: LockOptions, work: (lock: unknown) => unknown) => {
    const before = queues.get(name);
    if (options.ifAvailable && before) return work(null);
    const mine = (before ?? Promise.resolve()).then(() => {
      options.signal?.throwIfAborted();
      return work({ name });
    });
    const settled = mine
      .catch(() => null)
      .finally(() => {
        if (queues.get(name) === settled) queues.delete(name);
      });
    queues.set(name, settled);
    return mine;
  };
  return { request } as unknown as NonNullable<AloneParts["locks"]>;
}

/** Two tabs of one browser, and what the machine was asked. */
function twoTabs(hasLocks = true) {
  const locks = hasLocks ? fakeLocks() : undefined;
  let now = 1000;
  let open = 0;
  const seen = { asked: [] as string[], most: 0 };
  const tabs: ReturnType<typeof createReadAlone>[] = [];
  const tab = () => {
    const self = createReadAlone({
      locks,
      tell: (told) => {
        for (const other of tabs) if (other !== self) other.take(told);
      },
      now: () => (now += 1),
      user: () => "noc",
      pause: async () => undefined,
    });
    tabs.push(self);
    return (view: string, signal = new AbortController().signal, failure?: ApiError) =>
      self.readAlone({ machine: "oltX 0/1/2", key: ["gpon", view], signal }, async () => {
        open += 1;
        seen.most = Math.max(seen.most, open);
        seen.asked.push(view);
        await new Promise((resolve) => setTimeout(resolve, 5));
        open -= 1;
        if (failure) throw failure;
        return `${view} ${seen.asked.length}`;
      });
  };
  return { one: tab(), two: tab(), seen };
}

describe("a machine of the network", () => {
  it("tells a large answer to nobody where there is no other tab", async () => {
    const told: unknown[] = [];
    const { readAlone } = createReadAlone({
      locks: undefined,
      tell: ({ value }) => told.push(value),
      now: () => 1000,
      user: () => "noc",
      pause: async () => undefined,
    });
    const asked = { machine: "cmtsX", key: ["docsis"], signal: new AbortController().signal };
    const large = (hasOthers: boolean) => ({ ...asked, hasOthers: async () => hasOthers });
    expect(await readAlone(large(false), async () => "first")).toBe("first");
    expect(await readAlone(large(true), async () => "second")).toBe("second");
    await readAlone(asked, async () => "small");
    expect(told).toEqual(["second", "small"]);
  });

  it("is asked once by two tabs that want the same", async () => {
    const { one, two, seen } = twoTabs();
    expect(await Promise.all([one("status"), two("status")])).toStrictEqual([
      "status 1",
      "status 1",
    ]);
    expect(seen.asked).toStrictEqual(["status"]);
  });

  it("is asked one thing after the other, whoever asks", async () => {
    const { one, two, seen } = twoTabs();
    await Promise.all([one("status"), one("txrx"), two("bandwidth")]);
    expect(seen.asked.toSorted()).toStrictEqual(["bandwidth", "status", "txrx"]);
    expect(seen.most).toBe(1);
  });

  it("is asked anew later on: an old answer is no answer", async () => {
    const { one, two, seen } = twoTabs();
    await one("status");
    expect(await two("status")).toBe("status 2");
    expect(seen.most).toBe(1);
  });

  it("is not asked for what nobody wants any more", async () => {
    const { one, two, seen } = twoTabs();
    const left = new AbortController();
    const first = one("status");
    const second = two("txrx", left.signal);
    left.abort();
    await expect(second).rejects.toThrow(/abort/i);
    await first;
    expect(seen.asked).toStrictEqual(["status"]);
  });

  it("is asked one thing after the other also where the browser has no locks", async () => {
    const { one, seen } = twoTabs(false);
    await Promise.all([one("status"), one("txrx")]);
    expect(seen.most).toBe(1);
  });

  it.each([
    ["that does not answer is asked once by two tabs", 504, 1],
    ["that answers with a refusal is asked by each tab, whose rights may differ", 403, 2],
  ] as const)("%s", async (_what, status, asked) => {
    const { one, two, seen } = twoTabs();
    const kind = status === 504 ? "server" : "forbidden";
    const fail = (ask: typeof one) =>
      ask("status", undefined, new ApiError({ kind, status })).catch((error: unknown) => error);
    for (const error of await Promise.all([fail(one), fail(two)]))
      expect(error).toMatchObject({ name: "ApiError", kind, status });
    expect(seen.asked).toHaveLength(asked);
    expect(seen.most).toBe(1);
    // What was silent once is asked again later on.
    expect(await two("status")).toMatch(/^status/);
  });

  it("frees the way when a question fails", async () => {
    const { one } = twoTabs();
    const failing = createReadAlone({
      locks: fakeLocks(),
      tell: () => undefined,
      now: Date.now,
      user: () => "noc",
      pause: async () => undefined,
    });
    const options = { machine: "x", key: ["x"], signal: new AbortController().signal };
    await expect(failing.readAlone(options, () => Promise.reject(new Error("no")))).rejects.toThrow(
      "no",
    );
    expect(await failing.readAlone(options, async () => 7)).toBe(7);
    expect(await one("status")).toBe("status 1");
  });
});
