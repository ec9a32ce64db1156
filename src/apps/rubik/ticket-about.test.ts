import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Translate } from "#src/i18n/i18n.ts";
import { fakeFetch, type Answer } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ticketBegin, type TicketAbout } from "./ticket-about.ts";

const words: Translate<"rubik"> = (key, values) => [key, values?.["id"]].filter(Boolean).join(" ");
const BROKEN: Answer = { status: 500, text: "<h1>500</h1>" };
const DEVICE: Answer = {
  status: 200,
  json: { id: 7, cpename: "cpe0007", sn: "485754435e000007", realm: "cpe", customer: 1 },
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.unstubAllGlobals();
  queryClient.clear();
});
afterEach(() => vi.useRealTimers());

/** What a ticket begins with where Rubik answers so, and the CRM knows the device. */
async function begin(about: Partial<TicketAbout>, rubik: Answer, device: Answer = DEVICE) {
  fakeFetch(({ path }) =>
    path.includes("/rubik/") ? rubik : path.includes("/isp/cpes/") ? device : BROKEN,
  );
  const asked = ticketBegin(
    { service: null, cpe: null, summary: null, ...about },
    words,
    () => "now",
  );
  await vi.advanceTimersByTimeAsync(20_000);
  // What is not there by then is not waited for by the person either.
  const values = await Promise.race([asked, Promise.resolve(null)]);
  return values && [values["service"], String(values["description"]).trim().split("\n")];
}

test.each([
  ["fails", BROKEN],
  ["hangs", "hang"],
] as const)(
  "a service that %s keeps its number, and is said not to be read",
  async (_how, rubik) => {
    expect(await begin({ service: 12 }, rubik)).toEqual(["12", ["about.noService 12"]]);
  },
);

test.each([
  ["failed", BROKEN, ["Up", "about.noServices"]],
  ["hung", "hang", ["Up", "about.noServices"]],
  ["was not for this person", { status: 403, json: {} }, ["Up"]],
  ["found nothing", { status: 200, json: { count: 0, results: [] } }, ["Up"]],
] as const)("a device whose service search %s", async (_how, rubik, lines) => {
  expect(await begin({ cpe: 7, summary: "Up" }, rubik as Answer)).toEqual(["", lines]);
});

test("a device that cannot be read leaves what its page has said, or is said not to be read", async () => {
  const none: Answer = { status: 200, json: [] };
  expect(await begin({ cpe: 7, summary: "Up" }, none, BROKEN)).toEqual(["", ["Up"]]);
  expect(await begin({ cpe: 7 }, none, BROKEN)).toEqual(["", ["about.noDevice"]]);
});
