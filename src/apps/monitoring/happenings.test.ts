import fc from "fast-check";
import { expect, test } from "vitest";
import { readHappening } from "./happenings.ts";

const read = (raw: unknown) => readHappening(raw, { path: "", odd: [] });

test("a change of state", () => {
  const row = read({
    date: "2026-05-20T12:00:00+02:00",
    host_name: "cpe0101",
    service_name: "",
    state: 1,
    state_type: 1,
    last_hard_state: 0,
    output: "Offline!",
  });
  expect(row).toMatchObject({
    host_name: "cpe0101",
    service_name: null,
    state_long: "down",
    isHard: true,
    last_hard_state: "up",
  });
});

test("the same in other words", () => {
  const row = read({
    time: "2026-05-20T12:00:00Z",
    host: "a",
    service: "txrx",
    state: "2",
    state_type: "SOFT",
  });
  expect(row).toMatchObject({
    host_name: "a",
    service_name: "txrx",
    state_long: "critical",
    isHard: false,
  });
  expect(row?.date?.toISOString()).toBe("2026-05-20T12:00:00.000Z");
});

test("an event that is not over, with its details in a line", () => {
  const row = read({
    start_time: "2026-05-20T12:00:00Z",
    end_time: null,
    source: "dhcp",
    type: "iplease",
    data: { ip: "10.0.0.4", mac: null, more: { a: 1 } },
  });
  expect(row).toMatchObject({ end_time: null, detail: 'ip: 10.0.0.4 · more: {"a":1}' });
});

test("anything is read without an error", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(() => read(data)).not.toThrow();
    }),
  );
});

test("two people who are told of one thing at one moment are two rows, also without an id; the same row is the same", () => {
  const told = { date: "2026-05-20T12:00:00Z", host_name: "cpe0101", state: 1, channel: "email" };
  const rows = [read({ ...told, user: "ana" }), read({ ...told, user: "eva" })];
  expect(new Set(rows.map((row) => row?.id)).size).toBe(2);
  expect(read({ ...told, user: "ana" })?.id).toBe(rows[0]?.id);
});
