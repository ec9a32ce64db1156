import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accessToken, onSignOut, restoreSession, session, signOut } from "./session.ts";

const TOKENS = { access: "a1", refresh: "r1", username: "noc", keep: false };
/** A session of its own for each test: one that is over stays so. */
let id: string;

/** Another tab of this browser as the console makes it: its end of the channel, and its lock. */
function otherTab(answer: (say: () => void) => void) {
  const channel = new BroadcastChannel("krill-session");
  channel.addEventListener("message", ({ data }: MessageEvent<{ type: string }>) => {
    if (data.type === "who")
      answer(() => channel.postMessage({ type: "here", tokens: { ...TOKENS, id } }));
  });
  let close = (): void => undefined;
  const held = new Promise<void>((resolve) => (close = resolve));
  const closed = navigator.locks.request("krill-session-here", { mode: "shared" }, () => held);
  return async () => {
    channel.close();
    close();
    await closed;
  };
}

let emptied = Promise.resolve();
onSignOut(() => emptied);

const setItem = vi.fn<(key: string, value: string) => void>();

beforeEach(() => {
  id = crypto.randomUUID();
  setItem.mockReset();
  const storage = { getItem: () => null, setItem, removeItem: () => null };
  vi.stubGlobal("sessionStorage", storage);
  vi.stubGlobal("localStorage", storage);
});

afterEach(async () => {
  await signOut();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a new tab", () => {
  test("takes up the session of a tab that is slow to answer", async () => {
    const close = otherTab((say) => setTimeout(say, 400));
    await restoreSession();
    expect(session.get()).toEqual({ status: "signed-in", username: "noc" });
    await close();
  });

  test("waits for nobody where no tab has a session", async () => {
    vi.useFakeTimers();
    await restoreSession();
    expect(session.get().status).toBe("signed-out");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("gives up on a tab that does not answer, and is signed in when it does", async () => {
    let say = (): void => undefined;
    const close = otherTab((now) => (say = now));
    vi.useFakeTimers();
    const restored = restoreSession();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.advanceTimersByTimeAsync(3000);
    await restored;
    expect(session.get().status).toBe("signed-out");
    const isIn = new Promise<void>((resolve) => session.subscribe(resolve));
    say();
    await isIn;
    expect(session.get()).toEqual({ status: "signed-in", username: "noc" });
    await close();
  });

  test("is answered by this one as long as it is signed in", async () => {
    const close = otherTab((say) => say());
    await restoreSession();
    await close();
    const names = async () => (await navigator.locks.query()).held?.map(({ name }) => name);
    expect(await names()).toContain("krill-session-here");
    await signOut();
    expect(await names()).not.toContain("krill-session-here");
  });
});

describe("who signed out", () => {
  const renewed = { ...TOKENS, access: "renewed" };
  async function signedIn() {
    const channel = new BroadcastChannel("krill-session");
    await restoreSession();
    channel.postMessage({ type: "tokens", tokens: { ...TOKENS, id } });
    await vi.waitFor(() => expect(session.get().status).toBe("signed-in"));
    setItem.mockClear();
    return channel;
  }
  const stored = () => setItem.mock.calls.map(([, value]) => value).join();

  test.each(["tokens", "here"])("is not signed in again by `%s` of that session", async (type) => {
    const channel = await signedIn();
    await signOut();
    channel.postMessage({ type, tokens: { ...renewed, id } });
    channel.postMessage({ type: "tokens", tokens: { ...TOKENS, id: `${id}-2`, username: "ana" } });
    await vi.waitFor(() => expect(session.get().username).toBe("ana"));
    expect(stored()).not.toContain("renewed");
    channel.close();
  });

  test("stays so where another tab renews while everything is being emptied", async () => {
    const channel = await signedIn();
    let goOn = (): void => undefined;
    emptied = new Promise((resolve) => (goOn = resolve));
    const out = signOut();
    const isHeard = new Promise<void>((resolve) => {
      const other = new BroadcastChannel("krill-session");
      other.addEventListener("message", () => {
        other.close();
        resolve();
      });
    });
    channel.postMessage({ type: "tokens", tokens: { ...renewed, id } });
    await isHeard;
    goOn();
    await out;
    expect(session.get().status).toBe("signed-out");
    expect(accessToken()).toBeNull();
    expect(stored()).not.toContain("renewed");
    channel.close();
  });
});
