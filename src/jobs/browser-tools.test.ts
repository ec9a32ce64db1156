import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { apiUrl } from "#src/krill/links.ts";
import { session, signIn, signOut } from "#src/krill/session.ts";
import { browserTools } from "./browser-tools.ts";
import { outcomeOfError, outcomeOfReply } from "./outcome.ts";

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

/** An action that is refused for its token, until somebody signs in again. */
async function refusedAction() {
  let issued = 0;
  const seen = fakeFetch(({ path, token }) => {
    if (path.startsWith("/api/v2/auth/login"))
      return { status: 200, json: { access: `a${++issued}` } };
    return { status: token === "a2" ? 202 : 401, json: {} };
  });
  await signIn("noc", "x", false);
  const sent = browserTools
    .send({ url: apiUrl("cpes/1/reboot"), method: "POST", body: {} })
    .then(outcomeOfReply, outcomeOfError);
  await vi.waitFor(() => expect(session.get().status).toBe("expired"));
  return { sent, reboots: () => seen.filter(({ path }) => path.endsWith("/reboot")).length };
}

test("an action goes out once more when the person signs in again at once", async () => {
  const { sent, reboots } = await refusedAction();
  await signIn("noc", "x", false);
  expect(await sent).toMatchObject({ state: "done", status: 202 });
  expect(reboots()).toBe(2);
});

test("an action is not sent by a sign-in of the next morning", async () => {
  const { sent, reboots } = await refusedAction();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 12 * 3_600_000 });
  await signIn("noc", "x", false);
  expect(await sent).toMatchObject({ state: "refused", why: "unauthenticated" });
  expect(reboots()).toBe(1);
});

test("an action that was refused for its token did not happen, whoever signs out then", async () => {
  const { sent, reboots } = await refusedAction();
  await signOut();
  expect(await sent).toMatchObject({ state: "refused", why: "unauthenticated" });
  expect(reboots()).toBe(1);
});
