import { describe, expect, test } from "vitest";
import { ApiError, kindOf } from "#src/krill/errors.ts";
import type { FieldValue, JobTarget, JobWork } from "./job.ts";
import { valueFor } from "./target-values.ts";
import { createWorker, type Gate, type JobRequest } from "./target-work.ts";

const target: JobTarget = {
  id: 7,
  name: "cpe0007",
  line: 1,
  realm: "cpe",
  model: null,
  tech: null,
  pon: null,
  value: null,
};
const profile: JobWork = { kind: "change", field: "profile", value: 9 };
const reboot: JobWork = { kind: "action", name: "reboot", severity: "interrupting" };
const request = { method: "GET", url: "", ms: 1, at: new Date(0) };

/** A worker over one thing as the server has it; `events` says what was done to it, in order. */
function worker(
  work: JobWork,
  thing: Record<string, unknown> | ApiError,
  options: {
    allow?: string[];
    reply?: unknown;
    status?: number;
    methodAllow?: string[];
    requests?: Record<string, JobRequest>;
  } = {},
) {
  const events: string[] = [];
  const answer = async (method: string) => {
    const { status = 200, methodAllow } = options;
    if (methodAllow && !methodAllow.includes(method))
      throw new ApiError({ kind: "not-allowed", status: 405, allow: new Set(methodAllow) });
    if (status >= 300) throw new ApiError({ kind: kindOf(status), status });
    return { status, data: options.reply ?? null, allow: null, at: new Date(0), request };
  };
  const made = createWorker(work, {
    things: {
      read: async (_, attrs) => {
        events.push(`read ${attrs.join(",")}`);
        if (thing instanceof ApiError) throw thing;
        return { data: thing, allow: options.allow ? new Set(options.allow) : null };
      },
      change: async (_, changes) => {
        events.push(`PATCH ${JSON.stringify(changes)}`);
        return answer("PATCH");
      },
      observe: async () => ({ at: 100_000, state: "up", uptimeS: 5, registered: true }),
      ...(options.requests && { requests: options.requests }),
    },
    send: async ({ method, url, body }) => {
      events.push(`${method} ${new URL(url).pathname} ${JSON.stringify(body)}`);
      return answer(method);
    },
    methods: { get: () => null, set: () => undefined },
    now: () => 1,
    isOnline: () => true,
  });
  const gate: Gate = { mark: async () => void events.push("mark"), mayRepeat: () => true };
  return { made, events, gate };
}

const known = { id: 7, cpename: "cpe0007" };
const links = (actions: Record<string, string>) => ({ ...known, _links: { actions } });

describe("an action", () => {
  test("reads the thing's own links just before, marks, then sends as they say", async () => {
    const { made, events, gate } = worker(reboot, links({ reboot: "/api/v2/cpes/7/reboot" }));
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "done", status: 200 });
    expect(events).toEqual(["read id,cpename,_links", "mark", "POST /api/v2/cpes/7/reboot {}"]);
  });

  test.each([
    ["is not offered", links({ factory: "/api/x" }), { kind: "skip", why: "not-offered" }],
    ["has no links", known, { kind: "skip", why: "not-offered" }],
    [
      "has another name now",
      { ...links({}), cpename: "cpe9" },
      { kind: "skip", why: "another-device" },
    ],
    ["has another id", { ...links({}), id: 8 }, { kind: "skip", why: "another-device" }],
    ["comes without an id", { cpename: "cpe0007" }, { kind: "skip", why: "another-device" }],
    [
      "is gone",
      new ApiError({ kind: "not-found", status: 404 }),
      { kind: "skip", why: "not-found" },
    ],
    [
      "is forbidden",
      new ApiError({ kind: "forbidden", status: 403 }),
      { kind: "fail", why: "not-read" },
    ],
    [
      "cannot be read",
      new ApiError({ kind: "server", status: 500 }),
      { kind: "fail", why: "not-read" },
    ],
    ["gets no answer", new ApiError({ kind: "timeout" }), { kind: "no-answer" }],
    [
      "is refused for haste",
      new ApiError({ kind: "rate-limited", status: 429, retryAfter: 3 }),
      { kind: "slow", retryAfter: 3 },
    ],
  ] as const)("on a device that %s sends nothing", async (_, thing, expected) => {
    const { made, events } = worker(reboot, thing);
    expect(await made.prepare(target)).toMatchObject(expected);
    expect(events).toHaveLength(1);
  });

  test("an address that leads elsewhere is refused before anything is marked", async () => {
    const { made, events, gate } = worker(reboot, links({ reboot: "https://evil.example/x" }));
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "refused", why: "link-other-host" });
    expect(events).toEqual(["read id,cpename,_links"]);
  });

  test("a server that acts by GET alone is not asked by a job", async () => {
    const { made, events, gate } = worker(reboot, links({ reboot: "/api/v2/cpes/7/reboot" }), {
      methodAllow: ["GET"],
    });
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "refused", status: 405 });
    expect(events.filter((event) => event.startsWith("GET"))).toEqual([]);
  });
});

describe("a change", () => {
  test("keeps the value before and sends the one field", async () => {
    const { made, events, gate } = worker(profile, { ...known, profile: { id: 3, name: "x" } });
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(ready.before).toBe(3);
    expect(await ready.send(gate)).toMatchObject({ state: "done" });
    expect(events).toEqual(["read id,cpename,profile", "mark", 'PATCH {"profile":9}']);
  });

  test("is no other version, though they are the same number", async () => {
    const work: JobWork = { kind: "change", field: "notes", value: "1.10" };
    const { made } = worker(work, { ...known, notes: "1.1" });
    expect(await made.prepare(target)).toMatchObject({ kind: "ready", before: "1.1" });
  });

  test.each([
    ["number", profile, 9],
    ["number as text", profile, "9"],
    ["relation", profile, { id: 9 }],
    ["yes as 1", { kind: "change", field: "active", value: true }, 1],
    ["no as a word", { kind: "change", field: "active", value: false }, "False"],
    ["nothing as empty text", { kind: "change", field: "tv_profile", value: null }, ""],
  ] as [string, JobWork, unknown][])(
    "that is already so is skipped: %s",
    async (_, work, value) => {
      const field = work.kind === "change" ? work.field : "";
      const { made } = worker(work, { ...known, [field]: value });
      expect(await made.prepare(target)).toMatchObject({ kind: "skip", why: "already-so" });
    },
  );

  test.each([
    [4, { kind: "skip", why: "changed-since", before: 4 }],
    ["9", { kind: "ready", before: "9" }],
    [3, { kind: "skip", why: "already-so" }],
  ])("that puts back is sent only where the value is still its own: %s", async (now, expected) => {
    const { made } = worker(profile, { ...known, profile: now });
    const back = { ...target, value: "3", onlyIf: 9 };
    expect(await made.prepare(back)).toMatchObject(expected);
  });

  test("that `Allow` does not permit is skipped", async () => {
    const { made } = worker(profile, { ...known, profile: 3 }, { allow: ["GET"] });
    expect(await made.prepare(target)).toMatchObject({
      kind: "skip",
      why: "not-permitted",
      before: 3,
    });
  });

  test.each([
    [{ id: 7, profile: 9, address: "Somewhere" }, null],
    [{ id: 512, name: "A new one" }, "#512"],
    [{ detail: "Saved." }, "Saved."],
  ])("keeps no copy of the thing that the reply is: %j", async (reply, note) => {
    const { made, gate } = worker(profile, { ...known, profile: 3 }, { reply });
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "done", reply: note });
  });

  test("answered by a page of somebody else is of unknown outcome", async () => {
    const reply = "<html><form>Sign in to go on</form></html>";
    const { made, gate } = worker(profile, { ...known, profile: 3 }, { reply });
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "unknown", why: "gateway", status: 200 });
  });

  test("of which the reply still shows the old value has failed", async () => {
    const { made, gate } = worker(
      profile,
      { ...known, profile: 3 },
      { reply: { id: 7, profile: 3 } },
    );
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "failed", why: "not-kept", status: 200 });
  });

  test("a refused mark sends nothing", async () => {
    const { made, events } = worker(profile, { ...known, profile: 3 });
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    const gate: Gate = { mark: () => Promise.reject(new Error("no disk")), mayRepeat: () => true };
    expect(await ready.send(gate)).toMatchObject({ state: "failed", why: "no-journal" });
    expect(events).toEqual(["read id,cpename,profile"]);
  });

  test.each<[string, JobWork, string, FieldValue | undefined]>([
    ["a profile's id", profile, " 12 ", 12],
    ["no number", profile, "twelve", undefined],
    ["cleared", profile, "", null],
    ["yes", { kind: "change", field: "active", value: false }, "Yes", true],
    ["sí", { kind: "change", field: "active", value: null, type: "flag" }, "sí", true],
    ["0", { kind: "change", field: "active", value: null, type: "flag" }, "0", false],
    ["no flag", { kind: "change", field: "active", value: true }, "maybe", undefined],
    [
      "text",
      { kind: "change", field: "line_profile", value: "", type: "text" },
      "residential",
      "residential",
    ],
  ])("takes its value from the file: %s", (_, work, value, expected) => {
    if (work.kind !== "change") throw new Error("a change");
    expect(valueFor(work, { ...target, value })).toBe(expected);
  });
});

describe("a request of its kind of things", () => {
  const work: JobWork = {
    kind: "request",
    name: "ask",
    severity: "interrupting",
    body: { comment: "Cut" },
  };
  const ask = (prepare: JobRequest["prepare"]) => ({ requests: { ask: { prepare } } });

  test("goes by an address with its own body, as an action does", async () => {
    const { made, events, gate } = worker(
      work,
      known,
      ask(({ name }, { body }) => ({
        kind: "act",
        href: "/api/v2/monitoring/acknowledge/",
        body: { ...body, host: name },
      })),
    );
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "done", status: 200 });
    const body = '{"comment":"Cut","host":"cpe0007"}';
    expect(events).toEqual(["mark", `POST /api/v2/monitoring/acknowledge/ ${body}`]);
  });

  test("takes the other writing method that a 405 names, but never GET", async () => {
    const act = ask(() => ({ kind: "act", href: "/api/v2/x/" }));
    const put = worker(work, known, { ...act, methodAllow: ["PUT"] });
    const ready = await put.made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(put.gate)).toMatchObject({ state: "done" });
    const get = worker(work, known, { ...act, methodAllow: ["GET"] });
    const other = await get.made.prepare(target);
    if (other.kind !== "ready") throw new Error(other.kind);
    expect(await other.send(get.gate)).toMatchObject({ state: "refused", status: 405 });
    expect(get.events.filter((event) => event.startsWith("GET"))).toEqual([]);
  });

  test("goes as GET where that is documented, without a body", async () => {
    const { made, events, gate } = worker(
      work,
      known,
      ask(() => ({ kind: "act", href: "/api/v2/oratio/sessions/7/disconnect/", method: "GET" })),
    );
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    await ready.send(gate);
    expect(events).toEqual(["mark", "GET /api/v2/oratio/sessions/7/disconnect/ undefined"]);
  });

  test("an address that leads elsewhere is refused before anything is marked", async () => {
    const { made, events, gate } = worker(
      work,
      known,
      ask(() => ({ kind: "act", href: "//evil.example/api/x" })),
    );
    const ready = await made.prepare(target);
    if (ready.kind !== "ready") throw new Error(ready.kind);
    expect(await ready.send(gate)).toMatchObject({ state: "refused", why: "link-other-host" });
    expect(events).toEqual([]);
  });

  test("writes what is its target's own, once it is marked", async () => {
    const events: string[] = [];
    const { made } = worker(
      work,
      known,
      ask(({ data }) => ({
        kind: "write",
        send: async () => {
          events.push(`create ${JSON.stringify(data)}`);
          throw new ApiError({ kind: "invalid", status: 400, fields: { name: ["Required."] } });
        },
      })),
    );
    const ready = await made.prepare({ ...target, data: { name: "" } });
    if (ready.kind !== "ready") throw new Error(ready.kind);
    const mark = async () => void events.push("mark");
    expect(await ready.send({ mark, mayRepeat: () => true })).toMatchObject({
      state: "refused",
      why: "invalid",
      reply: "name: Required.",
    });
    expect(events).toEqual(["mark", 'create {"name":""}']);
  });

  test.each<[string, JobRequest["prepare"], object]>([
    [
      "skips what its kind skips",
      () => ({ kind: "skip", why: "already-so" }),
      { kind: "skip", why: "already-so" },
    ],
    [
      "skips what is gone",
      () => Promise.reject(new ApiError({ kind: "not-found", status: 404 })),
      { kind: "skip", why: "not-found" },
    ],
    [
      "waits where the server asks for patience",
      () => Promise.reject(new ApiError({ kind: "rate-limited", status: 429, retryAfter: 3 })),
      { kind: "slow", retryAfter: 3 },
    ],
  ])("%s", async (_, prepare, expected) => {
    const { made } = worker(work, known, ask(prepare));
    expect(await made.prepare(target)).toMatchObject(expected);
  });

  test.each([
    [true, { state: "done" }],
    [false, { state: "failed", why: "not-done" }],
    [null, { state: "unknown", why: "timeout" }],
  ] as const)("of unknown outcome is looked at by its kind: %s", async (answer, expected) => {
    const requests = {
      ask: { ...ask(() => ({ kind: "act", href: "" })).requests.ask, check: async () => answer },
    };
    const { made } = worker(work, known, { requests });
    const seen = await made.check({
      job: "j",
      index: 0,
      target,
      state: "unknown",
      sends: 1,
      status: 0,
      why: "timeout",
      note: null,
      at: 1,
      finishedAt: null,
    });
    expect(seen).toMatchObject(expected);
  });

  test("that its kind does not have (any more) opens no job", () => {
    expect(() => worker(work, known)).toThrow("no requests");
    expect(() => worker(work, known, { requests: {} })).toThrow("no request ask");
  });
});

describe("a look at an unknown outcome", () => {
  const record = {
    job: "j",
    index: 0,
    target,
    state: "unknown",
    sends: 1,
    status: 0,
    note: null,
    at: 90_000,
    finishedAt: null,
    before: 3,
  } as const;

  test.each<[string, JobWork, unknown, string]>([
    ["the new value stands", profile, 9, "done"],
    ["the old value stands", profile, 3, "failed"],
    ["a third value stands", profile, 5, "unknown"],
    ["the device has started since", reboot, null, "done"],
  ])("%s", async (_, work, value, expected) => {
    const { made } = worker(work, { ...known, profile: value });
    expect((await made.check({ ...record })).state).toBe(expected);
  });

  test("a device that runs since before has said nothing", async () => {
    const { made } = worker(reboot, known);
    expect((await made.check({ ...record, at: 99_000 })).state).toBe("unknown");
  });
});
