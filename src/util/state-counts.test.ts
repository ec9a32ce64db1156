import { expect, test } from "vitest";
import { readSummary } from "./state-counts.ts";

test.each([
  ["named by their kind", { hosts: { up: 5, down: 2 } }, "down 2, up 5 / "],
  [
    "in one word",
    { num_hosts_up: 5, num_hosts_down: 2, num_services_ok: 9 },
    "down 2, up 5 / ok 9",
  ],
  [
    "a bare state of hosts, with one that services have as well",
    { up: 5, down: 2, unreachable: 1, pending: 3 },
    "down 2, unreachable 1, pending 3, up 5 / ",
  ],
  ["a bare state of services", { ok: 5, unknown: 1 }, " / unknown 1, ok 5"],
  ["bare states of both: a pending one is nobody's", { up: 5, ok: 4, pending: 3 }, "up 5 / ok 4"],
  ["a number of something else", { id: 7, members: 12 }, " / "],
])("%s", (_, data, said) => {
  const { hosts, services } = readSummary(data);
  const line = (figures: typeof hosts) =>
    figures.map(({ state, count }) => `${state} ${count}`).join(", ");
  expect(`${line(hosts)} / ${line(services)}`).toBe(said);
});
