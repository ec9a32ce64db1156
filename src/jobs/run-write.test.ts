import { describe, expect, test } from "vitest";
import { ApiError, kindOf } from "#src/krill/errors.ts";
import type { Reply } from "#src/krill/transport.ts";
import { changeToKeep, type ActionRecord } from "./record.ts";
import { runWrite, type WriteRequest } from "./run-write.ts";

const thing = { app: "isp", kind: "customer", id: "", name: "Ana", path: "/isp/customers" };
const reply: Reply = {
  status: 201,
  data: { id: 9, pppoe_password: "s3cret" },
  allow: null,
  at: new Date(0),
  request: { method: "POST", url: "", ms: 1, at: new Date(0) },
};

/** Runs one write in a world that does what it is told, and tells what happened in which order. */
async function run(
  more: Partial<WriteRequest<Reply>> = {},
  world: { isOnline?: boolean; isDiskFull?: boolean; signsOut?: boolean } = {},
) {
  const events: string[] = [];
  const person = new AbortController();
  const disk: ActionRecord[] = [];
  const result = await runWrite<Reply>(
    {
      thing,
      name: "create",
      severity: "interrupting",
      method: "POST",
      href: "/api/v2/isp/customers/?token=abc",
      changes: [changeToKeep("name", null, "Ana"), changeToKeep("wifi_password", "a", "b")],
      send: async () => {
        events.push("send");
        return reply;
      },
      replyOf: (done) => done,
      ...more,
    },
    {
      journal: {
        write: async (record) => {
          if (world.isDiskFull) throw new Error("disk full");
          events.push(`write ${record.state}`);
          disk.push(record);
          if (world.signsOut) person.abort();
        },
        hold: async (_, work) => work(),
      },
      user: () => "noc",
      life: () => person.signal,
      now: () => 1000,
      newId: () => "r1",
      isOnline: () => world.isOnline ?? true,
    },
  );
  return { ...result, events, disk };
}

const fails = (error: Error) => ({
  send: async (): Promise<Reply> => {
    throw error;
  },
});

describe("a write of a form", () => {
  test("is on disk before it is sent, and completed after", async () => {
    const made = { ...thing, id: "9", path: "/isp/customers/9" };
    const { events, record } = await run({ thingOf: () => made });
    expect(events).toEqual(["write sending", "send", "write done"]);
    expect(record).toMatchObject({ state: "done", status: 201, thing: made, method: "POST" });
  });

  test("is not sent as the next person's where its own signs out while it is written down", async () => {
    const { events, record, done } = await run({}, { signsOut: true });
    expect(events).toEqual(["write sending", "write failed"]);
    expect([record.why, done]).toEqual(["stopped", null]);
  });

  test("leaves no secret in the record", async () => {
    const { disk } = await run();
    expect(JSON.stringify(disk)).not.toMatch(/s3cret|abc|"a"|"b"/u);
    expect(disk[0]?.changes).toEqual([
      { field: "name", from: null, to: "Ana" },
      { field: "wifi_password", from: "•••", to: "•••" },
    ]);
  });

  test.each([
    ["the journal cannot be written", { isDiskFull: true }, "no-journal"],
    ["the browser is offline", { isOnline: false }, "offline"],
  ])("is not sent where %s", async (_, world, why) => {
    const { events, record, done, error } = await run({}, world);
    expect(events).not.toContain("send");
    expect([record.state, record.why, done, error]).toEqual(["failed", why, null, null]);
  });

  test.each([
    [400, "refused"],
    [403, "refused"],
    [409, "refused"],
    [500, "failed"],
    [502, "unknown"],
    [504, "unknown"],
  ])("answered %i is %s, and the form gets the error", async (status, state) => {
    const failure = new ApiError({ kind: kindOf(status), status });
    const { record, error } = await run(fails(failure));
    expect([record.state, error]).toEqual([state, failure]);
  });

  test("answered by a page of somebody else its outcome is unknown, also with status 200", async () => {
    const data = "<html><form>Sign in to go on</form></html>";
    const { record, done, error } = await run({
      send: async () => ({ ...reply, status: 200, data }),
    });
    expect(record).toMatchObject({ state: "unknown", why: "gateway", status: 200, reply: null });
    expect(done).toBeNull();
    // Null would say that nothing was sent.
    expect(error).toMatchObject({ kind: "malformed" });
  });

  test("without an answer its outcome is unknown", async () => {
    const { record, events } = await run(fails(new ApiError({ kind: "network" })));
    expect(record).toMatchObject({ state: "unknown", why: "no-answer" });
    expect(events).toEqual(["write sending", "write unknown"]);
  });
});
