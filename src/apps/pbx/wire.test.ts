import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bandsIn,
  bandsProblem,
  isRefTo,
  meantBy,
  readJump,
  refsTo,
  sendDefinition,
  sendItems,
  sendRefs,
  readRows,
  showBands,
  showRefs,
} from "./wire.ts";
import { planFrom } from "./plan.ts";

describe("jumps, however they come", () => {
  test.each([
    ["rec:Bienvenido", undefined, "rec:Bienvenido"],
    [{ label: "grp:22 (Administracion)" }, undefined, "grp:22 (Administracion)"],
    [{ type: "group", id: 4, cli: "22" }, undefined, "group:22"],
    [{ kind: "voicemail", number: 1022 }, undefined, "voicemail:1022"],
    [17, "que:1022 (Administración)", "que:1022 (Administración)"],
    [17, { label: "vm:1001" }, "vm:1001"],
    [17, null, "17"],
    [{ id: 3 }, undefined, "3"],
    ["", "rec:X", null],
    [null, undefined, null],
    [null, "rec:X", null],
    [[], undefined, null],
  ])("%j, decoded %j, is %j", (raw, decoded, text) => {
    expect(readJump(raw, decoded).text).toBe(text);
  });
});

describe("lists of other things", () => {
  test.each([
    [[1, 2], "#1\n#2"],
    [["1022/Taller", "1023"], "1022/Taller\n1023"],
    [["1021/Mesa 1", "1022/Sala, 2"], "1021/Mesa 1\n1022/Sala, 2"],
    ["1021/Mesa 1, 1022/Mesa 2", "1021/Mesa 1\n1022/Mesa 2"],
    ["1/1 15/8 $easter$", "1/1\n15/8\n$easter$"],
    [[{ id: 7, cli: "1022" }, { cli: "1023" }], "#7\n1023"],
    [[{ id: "7", cli: "1022" }], "#7"],
    ["1022, 1023", "1022\n1023"],
    [null, ""],
    [{}, ""],
  ])("%j is %j", (value, text) => {
    expect(showRefs(value)).toBe(text);
  });

  test("digits that nothing is called by are an id", () => {
    const lines = [
      { id: 1, name: "1022" },
      { id: 1022, name: "1023" },
    ];
    const refs = ["1", "1022", "#1022", "7"].map(refsTo(lines).withId);
    expect(refs).toEqual(["#1", "1022", "#1022", "7"]);
  });

  test("ids go back as numbers, the rest as it came", () => {
    for (const came of [
      [12, "1022/Taller"],
      ["1021/Mesa 1", "1022/Sala, 2"],
    ])
      expect(sendRefs(showRefs(came))).toEqual(came);
  });

  test("an id, its number and its number with a label mean the same line", () => {
    for (const ref of ["#12", "1022", "#1022", "1022/Taller", "1022/Mesa 1"])
      expect(isRefTo(ref, 12, ["1022"])).toBe(true);
    expect(isRefTo("12", 12, ["1022"])).toBe(false);
  });

  test("among many the same is meant as each by itself would tell", () => {
    const ref = fc.stringMatching(/^#?[1-4]{1,2}(?:[ ,/][1-4])?$/u);
    const name = fc.stringMatching(/^[1-4]{0,2}$/u);
    const thing = fc.record({ id: fc.option(fc.nat(44)), name });
    fc.assert(
      fc.property(fc.array(ref), fc.array(thing), (refs, things) => {
        const isIt = (one: string) => (of: (typeof things)[number]) =>
          isRefTo(one, of.id, of.name === "" ? [] : [of.name]);
        const { find } = refsTo(things);
        for (const one of refs) expect(find(one)).toBe(things.find(isIt(one)));
        const isMeant = meantBy(refs);
        for (const of of things) expect(isMeant(of)).toBe(refs.some((one) => isIt(one)(of)));
      }),
    );
  });
});

describe("schedules", () => {
  test.each([
    [{ definition: "mon-thu: 09:00-14:00 / 16:00-19:00" }, "mon-thu: 09:00-14:00 / 16:00-19:00"],
    [{ definition: ["off sat: 10-14"] }, "off sat-sat: 10:00-14:00 / -"],
    [
      { items: [{ day_from: 0, day_to: 4, morning_from: "8:00", morning_to: "15:00" }] },
      "mon-fri: 08:00-15:00 / -",
    ],
    [{ items: ["siempre"] }, "? siempre"],
    [
      { definition: "mon-fri: 08:00-10:00 / 11:00-13:00 / 16:00-18:00" },
      "mon-fri: 08:00-10:00 / 11:00-13:00\nmon-fri: 16:00-18:00 / -",
    ],
    [{ items: [{ day_from: 0, day_to: 4, morning_from: "", morning_to: null }] }, "mon-fri: - / -"],
    [{}, ""],
  ])("%j is %j", (row, text) => {
    expect(showBands(row)).toBe(text);
  });

  const times = { morning_from: "08:00", morning_to: "15:00" };
  test.each([
    ["days that are counted to 7", { day_from: 1, day_to: 7, ...times }],
    ["hours that are numbers", { day_from: 0, day_to: 4, morning_from: 480, morning_to: 900 }],
    [
      "an hour that there is not",
      { day: "mon", ...times, evening_from: "16:00", evening_to: "25" },
    ],
    ["hours by other names", { day: "mon", opens: "08:00", closes: "15:00" }],
  ])("a row with %s is not understood, and not closed or open by guess", (_, item) => {
    expect(readRows({ items: [item] })).toEqual({ rows: [], unread: [JSON.stringify(item)] });
  });

  test("are sent as records or in the vendor's writing", () => {
    const text = "off mon-fri: 09:00-14:00 / -\nsat-sat: - / 16:00-20:00";
    expect(sendDefinition(text)).toBe("off mon-fri: 09:00-14:00\nsat: 16:00-20:00");
    expect(sendItems(text)[1]).toEqual({
      active: true,
      weekday_from: "sat",
      weekday_to: "sat",
      morning_from: null,
      morning_to: null,
      evening_from: "16:00",
      evening_to: "20:00",
    });
  });

  test.each([
    ["mon-fri: 09:00-14:00 / -", null],
    ["mon-fri: 22:00-06:00 / -", null],
    ["mon-fri: - / -", "bands"],
    ["mon-fri: 09:00- / -", "bands"],
    ["mon-fri: 09:00-09:00 / -", "bands"],
    ["? siempre", "unreadRows"],
  ])("%j is wrong by %j", (text, problem) => {
    expect(bandsProblem(text)).toBe(problem);
  });

  test("a row that nobody understands is never lost in silence", () => {
    expect(bandsIn("? siempre").unread).toEqual(["siempre"]);
  });
});

test("a PBX of any values makes a plan", () => {
  const item = fc
    .record({
      id: fc.nat(),
      name: fc.option(fc.string()),
      extensions: fc.anything(),
      incoming: fc.anything(),
      decoded_incoming: fc.anything(),
      fail: fc.anything(),
      schedule: fc.anything(),
      holidays: fc.anything(),
      options: fc.anything(),
      items: fc.anything(),
      definition: fc.anything(),
    })
    .map((one) => ({ ...one }) as never);
  const items = fc.record({
    ddis: fc.array(item),
    groups: fc.array(item),
    queues: fc.array(item),
    receptionists: fc.array(item),
    schedules: fc.array(item),
  });
  fc.assert(
    fc.property(item, items, (pbx, all) => {
      const plan = planFrom({ pbx, items: all, lines: [], holidays: [] });
      expect(plan.groups.length).toBe(all.groups.length);
    }),
  );
});
