import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { follow, get, send, write } from "./client.ts";
import { ApiError } from "./errors.ts";
import { fakeFetch, type Answer, type Seen } from "./fake-fetch.ts";
import { apiUrl } from "./links.ts";
import { requestLog } from "./request-log.ts";
import { accessToken, session, signIn, signOut } from "./session.ts";

class MemoryStorage {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

let sessionStore: MemoryStorage;
let localStore: MemoryStorage;

beforeEach(() => {
  sessionStore = new MemoryStorage();
  localStore = new MemoryStorage();
  vi.stubGlobal("sessionStorage", sessionStore);
  vi.stubGlobal("localStorage", localStore);
});

afterEach(async () => {
  await signOut();
  requestLog.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const isLogin = (request: Seen) => request.path.startsWith("/api/v2/auth/login");
const isRefresh = (request: Seen) => request.path.startsWith("/api/v2/auth/refresh");

/** A server with tokens `a1`, `a2`… of which only the latest is accepted. */
function serverWithTokens(answer: (request: Seen) => Answer, options = { refresh: true }) {
  const state = { issued: 0, isRefreshAllowed: options.refresh };
  const seen = fakeFetch((request) => {
    if (isLogin(request) || isRefresh(request)) {
      if (isRefresh(request) && !state.isRefreshAllowed)
        return { status: 401, json: { detail: "expired" } };
      state.issued += 1;
      return {
        status: 200,
        json: { access: `a${state.issued}`, ...(options.refresh ? { refresh: "r" } : {}) },
      };
    }
    if (request.token !== `a${state.issued}`)
      return { status: 401, json: { detail: "…", code: "token_not_valid" } };
    return answer(request);
  });
  return { seen, state };
}

async function failure(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

describe("sign-in", () => {
  test("sends the form as documented and keeps the token out of the log and of the URL", async () => {
    const { seen } = serverWithTokens(() => ({ status: 200, json: {} }));
    await signIn("noc", "s3cret", false);
    expect(seen[0]).toMatchObject({
      path: "/api/v2/auth/login",
      body: "username=noc&password=s3cret",
    });
    expect(session.get()).toEqual({ status: "signed-in", username: "noc" });
    expect(JSON.stringify(requestLog.get())).not.toMatch(/s3cret|a1/u);
  });

  test("works where the browser's storage is full, until the tab is loaded anew", async () => {
    serverWithTokens(() => ({ status: 200, json: { id: 1 } }));
    sessionStore.items.set("krill.session", "of the session before");
    for (const store of [sessionStore, localStore])
      store.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    await signIn("noc", "s3cret", true);
    expect(session.get()).toEqual({ status: "signed-in", username: "noc" });
    expect((await get("isp/cpes/1/")).data).toEqual({ id: 1 });
    expect(sessionStore.getItem("krill.session")).toBeNull();
  });

  test("sends JSON only where the form is refused with 415", async () => {
    const seen = fakeFetch((request) =>
      request.body.startsWith("{")
        ? { status: 200, json: { access: "a" } }
        : { status: 415, json: { detail: "Unsupported media type" } },
    );
    await signIn("noc", "pw", false);
    expect(seen.map((one) => one.body)).toEqual([
      "username=noc&password=pw",
      '{"username":"noc","password":"pw"}',
    ]);
  });

  test("tries the address with a slash where the one without is not there", async () => {
    const seen = fakeFetch((request) =>
      request.path.endsWith("/") ? { status: 200, json: { access: "a" } } : { status: 404 },
    );
    await signIn("noc", "pw", false);
    expect(seen.map((one) => one.path)).toEqual(["/api/v2/auth/login", "/api/v2/auth/login/"]);
  });

  test("a wrong password is one request and a plain error", async () => {
    const seen = fakeFetch(() => ({ status: 401, json: { detail: "No active account" } }));
    const error = await failure(signIn("noc", "bad", false));
    expect(error).toMatchObject({ kind: "unauthenticated", detail: "No active account" });
    expect(seen).toHaveLength(1);
  });

  test.each([
    [false, "session"],
    [true, "local"],
  ])("keep=%s puts the session into %s storage; signing out empties both", async (keep) => {
    serverWithTokens(() => ({ status: 200, json: {} }));
    await signIn("noc", "pw", keep);
    expect(localStore.items.size).toBe(keep ? 1 : 0);
    expect(sessionStore.items.size).toBe(1);
    await signOut();
    expect(localStore.items.size + sessionStore.items.size).toBe(0);
  });
});

describe("an expired token", () => {
  test("is renewed once for all calls that wait, and each is repeated once", async () => {
    const { seen, state } = serverWithTokens(() => ({ status: 200, json: { ok: true } }));
    await signIn("noc", "pw", false);
    state.issued += 1;
    const replies = await Promise.all([get("isp/cpes/"), get("isp/customers/"), get("me/apps/")]);
    expect(replies.map((reply) => reply.data)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(seen.filter(isRefresh)).toHaveLength(1);
    expect(seen.filter((one) => one.path.startsWith("/api/v2/isp/cpes/"))).toHaveLength(2);
  });

  test("is one too where the server says so with 403; any other 403 is for lack of rights", async () => {
    const refusals = ["token_not_valid", "permission_denied"];
    const seen = fakeFetch((request) => {
      if (isLogin(request)) return { status: 200, json: { access: "a1", refresh: "r" } };
      if (isRefresh(request)) return { status: 200, json: { access: "a2" } };
      const code = refusals.shift();
      return code ? { status: 403, json: { detail: "…", code } } : { status: 200, json: {} };
    });
    await signIn("noc", "pw", false);
    expect(await failure(get("isp/cpes/"))).toMatchObject({ kind: "forbidden", status: 403 });
    expect(seen.map(({ token }) => token)).toEqual([null, "a1", null, "a2"]);
  });

  test("that cannot be renewed asks to sign in again; what waits goes on afterwards", async () => {
    const { state } = serverWithTokens(() => ({ status: 200, json: { ok: true } }));
    await signIn("noc", "pw", false);
    state.issued += 1;
    state.isRefreshAllowed = false;
    const waiting = write("POST", "isp/cpes/", { model: "HG8245H" });
    await vi.waitFor(() => expect(session.get().status).toBe("expired"));
    await signIn("noc", "pw", false);
    expect((await waiting).data).toEqual({ ok: true });
  });

  test.each([
    [400, "expired"],
    [200, "expired"],
    [500, "expired"],
    [501, "expired"],
    [503, "signed-in"],
  ] as const)(
    "whose renewal is answered with %i and a page of HTML leaves me %s",
    async (status, then) => {
      fakeFetch((request) => {
        if (isLogin(request)) return { status: 200, json: { access: "a", refresh: "r" } };
        return isRefresh(request) ? { status, text: "<h1>No</h1>" } : { status: 401, json: {} };
      });
      await signIn("noc", "pw", false);
      const created = write("POST", "isp/cpes/", {}).catch((error: unknown) => error);
      const asked = new Promise<void>((resolve) => session.subscribe(resolve));
      await Promise.race([created, asked]);
      expect(session.get().status).toBe(then);
    },
  );

  test.each(["signs in again", "signs out"])(
    "what is no longer wanted is not sent when the person %s; the refusal is the answer",
    async (what) => {
      const { seen, state } = serverWithTokens(() => ({ status: 202, json: {} }), {
        refresh: false,
      });
      await signIn("noc", "noc", false);
      state.issued += 1;
      const url = apiUrl("cpes/1/reboot");
      const sent = failure(send({ url, method: "POST", body: {}, mayRepeat: () => false }));
      await vi.waitFor(() => expect(session.get().status).toBe("expired"));
      if (what === "signs out") await signOut();
      else await signIn("noc", "noc", false);
      expect(await sent).toMatchObject({ kind: "unauthenticated", status: 401 });
      expect(seen.filter(({ path }) => path.endsWith("/reboot"))).toHaveLength(1);
    },
  );

  test("what waits is cancelled, not failed, when the person signs out instead", async () => {
    const { state } = serverWithTokens(() => ({ status: 200 }), { refresh: false });
    await signIn("noc", "pw", false);
    state.issued += 1;
    const waiting = get("isp/cpes/").catch((error: unknown) => error);
    await vi.waitFor(() => expect(session.get().status).toBe("expired"));
    await signOut();
    expect(await waiting).toMatchObject({ name: "AbortError" });
    expect(session.get().status).toBe("signed-out");
  });

  test("what is asked for just after signing out is cancelled, and asks nobody to sign in again", async () => {
    serverWithTokens(() => ({ status: 401, json: {} }));
    await signIn("noc", "pw", false);
    await signOut();
    const late = await get("isp/cpes/").catch((error: unknown) => error);
    expect(late).toMatchObject({ name: "AbortError" });
    expect(session.get().status).toBe("signed-out");
  });

  test.each([
    [401, "signs in", "signed-in"],
    [200, "signs in", "signed-in"],
    [401, "signs out", "signed-out"],
    [200, "signs out", "signed-out"],
  ] as const)(
    "a renewal that ends with %i after the person %s changes nothing any more",
    async (status, what, then) => {
      const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
      let logins = 0;
      const seen = fakeFetch(async (request) => {
        if (isLogin(request))
          return { status: 200, json: { access: `a${++logins}`, refresh: "r" } };
        if (isRefresh(request)) {
          await held;
          return { status, json: { access: "late" } };
        }
        return request.token === "a2" ? { status: 200, json: {} } : { status: 401, json: {} };
      });
      await signIn("noc", "pw", false);
      const waiting = get("isp/cpes/").catch((error: unknown) => error);
      await vi.waitFor(() => expect(seen.filter(isRefresh)).toHaveLength(1));
      await (what === "signs in" ? signIn("noc", "pw", false) : signOut());
      letGo();
      expect(await waiting).toMatchObject(
        what === "signs in" ? { status: 200 } : { name: "AbortError" },
      );
      expect(session.get().status).toBe(then);
      expect(accessToken()).toBe(what === "signs in" ? "a2" : null);
    },
  );

  test("goes on by the newest refresh token, whatever the server calls it", async () => {
    let given = 0;
    const tokens = () => ({ access_token: `a${++given}`, refresh_token: `r${given}` });
    const seen = fakeFetch((request) => {
      if (isLogin(request) || isRefresh(request)) return { status: 200, json: tokens() };
      return { status: request.token === "a3" ? 200 : 401, json: {} };
    });
    await signIn("noc", "pw", false);
    await get("isp/cpes/").catch(() => null);
    await get("isp/cpes/");
    expect(seen.filter(isRefresh).map(({ body }) => body)).toEqual([
      '{"refresh":"r1"}',
      '{"refresh":"r2"}',
    ]);
  });

  test("a call that is refused again after renewal fails instead of going round", async () => {
    let refreshes = 0;
    fakeFetch((request) => {
      if (isLogin(request)) return { status: 200, json: { access: "a", refresh: "r" } };
      if (isRefresh(request)) return { status: 200, json: { access: `b${refreshes++}` } };
      return { status: 401, json: { detail: "no" } };
    });
    await signIn("noc", "pw", false);
    expect(await failure(get("isp/cpes/"))).toMatchObject({ kind: "unauthenticated" });
    expect(refreshes).toBe(1);
  });
});

describe("repeating", () => {
  const signedIn = async (answer: (request: Seen, count: number) => Answer) => {
    let count = 0;
    const seen = fakeFetch((request) =>
      isLogin(request) ? { status: 200, json: { access: "a" } } : answer(request, ++count),
    );
    await signIn("noc", "pw", false);
    vi.useFakeTimers();
    return seen;
  };

  test.each([
    ["a lost connection", new TypeError("Failed to fetch")],
    ["502", { status: 502, text: "<html>Bad gateway</html>" }],
    ["504", { status: 504, text: "" }],
  ])("a GET is repeated after %s", async (_, fault) => {
    const seen = await signedIn((_request, count) =>
      count < 3 ? fault : { status: 200, json: [] },
    );
    const reply = get("isp/cpes/");
    await vi.runAllTimersAsync();
    expect((await reply).status).toBe(200);
    expect(seen).toHaveLength(4);
  });

  test.each([400, 403, 404, 405, 409, 429, 500])(
    "a GET is not repeated after %i",
    async (status) => {
      const seen = await signedIn(() => ({ status, json: { detail: "no" } }));
      await failure(get("isp/cpes/1/"));
      expect(seen).toHaveLength(2);
    },
  );

  test("a write is never repeated after a lost connection", async () => {
    const seen = await signedIn(() => new TypeError("reset"));
    expect(await failure(write("POST", "isp/cpes/", {}))).toMatchObject({ kind: "network" });
    expect(seen.filter((one) => one.method === "POST")).toHaveLength(2);
  });

  test("a write to an address that is not there tries the other slash, once", async () => {
    const seen = await signedIn((request) =>
      request.path.endsWith("/") ? { status: 404 } : { status: 200, json: { id: 1 } },
    );
    expect((await write("PATCH", "isp/cpes/1/", { notes: "x" })).data).toEqual({ id: 1 });
    expect(seen.slice(1).map((one) => one.path)).toEqual([
      "/api/v2/isp/cpes/1/",
      "/api/v2/isp/cpes/1",
    ]);
  });

  test("no answer in time is `timeout`", async () => {
    await signedIn(() => "hang");
    vi.useRealTimers();
    const call = send({ url: apiUrl("x"), method: "POST", timeoutMs: 20 });
    expect(await failure(call)).toMatchObject({ kind: "timeout" });
  });
});

describe("replies that are not what they should be", () => {
  const answering = async (answer: Answer) => {
    fakeFetch((request) => (isLogin(request) ? { status: 200, json: { access: "a" } } : answer));
    await signIn("noc", "pw", false);
  };

  test("HTML of a failing server is kept for the details, never as the message", async () => {
    await answering({ status: 500, text: "<!doctype html><h1>Server Error</h1>" });
    const error = await failure(get("isp/cpes/"));
    expect(error).toMatchObject({ kind: "server", status: 500, detail: null });
    expect(error.raw).toContain("Server Error");
  });

  test("a 200 that is no JSON is malformed", async () => {
    await answering({ status: 200, text: "<html>login</html>" });
    expect(await failure(get("isp/cpes/"))).toMatchObject({ kind: "malformed" });
  });

  test("an action's reply may be anything", async () => {
    await answering({ status: 202, text: "accepted" });
    const reply = await send({ url: apiUrl("x"), method: "POST", body: {}, accept: "any" });
    expect(reply.data).toBe("accepted");
  });

  test("secrets in an address are neither logged nor told", async () => {
    serverWithTokens(() => ({ status: 409, json: { detail: "no" } }));
    await signIn("noc", "noc", false);
    const url = apiUrl("isp/cpes/1/act?wifi_password=hunter2&pin=0000&name=x");
    const { request } = await failure(send({ url, method: "POST" }));
    for (const facts of [request, requestLog.get()[0]])
      expect(facts?.url).toMatch(/\?wifi_password=•••&pin=•••&name=x$/u);
  });

  test("a redirect is not followed, since it may lead to another host", async () => {
    await answering({ status: 301, headers: { Location: "http://pre1:4280/api/v2/isp/cpes" } });
    expect(await failure(get("isp/cpes/"))).toMatchObject({ kind: "malformed", status: 301 });
  });

  test("a redirected read asks for the other slash, also where a reply gave the address", async () => {
    const seen = fakeFetch((request) => {
      if (isLogin(request)) return { status: 200, json: { access: "a" } };
      const [path = ""] = request.path.split("?");
      return path.endsWith("/") ? { status: 200, json: [] } : { status: 301 };
    });
    await signIn("noc", "pw", false);
    await get("monitoring/cpes/7/info");
    await follow(apiUrl("cpes/7/events", { type: "cdr" }));
    expect(seen.slice(1).map(({ path }) => path.replace("/api/v2/", ""))).toEqual([
      "monitoring/cpes/7/info",
      "monitoring/cpes/7/info/",
      "cpes/7/events?type=cdr",
      "cpes/7/events/?type=cdr",
    ]);
  });

  test("Retry-After and Allow are read", async () => {
    await answering({
      status: 429,
      json: { detail: "slow down" },
      headers: { "Retry-After": "7", Allow: "GET, HEAD" },
    });
    const error = await failure(get("isp/cpes/"));
    expect(error).toMatchObject({ kind: "rate-limited", retryAfter: 7 });
    expect(error.allow).toEqual(new Set(["GET", "HEAD"]));
  });

  test.each([
    ["0", 1],
    ["-4", 1],
    ["99999999999", 3600],
    ["Wed, 01 Jan 2020 00:00:00 GMT", 1],
    ["soon", null],
  ])("Retry-After: %s is waited for %s s", async (header, seconds) => {
    await answering({ status: 429, json: {}, headers: { "Retry-After": header } });
    expect((await failure(get("isp/cpes/"))).retryAfter).toBe(seconds);
  });
});

test("a write that was refused for its token did not happen, whoever signs out then", async () => {
  const { state } = serverWithTokens(() => ({ status: 200, json: {} }), { refresh: false });
  await signIn("noc", "x", false);
  state.issued += 1;
  const refused = failure(write("PATCH", "isp/cpes/1/", { notes: "x" }));
  await vi.waitFor(() => expect(session.get().status).toBe("expired"));
  await signOut();
  expect(await refused).toMatchObject({ kind: "unauthenticated", status: 401 });
});

test("a write that was refused for its token did not happen where the token cannot be renewed now", async () => {
  fakeFetch((request) => {
    if (isLogin(request)) return { status: 200, json: { access: "a1", refresh: "r" } };
    return { status: isRefresh(request) ? 502 : 401, json: {} };
  });
  await signIn("noc", "x", false);
  expect(await failure(write("PATCH", "isp/cpes/1/", { notes: "x" }))).toMatchObject({
    kind: "unauthenticated",
    status: 401,
  });
});
