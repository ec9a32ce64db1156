import { beforeEach, describe, expect, test } from "vitest";
import { createJournal } from "./journal.ts";
import type { ActionRecord } from "./record.ts";

/** One disk and one table of locks, as the tabs of a browser share them. */
class Browser {
  disk = new Map<string, ActionRecord>();
  held = new Set<string>();
  hasLocks = true;
  isBroken = false;
  now = 1_000_000;
  tabs: ReturnType<typeof createJournal>[] = [];
  /** Called between reading the records and looking at the locks. */
  beforeLocks: () => void = () => undefined;

  openTab() {
    const tab = createJournal({
      store: {
        put: async (one) => {
          if (this.isBroken) throw new Error("no disk");
          this.disk.set(one.id, structuredClone(one));
        },
        get: async (id) => this.disk.get(id),
        ofUser: async (user) => {
          if (this.isBroken) throw new Error("no disk");
          return [...this.disk.values()].filter((one) => one.user === user);
        },
      },
      locks: {
        hold: async (id, work) => {
          this.held.add(id);
          return work().finally(() => this.held.delete(id));
        },
        held: async () => {
          this.beforeLocks();
          return this.hasLocks ? new Set(this.held) : null;
        },
      },
      now: () => this.now,
      tell: (one) => {
        for (const other of this.tabs) if (other !== tab) other.take(one);
      },
    });
    this.tabs.push(tab);
    return tab;
  }
}

function record(id: string, more: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id,
    at: 999_000,
    user: "noc",
    thing: { app: "isp", kind: "cpe", id: "350", name: "cpe0238", path: "/isp/cpes/350" },
    action: "reboot",
    severity: "interrupting",
    href: "/api/v2/cpes/350/reboot",
    method: "POST",
    state: "sending",
    why: null,
    status: 0,
    reply: null,
    retryAfter: null,
    allow: [],
    finishedAt: null,
    watch: null,
    checkedAt: null,
    ...more,
  };
}

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

describe("the journal", () => {
  test("shows the user's records, newest first, and those of nobody else", async () => {
    browser.disk.set("a", record("a", { state: "done", at: 1 }));
    browser.disk.set("b", record("b", { state: "done", at: 2 }));
    browser.disk.set("c", record("c", { state: "done", user: "helpdesk" }));
    const tab = browser.openTab();
    await tab.open("noc");
    expect(tab.get()).toMatchObject({ status: "ready", user: "noc" });
    expect(tab.get().records.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("shows in one tab what another writes", async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await Promise.all([one.open("noc"), two.open("noc")]);
    await one.write(record("a"));
    await one.write(record("a", { state: "done" }));
    expect(two.get().records).toMatchObject([{ id: "a", state: "done" }]);
  });

  test("reads again what a sleeping tab was not told", async () => {
    const tab = browser.openTab();
    await tab.open("noc");
    await tab.write(record("a", { state: "unknown" }));
    browser.disk.set("a", record("a", { state: "unknown", checkedAt: 7 }));
    await tab.refresh();
    expect(tab.get().records).toMatchObject([{ id: "a", checkedAt: 7 }]);
  });

  test("keeps what is written while the disk is being read", async () => {
    browser.disk.set("a", record("a", { state: "done" }));
    const tab = browser.openTab();
    const opening = tab.open("noc");
    await tab.write(record("b", { state: "done", at: 5 }));
    await opening;
    expect(tab.get().records.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("leaves the memory, not the disk, at sign-out; what ends later is still written", async () => {
    const tab = browser.openTab();
    await tab.open("noc");
    await tab.write(record("a"));
    tab.close();
    await tab.write(record("a", { state: "unknown" }));
    expect(tab.get()).toMatchObject({ status: "closed", records: [] });
    expect(browser.disk.get("a")?.state).toBe("unknown");
  });

  test("says so when the disk fails, shows the record all the same, and throws", async () => {
    const tab = browser.openTab();
    await tab.open("noc");
    browser.isBroken = true;
    await expect(tab.write(record("a"))).rejects.toThrow("no disk");
    expect(tab.get().records).toHaveLength(1);
    expect([...tab.get().unsaved]).toEqual(["a"]);
    browser.isBroken = false;
    await tab.write(record("a", { state: "done" }));
    expect([...tab.get().unsaved]).toEqual([]);
  });

  test("is unreadable where the disk cannot be read, and opens when it can again", async () => {
    browser.isBroken = true;
    const tab = browser.openTab();
    await tab.open("noc");
    expect(tab.get().status).toBe("unreadable");
    browser.isBroken = false;
    await tab.open("noc");
    expect(tab.get().status).toBe("ready");
  });
});

describe("a record left in sending", () => {
  test("by a dead tab becomes unknown, on disk and on the screen", async () => {
    browser.disk.set("a", record("a"));
    const tab = browser.openTab();
    await tab.open("noc");
    const settled = { state: "unknown", why: "tab-closed", finishedAt: browser.now };
    expect(tab.get().records).toMatchObject([settled]);
    expect(browser.disk.get("a")).toMatchObject(settled);
  });

  test("by a tab that is alive stays, and ends as that tab says", async () => {
    const [one, two] = [browser.openTab(), browser.openTab()];
    await one.open("noc");
    let answer: () => void = () => undefined;
    const work = one.hold("a", async () => {
      await one.write(record("a"));
      await new Promise<void>((resolve) => (answer = resolve));
      await one.write(record("a", { state: "done" }));
    });
    await two.open("noc");
    expect(two.get().records).toMatchObject([{ state: "sending" }]);
    answer();
    await work;
    await two.refresh();
    expect(two.get().records).toMatchObject([{ state: "done" }]);
  });

  test("is not called unknown when it was completed a moment ago", async () => {
    browser.disk.set("a", record("a"));
    browser.beforeLocks = () => browser.disk.set("a", record("a", { state: "done" }));
    const tab = browser.openTab();
    await tab.open("noc");
    expect(tab.get().records).toMatchObject([{ state: "done" }]);
    expect(browser.disk.get("a")?.state).toBe("done");
  });

  test.each([
    ["young", 119_000, "sending"],
    ["old", 121_000, "unknown"],
  ])("goes by its age without locks: %s", async (_, age, state) => {
    browser.hasLocks = false;
    browser.disk.set("a", record("a", { at: browser.now - age }));
    const tab = browser.openTab();
    await tab.open("noc");
    expect(tab.get().records).toMatchObject([{ state }]);
  });

  test("of this very tab stays, however old", async () => {
    browser.hasLocks = false;
    const tab = browser.openTab();
    await tab.open("noc");
    await tab.hold("a", async () => {
      await tab.write(record("a", { at: 0 }));
      await tab.refresh();
      expect(tab.get().records).toMatchObject([{ state: "sending" }]);
    });
  });

  test("of another user is left alone", async () => {
    browser.disk.set("a", record("a", { user: "helpdesk" }));
    await browser.openTab().open("noc");
    expect(browser.disk.get("a")?.state).toBe("sending");
  });
});
