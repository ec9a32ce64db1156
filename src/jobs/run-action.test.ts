import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { ApiError, kindOf } from "#src/krill/errors.ts";
import type { Reply } from "#src/krill/transport.ts";
import type { ActionRecord } from "./record.ts";
import {
  methodLeft,
  runAction,
  type ActionMethod,
  type ActionRequest,
  type RunTools,
} from "./run-action.ts";

const thing = { app: "isp", kind: "cpe", id: "350", name: "cpe0238", path: "/isp/cpes/350" };
const href = "/api/v2/cpes/350/reboot";

/** What the server answers: a status with its `Allow`, or a connection that breaks. */
type Answer = number | { status: number; allow: string } | "lost";

/** A world in which everything is written down, in the order in which it happened. */
class World {
  events: string[] = [];
  disk = new Map<string, ActionRecord>();
  learned = new Map<string, ActionMethod | "no-get">();
  urls: string[] = [];
  isOnline = true;
  isDiskFull = false;
  answers: Answer[] = [];
  onSend: () => void = () => undefined;
  private clock = 1000;

  tools: RunTools = {
    send: async (call) => {
      this.events.push(`send ${call.method}`);
      this.urls.push(call.url);
      this.onSend();
      if (call.signal?.aborted) throw new DOMException("stopped", "AbortError");
      return answer(this.answers.shift() ?? 202);
    },
    journal: {
      write: async (record) => {
        if (this.isDiskFull) throw new Error("disk full");
        this.disk.set(record.id, record);
        this.events.push(`write ${record.state} ${record.method ?? "-"}`);
      },
      hold: async (_, work) => work(),
    },
    methods: {
      get: (action) => this.learned.get(action) ?? null,
      set: (action, method) => void this.learned.set(action, method),
    },
    user: () => "noc",
    now: () => this.clock++,
    newId: () => "r1",
    isOnline: () => this.isOnline,
  };

  run(more: Partial<ActionRequest> = {}) {
    const request = { thing, name: "reboot", severity: "interrupting" as const, href };
    const askGet = async () => {
      this.events.push("ask");
      return true;
    };
    return runAction({ ...request, askGet, ...more }, this.tools);
  }

  get sent() {
    return this.events.filter((event) => event.startsWith("send"));
  }
}

async function answer(one: Answer): Promise<Reply> {
  if (one === "lost") throw new ApiError({ kind: "network" });
  const { status, allow } = typeof one === "number" ? { status: one, allow: "" } : one;
  const methods = new Set(allow.split(", "));
  if (status >= 300) throw new ApiError({ kind: kindOf(status), status, allow: methods });
  const request = { method: "POST", url: "", ms: 1, at: new Date(0) };
  return { status, data: { detail: "Queued" }, allow: null, at: new Date(0), request };
}

let world: World;
beforeEach(() => {
  world = new World();
});

describe("an action", () => {
  test("is on disk before it is sent, and completed after", async () => {
    const record = await world.run();
    expect(world.events).toEqual(["write sending POST", "send POST", "write done POST"]);
    expect(record).toMatchObject({ state: "done", status: 202, reply: "Queued", user: "noc" });
    expect(world.disk.get("r1")).toEqual(record);
  });

  test("is not sent where it cannot be written down", async () => {
    world.isDiskFull = true;
    expect(await world.run()).toMatchObject({ state: "failed", why: "no-journal" });
    expect(world.events).toEqual([]);
  });

  const addresses: [string, string, string][] = [
    ["another host", "https://evil.example/api/v2/cpes/1/reboot", "link-other-host"],
    ["another host without scheme", "//evil.example/api/v2/x", "link-other-host"],
    ["a path outside the API", "/admin/reboot", "link-outside-api"],
    ["a path that climbs out", "/api/../admin", "link-outside-api"],
    ["a script", "javascript:alert(1)", "link-other-host"],
    ["nothing", "", "link-unreadable"],
  ];
  test.each(addresses)("is refused and recorded for %s", async (_, wrong, why) => {
    expect(await world.run({ href: wrong })).toMatchObject({ state: "refused", why });
    expect(world.events).toEqual(["write refused -"]);
  });

  test("leaves no credentials and no secret parameter in its record", async () => {
    const wrong = await world.run({ href: "https://me:pw@evil.example/x?token=abc&a=1" });
    expect(wrong.href).toBe("https://•••@evil.example/x?token=•••&a=1");
  });

  test("writes down what it sends, without secrets", async () => {
    const body = { ssid: "casa", channel: 6, KeyPassphrase: "hunter2", more: { psk: "hunter2" } };
    const { sent } = await world.run({ body });
    expect(sent?.map(({ field, to }) => `${field}: ${to}`)).toEqual([
      "ssid: casa",
      "channel: 6",
      "KeyPassphrase: •••",
      'more: {"psk":"•••"}',
    ]);
    expect(await world.run()).not.toHaveProperty("sent");
  });

  test("is not sent while the browser is offline", async () => {
    world.isOnline = false;
    expect(await world.run()).toMatchObject({ state: "failed", why: "offline" });
    expect(world.sent).toEqual([]);
  });

  test("goes to the address as given, query and missing slash included", async () => {
    await world.run({ href: "/api/v2/isp/cpes/350/reboot?soft=1" });
    expect(world.urls).toEqual(["http://localhost/api/v2/isp/cpes/350/reboot?soft=1"]);
  });

  const outcomes: [Answer, string, string | null][] = [
    [200, "done", null],
    [204, "done", null],
    [409, "refused", "conflict"],
    [404, "refused", "not-found"],
    [429, "refused", "rate-limited"],
    [500, "failed", "server"],
    [502, "unknown", "gateway"],
    ["lost", "unknown", "no-answer"],
  ];
  test.each(outcomes)("answered by %s is %s, and sent once", async (one, state, why) => {
    world.answers = [one];
    expect(await world.run()).toMatchObject({ state, why });
    expect(world.sent).toEqual(["send POST"]);
  });

  test("stopped after sending is unknown, stopped before is not sent", async () => {
    const stop = new AbortController();
    world.onSend = () => stop.abort();
    expect(await world.run({ signal: stop.signal })).toMatchObject({
      state: "unknown",
      why: "cancelled",
    });
    expect(await world.run({ signal: stop.signal })).toMatchObject({
      state: "failed",
      why: "stopped",
    });
    expect(world.sent).toHaveLength(1);
  });

  test("is watched where it may have happened", async () => {
    world.answers = [202, "lost", 409];
    world.onSend = () => expect(world.disk.get("r1")?.watch).toMatchObject({ before: null });
    expect((await world.run({ watchFrom: null })).watch).toMatchObject({ before: null });
    expect((await world.run({ watchFrom: null })).watch).not.toBeNull();
    expect((await world.run({ watchFrom: null })).watch).toBeNull();
    expect((await world.run()).watch).toBeNull();
  });
});

describe("the thing read again before sending", () => {
  test("gives the address of now", async () => {
    await world.run({ recheck: async () => "/api/v2/isp/cpes/350/reboot" });
    expect(world.urls).toEqual(["http://localhost/api/v2/isp/cpes/350/reboot"]);
  });

  test("and no longer offering the action: nothing is sent", async () => {
    const record = await world.run({ recheck: async () => null });
    expect(record).toMatchObject({ state: "refused", why: "gone" });
    expect(world.events).toEqual(["write refused -"]);
  });

  test("and not readable: nothing is sent", async () => {
    const record = await world.run({
      recheck: () => Promise.reject(new ApiError({ kind: "not-found", status: 404 })),
    });
    expect(record).toMatchObject({ state: "failed", why: "not-read", reply: "not-found" });
    expect(world.sent).toEqual([]);
  });
});

describe("a 405 that leaves", () => {
  const only = (allow: string) => ({ status: 405, allow });

  test("one other writing method: that one is used and remembered", async () => {
    world.answers = [only("PUT, OPTIONS"), 202];
    expect(await world.run()).toMatchObject({ state: "done", method: "PUT" });
    await world.run();
    expect(world.sent).toEqual(["send POST", "send PUT", "send PUT"]);
  });

  test("GET alone: a person is asked once, then it is remembered", async () => {
    world.answers = [only("GET, HEAD, OPTIONS"), 202];
    expect(await world.run()).toMatchObject({ state: "done", method: "GET" });
    expect(world.events).toEqual([
      "write sending POST",
      "send POST",
      "write refused POST",
      "ask",
      "write sending GET",
      "send GET",
      "write done GET",
    ]);
    await world.run();
    expect(world.sent).toEqual(["send POST", "send GET", "send GET"]);
  });

  test("GET alone, and the person says no: not sent, and not asked again", async () => {
    const asked: number[] = [];
    const askGet = async () => asked.push(1) < 0;
    world.answers = [only("GET"), only("GET")];
    expect(await world.run({ askGet })).toMatchObject({ state: "refused", why: "get-declined" });
    expect(await world.run({ askGet })).toMatchObject({ state: "refused", why: "get-declined" });
    expect(asked).toHaveLength(1);
    expect(world.sent).toEqual(["send POST", "send POST"]);
  });

  test("GET alone, and the question is withdrawn: not sent, nothing remembered", async () => {
    world.answers = [only("GET")];
    const record = await world.run({ askGet: () => Promise.reject(new Error("signed out")) });
    expect(record).toMatchObject({ state: "refused", why: "not-allowed" });
    expect(world.learned.size).toBe(0);
  });

  test("a documented GET goes as GET, without a question", async () => {
    expect(await world.run({ method: "GET" })).toMatchObject({ state: "done", method: "GET" });
    expect(world.events).not.toContain("ask");
  });

  test("another than the remembered method: that one is learned instead", async () => {
    world.learned.set("reboot", "PUT");
    world.answers = [only("POST, OPTIONS"), 202];
    await world.run();
    expect(world.learned.get("reboot")).toBe("POST");
  });

  const left: [ActionMethod, string[], ActionMethod | null][] = [
    ["POST", ["PUT", "OPTIONS"], "PUT"],
    ["POST", ["GET", "PATCH"], "PATCH"],
    ["POST", ["GET", "PUT", "PATCH"], null],
    ["POST", ["GET", "PUT", "DELETE"], null],
    ["POST", ["DELETE"], null],
    ["POST", ["GET", "HEAD", "OPTIONS"], "GET"],
    ["POST", ["HEAD", "OPTIONS"], null],
    ["POST", ["POST"], null],
    ["POST", [], null],
    ["PUT", ["POST"], "POST"],
    ["GET", ["GET"], null],
    ["GET", ["POST"], "POST"],
  ];
  test.each(left)("after %s, of %j: %s", (tried, allow, expected) => {
    expect(methodLeft(tried, allow)).toBe(expected);
  });
});

test("whatever the server answers: once, or twice after a 405, each time on disk before", async () => {
  const methods = fc.subarray(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
    fc.constantFrom<Answer[]>("lost", 200, 204, 301, 400, 401, 404, 409, 429, 500, 502, 504),
    methods.map((allow) => ({ status: 405, allow: allow.join(", ") })),
  );
  const known = fc.constantFrom<(ActionMethod | "no-get" | null)[]>(null, "PUT", "GET", "no-get");
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyAnswer, { maxLength: 4 }),
      known,
      fc.boolean(),
      async (answers, learned, isYes) => {
        const one = new World();
        one.answers = [...answers];
        if (learned) one.learned.set("reboot", learned);
        const record = await one.run({ askGet: async () => isYes });
        const first = answers[0];
        const is405 = typeof first === "object" && first.status === 405;
        expect(one.sent.length).toBeLessThanOrEqual(is405 ? 2 : 1);
        expect(new Set(one.sent).size).toBe(one.sent.length);
        const unwritten = one.events.filter(
          (event, index) =>
            event.startsWith("send") &&
            one.events[index - 1] !== event.replace("send", "write sending"),
        );
        expect(unwritten).toEqual([]);
        expect(!one.sent.includes("send GET") || learned === "GET" || isYes).toBe(true);
        expect(record.state).not.toBe("sending");
        expect(one.disk.get("r1")).toEqual(record);
      },
    ),
  );
});
