import { describe, expect, test, vi } from "vitest";
import { cpes, type Cpe } from "#src/apps/isp/api.ts";
import { ApiError } from "#src/krill/errors.ts";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import type { WriteOrder } from "#src/resource/write-store.ts";
import type { WriteOutcome } from "#src/resource/write-news.ts";
import { openCpe } from "./api.ts";
import { install, type InstallTools } from "./install.ts";
import { NEW_INSTALLATION, type Installation } from "./installation.ts";

const SN = "485754430abc0011";
const own = { ...cpes };
const network = new ApiError({ kind: "network" });

const BEGUN: Installation = {
  ...NEW_INSTALLATION,
  cpe: "new",
  fields: {
    sn: "HWTC0ABC0011",
    customer: "12",
    model: "EG8145V5",
    profile: "2",
    line_profile: "x",
  },
};

/** A Krill of CPEs, and an installer in front of it whose replies may get lost. */
function field(rows: Partial<Cpe>[] = [], { isTold = true } = {}) {
  const there = rows as Cpe[];
  const sent: WriteOrder<Cpe>[] = [];
  const state = {
    one: BEGUN,
    isReplyLost: false,
    isCut: false,
    isForbidden: false,
    isReadOnly: false,
    isDoubled: false,
    isKept: false,
  };
  const tools: InstallTools = {
    findBySerial: async () => {
      if (state.isCut) throw network;
      return { rows: isTold ? there.filter((cpe) => cpe.sn === SN) : [], isTold };
    },
    openCpe: async (id) => {
      const data = there.find((cpe) => cpe.id === id);
      if (!data) throw new ApiError({ kind: "not-found" });
      if (state.isReadOnly) return null;
      return { resource: cpes, item: { data, allow: null, at: new Date(), odd: [] }, next: own };
    },
    write: async (order) => {
      // It is written down before it goes out.
      expect(state.one.sentAt).not.toBeNull();
      if (state.isDoubled) {
        there.push({ id: 159, ...order.body });
        const error = new ApiError({ kind: "invalid", status: 400 });
        return { record: { state: "refused" }, row: null, error } as unknown as WriteOutcome;
      }
      if (state.isForbidden && order.resource !== own) {
        const error = new ApiError({ kind: "forbidden", status: 403 });
        return { record: { state: "refused" }, row: null, error } as unknown as WriteOutcome;
      }
      sent.push(order);
      if (state.isKept) {
        const kept = { record: { state: "done", thing: order.thing }, row: there[0], error: null };
        return kept as unknown as WriteOutcome;
      }
      const row = { id: 159, ...order.body } as unknown as Cpe;
      if (order.name === "create") there.push(row);
      else Object.assign(there.find(({ id }) => String(id) === order.thing.id) ?? {}, order.body);
      const known = order.name === "create" ? row : { id: Number(order.thing.id) };
      return state.isReplyLost
        ? ({ record: { state: "unknown" }, row: null, error: network } as unknown as WriteOutcome)
        : ({
            record: { state: "done", thing: order.thing },
            row: known,
            error: null,
          } as unknown as WriteOutcome);
    },
    mark: (sentAt) => {
      state.one = { ...state.one, sentAt };
    },
    now: () => 1000,
  };
  const press = (isForced = false) => install(state.one, "secret", tools, isForced);
  return { state, sent, press };
}

describe("an installation", () => {
  test("is sent once, and ends at its CPE", async () => {
    const { press, sent, state } = field();
    expect(await press()).toEqual({ kind: "done", id: 159 });
    expect(sent).toHaveLength(1);
    expect(state.one.sentAt).toBeNull();
  });

  test("whose reply was lost is looked for, and not sent twice", async () => {
    const { press, sent, state } = field();
    state.isReplyLost = true;
    expect(await press()).toMatchObject({ kind: "unknown" });
    state.isCut = true;
    expect(await press()).toMatchObject({ kind: "not-read" });
    state.isCut = false;
    expect(await press()).toEqual({ kind: "done", id: 159 });
    expect(sent).toHaveLength(1);
  });

  test("that the browser itself sent twice is there, whatever the second reply says", async () => {
    const { press, state } = field();
    state.isDoubled = true;
    expect(await press()).toEqual({ kind: "done", id: 159 });
    expect(state.one.sentAt).toBeNull();
  });

  test("that the server accepted without taking the serial number is not called done", async () => {
    const { press, sent, state } = field([{ id: 7, cpename: "cpe0007", sn: "485754430abc0099" }]);
    state.one = { ...BEGUN, cpe: 7 };
    state.isKept = true;
    expect(await press()).toEqual({ kind: "not-kept" });
    expect(state.one.sentAt).toBeNull();
    state.isKept = false;
    expect(await press()).toEqual({ kind: "done", id: 7 });
    expect(sent).toHaveLength(2);
  });

  test("that did not arrive is only sent again by a person", async () => {
    const { press, sent, state } = field();
    state.one = { ...state.one, sentAt: 5 };
    expect(await press()).toEqual({ kind: "not-arrived" });
    expect(sent).toHaveLength(0);
    expect(await press(true)).toMatchObject({ kind: "done" });
    expect(sent).toHaveLength(1);
  });

  test("cannot be looked for on a server that ignores the filter", async () => {
    const { press, sent, state } = field([], { isTold: false });
    state.one = { ...state.one, sentAt: 5 };
    expect(await press()).toEqual({ kind: "cannot-tell" });
    expect(sent).toHaveLength(0);
  });

  test("is not sent where another CPE has the serial number, unless a person wants it", async () => {
    const { press, sent } = field([{ id: 3, sn: SN, customer: 99 }]);
    expect(await press()).toMatchObject({ kind: "taken" });
    expect(sent).toHaveLength(0);
    expect(await press(true)).toMatchObject({ kind: "done" });
  });

  test("is not made a second time where the customer has it already", async () => {
    const { press, sent } = field([{ id: 3, sn: SN, customer: 12 }]);
    expect(await press()).toMatchObject({ kind: "there", rows: [{ id: 3 }] });
    expect(await press(true)).toMatchObject({ kind: "there" });
    expect(sent).toHaveLength(0);
  });

  test("on a CPE that is there changes what differs; once more it is so already", async () => {
    const { press, sent, state } = field([{ id: 7, sn: null, customer: 12, tech: "gpon" }]);
    state.one = { ...state.one, cpe: 7 };
    state.isReplyLost = true;
    expect(await press()).toMatchObject({ kind: "unknown" });
    expect(sent[0]).toMatchObject({
      name: "change",
      body: { sn: SN, model: "EG8145V5", wifi_password: "secret" },
      before: { sn: null },
    });
    expect(await press()).toEqual({ kind: "done", id: 7 });
    expect(sent).toHaveLength(1);
  });

  test("goes to the installer's own address where the other forbids it", async () => {
    const { press, sent, state } = field([{ id: 7, sn: null, customer: 12 }]);
    state.one = { ...state.one, cpe: 7 };
    state.isForbidden = true;
    expect(await press()).toEqual({ kind: "done", id: 7 });
    expect(sent).toMatchObject([{ resource: own }]);
  });

  test("of a CPE that this person may not change sends nothing, and says so", async () => {
    const { press, sent, state } = field([{ id: 7, sn: null, customer: 12 }]);
    state.one = { ...state.one, cpe: 7 };
    state.isReadOnly = true;
    expect(await press()).toEqual({ kind: "may-not" });
    expect(sent).toHaveLength(0);
    expect(state.one.sentAt).toBeNull();
  });

  test.each([
    ["GET, HEAD, OPTIONS", 404],
    ["GET, PUT", 200],
  ])("finds a CPE that may not be changed (%s, its own address %i)", async (allow, status) => {
    const seen = fakeFetch(({ path }) => ({
      status: path.includes("/isp/") ? 200 : status,
      json: { id: 7, cpename: "cpe0007" },
      headers: { allow },
    }));
    expect(await openCpe(7)).toBeNull();
    expect(seen.map(({ path }) => path.split("?")[0])).toEqual([
      "/api/v2/isp/cpes/7/",
      "/api/v2/installer/cpes/7/",
    ]);
    vi.unstubAllGlobals();
  });

  test("without a connection sends nothing", async () => {
    const { press, sent, state } = field();
    state.isCut = true;
    expect(await press()).toMatchObject({ kind: "not-read", error: { kind: "network" } });
    expect(sent).toHaveLength(0);
    expect(state.one.sentAt).toBeNull();
  });
});
