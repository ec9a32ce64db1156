import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { restoreSession, session, signOut } from "./session.ts";

const TOKENS = { access: "a1", refresh: "r1", username: "noc", keep: false };

/** Another tab of this browser as the console makes it: its end of the channel, and its lock. */
function otherTab(answer: (say: () => void) => void) {
  const channel = new BroadcastChannel("krill-session");
  channel.addEventListener("message", ({ data }: MessageEvent<{ type: string }>) => {
    if (data.type === "who") answer(() => channel.postMessage({ type: "here", tokens: TOKENS }));
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

beforeEach(() => {
  const storage = { getItem: () => null, setItem: () => null, removeItem: () => null };
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
