import { describe, expect, test } from "vitest";
import type { Reading } from "#src/util/recognise.ts";
import { device, fakeBox, fakeSource, settled } from "./lookup-fakes.ts";
import { stepsOf } from "./lookup-search.ts";

const SERIAL = "HWTC14310A47";
const titles = (box: ReturnType<typeof fakeBox>["box"]) =>
  box.get().options.map((option) => (option.kind === "hit" ? option.hit.title : option.kind));

describe("typing", () => {
  test("asks when the person pauses, not at every key", async () => {
    const crm = fakeSource(["serial", "text", "external-id", "pppoe"]);
    const { box, pause } = fakeBox([crm.offered]);
    for (let length = 1; length <= SERIAL.length; length++) box.type(SERIAL.slice(0, length));
    await settled();
    expect(crm.questions).toHaveLength(0);
    await pause();
    expect(crm.questions.map(({ reading }) => reading.kind)).toEqual(["serial"]);
  });

  test("a further key cancels what runs, and its answer no longer counts", async () => {
    const crm = fakeSource(["text"]);
    const { box, pause } = fakeBox([crm.offered]);
    box.type("gar");
    await pause();
    box.type("garc");
    crm.questions[0]?.reply([device(1)]);
    expect(crm.questions[0]?.signal.aborted).toBe(true);
    await settled();
    expect(titles(box)).toEqual([]);
    await pause();
    crm.questions[1]?.reply([device(2, false)]);
    await settled();
    expect(titles(box)).toEqual(["cpe0002"]);
  });

  test("blanks around the same text ask nothing again", async () => {
    const crm = fakeSource(["serial"]);
    const { box, pause } = fakeBox([crm.offered]);
    box.type(SERIAL);
    await pause();
    box.type(` ${SERIAL} `);
    await pause();
    expect(crm.questions).toHaveLength(1);
    expect(crm.questions[0]?.signal.aborted).toBe(false);
  });

  test("one or two characters wait for Enter", async () => {
    const crm = fakeSource(["text"]);
    const { box, pause } = fakeBox([crm.offered]);
    box.type("ga");
    await pause();
    expect(crm.questions).toHaveLength(0);
    box.enter();
    await settled();
    expect(crm.questions).toHaveLength(1);
  });
});

describe("Enter", () => {
  test("opens nothing that was found by a guess, and offers it", async () => {
    const crm = fakeSource(["likely-serial"]);
    const { box, opened } = fakeBox([crm.offered]);
    box.type("HWTC5EOOO106");
    box.enter();
    await settled();
    crm.questions[0]?.reply([device(1)]);
    await settled();
    expect([opened, titles(box)]).toEqual([[], ["cpe0001"]]);
  });

  test("before any answer waits, then opens the one exact device", async () => {
    const crm = fakeSource(["serial"]);
    const { box, opened } = fakeBox([crm.offered]);
    box.type(SERIAL);
    box.enter();
    await settled();
    expect(box.get()).toMatchObject({ phase: "asking", isEntered: true });
    crm.questions[0]?.reply([device(7)]);
    await settled();
    expect(opened).toEqual(["/isp/cpes/7"]);
    expect(box.get()).toMatchObject({ text: "", isOpen: false, phase: "idle" });
    expect(crm.questions).toHaveLength(1);
  });

  test("pressed while the search runs does not ask again", async () => {
    const crm = fakeSource(["serial"]);
    const { box, pause, opened } = fakeBox([crm.offered]);
    box.type(SERIAL);
    await pause();
    box.enter();
    box.enter();
    crm.questions[0]?.reply([device(7)]);
    await settled();
    expect(opened).toEqual(["/isp/cpes/7"]);
    expect(crm.questions).toHaveLength(1);
  });

  test("after the answer opens at once", async () => {
    const crm = fakeSource(["serial"]);
    const { box, pause, opened } = fakeBox([crm.offered]);
    box.type(SERIAL);
    await pause();
    crm.questions[0]?.reply([device(7)]);
    await settled();
    expect(opened).toEqual([]);
    box.enter();
    expect(opened).toEqual(["/isp/cpes/7"]);
  });

  test.each([
    ["two devices with the same serial", [device(1), device(2)]],
    ["nothing exact", [device(1, false)]],
    ["nothing", []],
  ])("opens none by itself with %s", async (_, hits) => {
    const crm = fakeSource(["serial"]);
    const { box, opened } = fakeBox([crm.offered]);
    box.type(SERIAL);
    box.enter();
    await settled();
    crm.questions[0]?.reply(hits);
    await settled();
    expect(opened).toEqual([]);
    expect(box.get()).toMatchObject({ isOpen: true, phase: "done", isEntered: false });
    expect(box.get().options).toHaveLength(hits.length);
  });

  test("does not open anything once the person went elsewhere", async () => {
    const crm = fakeSource(["serial"]);
    const { box, opened } = fakeBox([crm.offered]);
    box.type(SERIAL);
    box.enter();
    await settled();
    box.leave();
    crm.questions[0]?.reply([device(7)]);
    await settled();
    expect(opened).toEqual([]);
  });

  test("does not open the one where another source failed and might know another", async () => {
    const crm = fakeSource(["ip"]);
    const monitoring = fakeSource(["ip"]);
    const { box, opened } = fakeBox([crm.offered, monitoring.offered]);
    box.type("10.8.33.14");
    box.enter();
    await settled();
    crm.questions[0]?.reply([device(7)]);
    monitoring.questions[0]?.fail(new Error("500"));
    await settled();
    expect(opened).toEqual([]);
    expect(titles(box)).toEqual(["cpe0007"]);
    box.retry(monitoring.offered.source);
    monitoring.questions[1]?.reply([device(7)]);
    await settled();
    expect(titles(box)).toEqual(["cpe0007"]);
    box.enter();
    expect(opened).toEqual(["/isp/cpes/7"]);
  });
});

describe("Enter on an address with a session", () => {
  const session = (owner: string | null) => ({
    kind: "session",
    id: "a1",
    path: "/radius/sessions/a1",
    title: "casa@isp",
    detail: "",
    isExact: true,
    device: owner,
  });
  test.each([
    ["the device, where the session is its own", [device(7)], session("cpe0007"), "/isp/cpes/7"],
    ["the device, where the session tells no other", [device(7)], session(null), "/isp/cpes/7"],
    [
      "nothing by itself, where another device has the session",
      [device(7)],
      session("cpe0008"),
      null,
    ],
    ["the session, where no device was found", [], session("cpe0008"), "/radius/sessions/a1"],
  ])("opens %s", async (_, devices, found, path) => {
    const crm = fakeSource(["ip"]);
    const radius = fakeSource(["ip"], "sessions");
    const { box, opened } = fakeBox([crm.offered, radius.offered]);
    box.type("10.8.33.14");
    box.enter();
    await settled();
    crm.questions[0]?.reply(devices);
    radius.questions[0]?.reply([found]);
    await settled();
    expect(opened).toEqual(path === null ? [] : [path]);
  });
});

describe("results", () => {
  test("appear as each source answers, by kind, exact ones first, each thing once", async () => {
    const crm = fakeSource(["external-id", "pppoe", "text"]);
    const people = fakeSource(["external-id", "text"], "customers");
    const monitoring = fakeSource(["text"]);
    const { box, pause } = fakeBox([people.offered, crm.offered, monitoring.offered]);
    box.type("fibra");
    await pause();
    people.questions[0]?.reply([{ ...device(9, false), path: "/isp/customers/9", title: "Ana" }]);
    await settled();
    expect(titles(box)).toEqual(["Ana"]);
    monitoring.questions[0]?.reply([device(1, false), device(3, false)]);
    await settled();
    expect(titles(box)).toEqual(["cpe0001", "cpe0003", "Ana"]);
    crm.questions[0]?.reply([device(1, false), device(2)]);
    await settled();
    expect(titles(box)).toEqual(["cpe0002", "cpe0001", "cpe0003", "Ana"]);
    expect(box.get().phase).toBe("done");
  });

  test("the option under the arrows stays under them when better ones arrive", async () => {
    const crm = fakeSource(["text"]);
    const monitoring = fakeSource(["text"]);
    const { box, pause, opened } = fakeBox([crm.offered, monitoring.offered]);
    box.type("fibra");
    await pause();
    crm.questions[0]?.reply([device(1, false)]);
    await settled();
    box.move(1);
    monitoring.questions[0]?.reply([device(2, true)]);
    await settled();
    expect(titles(box)).toEqual(["cpe0002", "cpe0001"]);
    box.enter();
    expect(opened).toEqual(["/isp/cpes/1"]);
  });

  test("arrows go round", async () => {
    const crm = fakeSource(["text"]);
    const { box, pause } = fakeBox([crm.offered]);
    box.type("fibra");
    await pause();
    crm.questions[0]?.reply([device(1, false), device(2, false)]);
    await settled();
    const seen = [-1, 1, 1, 1, -1].map((step) => {
      box.move(step === 1 ? 1 : -1);
      return box.get().active?.at(-1);
    });
    expect(seen.join("")).toBe("21212");
  });

  test("recent and pinned things stand there while the box is empty", () => {
    const visit = { ...device(1), detail: "Ana" };
    const pin = { ...device(2), serial: SERIAL };
    const { box, opened } = fakeBox([], {
      shortcuts: () => ({ pins: [pin], visits: [visit, { ...pin, detail: "Luis" }] }),
    });
    box.focus();
    expect(box.get().options.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      "pinned /isp/cpes/2",
      "recent /isp/cpes/1",
    ]);
    box.move(1);
    box.enter();
    expect(opened).toEqual(["/isp/cpes/2"]);
  });
});

describe("Escape", () => {
  test("cancels and closes, the second one empties the box", async () => {
    const crm = fakeSource(["serial"]);
    const { box } = fakeBox([crm.offered]);
    box.type(SERIAL);
    box.enter();
    await settled();
    box.escape();
    expect(crm.questions[0]?.signal.aborted).toBe(true);
    expect(box.get()).toMatchObject({ isOpen: false, text: SERIAL, phase: "idle" });
    box.escape();
    expect(box.get().text).toBe("");
    expect(box.escape()).toBe(false);
  });

  test("what was found stays found", async () => {
    const crm = fakeSource(["serial"]);
    const { box, pause } = fakeBox([crm.offered]);
    box.type(SERIAL);
    await pause();
    crm.questions[0]?.reply([device(1)]);
    await settled();
    box.escape();
    box.focus();
    expect(titles(box)).toEqual(["cpe0001"]);
  });
});

describe("a list", () => {
  const lines = Array.from({ length: 12 }, (_, index) => `HWTC1431${String(1000 + index)}`);

  test("goes to a bulk job where there is that application", () => {
    const { box, bulk } = fakeBox([], { hasBulk: () => true });
    box.type(lines.join(", "));
    expect(box.get().options.map(({ kind }) => kind)).toEqual(["bulk", "each"]);
    box.enter();
    expect(bulk).toEqual([lines]);
  });

  test("is not asked for while typing; else its first ten are looked up, three at a time", async () => {
    const crm = fakeSource(["serial"]);
    const { box, pause } = fakeBox([crm.offered]);
    box.type(lines.join("\n"));
    await pause();
    expect(crm.questions).toHaveLength(0);
    expect(box.get().options).toMatchObject([{ kind: "each", count: 10, isAll: false }]);
    box.enter();
    await settled();
    expect(crm.questions).toHaveLength(3);
    for (let index = 0; index < 10; index++) {
      crm.questions[index]?.reply(index === 4 ? [] : [device(index + 1)]);
      await settled();
    }
    expect(crm.questions).toHaveLength(10);
    expect(box.get().phase).toBe("done");
    expect(titles(box)).toHaveLength(9);
    const missing = box.get().items.filter(({ runs }) => runs.every((run) => !run.hits.length));
    expect(missing.map(({ item }) => item)).toEqual([lines[4]]);
  });
});

describe("the order of asking", () => {
  const serial: Reading = { kind: "serial", serial: { hex: "4857544314310a47", printed: SERIAL } };
  const mac: Reading = { kind: "mac", mac: "485754431431" };
  const code: Reading = { kind: "external-id", value: "X1" };
  const id: Reading = { kind: "id", id: 350 };
  const text: Reading = { kind: "text", text: "X1" };
  const extension: Reading = { kind: "phone", phone: { digits: "350", variants: ["350"] } };
  const phone: Reading = {
    kind: "phone",
    phone: { digits: "916727461", variants: ["916727461", "0034916727461"] },
  };

  test.each<[string, Reading[], Reading[][]]>([
    ["one reading", [serial], [[serial]]],
    [
      "shapes one by one, codes together, text last",
      [mac, serial, code, text],
      [[mac], [serial], [code], [text]],
    ],
    ["a small number may be many things", [id, code, extension], [[id, code, extension]]],
    ["a whole telephone number before other numbers", [phone, code, id], [[phone], [code, id]]],
  ])("%s", (_, readings, steps) => {
    expect(stepsOf(readings)).toEqual(steps);
  });

  test("an exact match ends it; without one the next step follows", async () => {
    const crm = fakeSource(["serial", "external-id", "pppoe", "text"]);
    const { box, opened } = fakeBox([crm.offered]);
    box.type("XKPQ14310a47");
    box.enter();
    await settled();
    crm.questions[0]?.reply([]);
    await settled();
    const kinds = () => crm.questions.map(({ reading }) => reading.kind);
    expect(kinds()).toEqual(["serial", "external-id", "pppoe"]);
    crm.questions[1]?.reply([device(5)]);
    crm.questions[2]?.reply([]);
    await settled();
    expect(kinds()).toHaveLength(3);
    expect(opened).toEqual(["/isp/cpes/5"]);
  });
});
