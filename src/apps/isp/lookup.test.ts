import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeFetch, type Answer, type Seen } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { recognise, type Reading } from "#src/util/recognise.ts";
import { cpes } from "./api.ts";
import { sources } from "./lookup.ts";

const HEX = "4857544314310a47";
const PRINTED = "HWTC14310A47";
const row = { id: 7, cpename: "cpe0007", realm: "cpe", model: "HG8245H", sn: HEX, customer: 65 };
const other = { ...row, id: 8, cpename: "cpe0008", sn: "4857544300000001" };

const host = {
  name: "cpe0007",
  type: "Host",
  attrs: { host_name: "cpe0007", vars: { administrative_info: { id: 7 } } },
};

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const page = (...results: object[]): Answer => ({
  status: 200,
  json: { count: results.length, next: null, previous: null, results },
});

/** What the first reading of a text finds among devices and customers, and what was asked for it. */
async function find(text: string, answer: (request: Seen) => Answer) {
  const seen = fakeFetch(answer);
  const recognised = recognise(text);
  const reading: Reading =
    recognised.kind === "one" ? recognised.readings[0] : { kind: "text", text };
  const answers = await Promise.all(
    sources
      .filter(({ kinds }) => kinds.includes(reading.kind))
      .map(({ find: ask }) => ask(reading, new AbortController().signal)),
  );
  return {
    hits: answers.flatMap(({ hits }) => hits),
    outcomes: answers.flatMap(({ asked }) => asked.map(({ outcome }) => outcome)),
    asked: seen.map(({ path }) => decodeURIComponent(path.replace("/api/v2/isp/", ""))),
  };
}

describe("a serial number", () => {
  test("costs one request where it is stored as documented, and its page knows it at once", async () => {
    const joined = { ...row, customer: { id: 65, name: "Incredulo", surname: "Trotamundos" } };
    const { hits, asked } = await find(` sn: ${PRINTED}\n`, () => page(joined));
    expect(asked).toEqual([`cpes/?sn=${HEX}&joins=customer&limit=5`]);
    expect(hits).toMatchObject([
      {
        path: "/isp/cpes/7",
        title: "cpe0007",
        detail: `Incredulo Trotamundos · HG8245H · cpe · ${PRINTED} · ${HEX}`,
        isExact: true,
      },
    ]);
    expect(queryClient.getQueryData(cpes.one(7).queryKey)).toBeUndefined();
    hits[0]?.remember?.();
    expect(queryClient.getQueryData(cpes.one(7).queryKey)?.data.cpename).toBe("cpe0007");
  });

  test("costs two at most: the printed form follows where the digits find nothing", async () => {
    const stored = { ...row, sn: PRINTED };
    const { hits, asked } = await find(HEX, ({ path }) =>
      path.includes(PRINTED) ? page(stored) : page(),
    );
    expect(asked).toHaveLength(2);
    expect(asked[1]).toContain(`sn=${PRINTED}`);
    expect(hits).toHaveLength(1);
  });

  test("that nobody has says so after two", async () => {
    const { hits, asked, outcomes } = await find(PRINTED, () => page());
    expect([hits, outcomes]).toEqual([[], ["asked", "asked"]]);
    expect(asked).toHaveLength(2);
  });

  test("of two devices finds both", async () => {
    const { hits } = await find(PRINTED, () => page(row, { ...other, sn: HEX.toUpperCase() }));
    expect(hits.map(({ isExact }) => isExact)).toEqual([true, true]);
  });

  test("is searched for as text where the server ignores the filter, in two requests still", async () => {
    const { hits, asked, outcomes } = await find(PRINTED, ({ path }) =>
      path.includes("search=") ? page(other, row) : page(other, other, other),
    );
    expect(hits.map(({ path }) => path)).toEqual(["/isp/cpes/7"]);
    expect(outcomes).toEqual(["ignored", "asked"]);
    expect(asked).toHaveLength(2);
  });

  test("without its last character is found as text, and no server is said to ignore the search", async () => {
    const reading: Reading = { kind: "text", text: PRINTED.slice(0, -1) };
    fakeFetch(({ path }) => (path.includes("cpes") ? page(row) : page()));
    const [devices] = sources;
    const found = await devices?.find(reading, new AbortController().signal);
    expect(found?.hits).toMatchObject([{ title: "cpe0007", isExact: false }]);
    expect(found?.asked).toMatchObject([{ outcome: "asked" }]);
  });

  test("in the published reply is found by its form", async () => {
    const folder = process.env["KRILL_SAMPLES"];
    const file = folder && readFileSync(`${folder}/isp-cpes-by-sn.json`, "utf8");
    if (!file) return;
    const { hits, asked } = await find("0000DEADBEEF0000", () => ({ status: 200, text: file }));
    expect(hits[0]).toMatchObject({ title: "pim0350", isExact: true });
    expect(asked).toHaveLength(1);
  });
});

describe("other readings", () => {
  const mac = { ...row, mac: "7cb733000001" };
  const line = { id: 3, lineid: "cpe0007-1", cli: "916727461" };

  test.each<[string, string, (request: Seen) => Answer, string[]]>([
    [
      "MAC, with colons where bare digits find nothing",
      "7C-B7-33-00-00-01",
      ({ path }) => (path.includes("7cb7") ? page() : page(mac)),
      ["cpes/?mac=7cb733000001", "cpes/?mac=7c:b7:33:00:00:01"],
    ],
    [
      "fixed address",
      "203.0.113.9",
      () => page({ ...row, fixed_address: "203.0.113.9" }),
      ["cpes/?fixed_address=203.0.113.9"],
    ],
    ["name", "CPE0007", () => page(row), ["cpes/?cpename=cpe0007"]],
    [
      "name, by way of its host where the filter is ignored",
      "cpe0007",
      ({ path }) => {
        if (path.includes("hosts/")) return { status: 200, json: host };
        return path.includes("cpename=") ? page(other) : { status: 200, json: row };
      },
      ["cpes/?cpename=cpe0007", "/api/v2/monitoring/hosts/cpe0007", "cpes/7/"],
    ],
    [
      "name, by search where there is no such host either",
      "cpe0007",
      ({ path }) => {
        if (path.includes("hosts/")) return { status: 404 };
        return path.includes("search=") ? page(row) : page(other);
      },
      ["cpes/?cpename=cpe0007", "/api/v2/monitoring/hosts/cpe0007", "cpes/?search=cpe0007"],
    ],
    ["id", "#7", () => ({ status: 200, json: row }), ["cpes/7/?joins=customer"]],
    [
      "telephone, by its line's device",
      "+34 916 727 461",
      ({ path }) =>
        path.includes("potses") ? page({ ...line, cpe: 7 }) : { status: 200, json: row },
      ["potses/?cli=916727461", "cpes/7/"],
    ],
    [
      "telephone, second spelling, line without its device's id",
      "916727461",
      ({ path }) => {
        if (path.includes("cli=9")) return page();
        return path.includes("potses") ? page({ ...line, cli: "0034916727461" }) : page(row);
      },
      ["potses/?cli=916727461", "potses/?cli=0034916727461", "cpes/?cpename=cpe0007"],
    ],
    [
      "PPPoE user",
      "ana@fibra",
      () => page({ ...row, pppoe_username: "ana@fibra" }),
      ["cpes/?pppoe_username=ana@fibra"],
    ],
  ])("%s", async (_, text, answer, expected) => {
    const { hits, asked } = await find(text, answer);
    expect(hits).toMatchObject([{ path: "/isp/cpes/7", isExact: true }]);
    expect(asked.map((path, index) => path.slice(0, expected[index]?.length))).toEqual(expected);
  });

  test("an external id finds devices and customers", async () => {
    const { hits } = await find("12345678Z", ({ path }) =>
      path.includes("customers")
        ? page({ id: 65, name: "Ana", surname: "Ficticia", external_id: "12345678z" })
        : page({ ...row, external_id: "12345678Z" }),
    );
    expect(hits.map(({ path }) => path)).toEqual(["/isp/cpes/7", "/isp/customers/65"]);
  });

  test("free text is what the server finds, unless it finds anything whatever", async () => {
    const garcia = { ...row, address: "C/ Garcia Ficticio" };
    const found = await find("García", ({ path }) =>
      path.includes("no-such-thing") ? page() : page(garcia, other),
    );
    expect(found.hits.map(({ isExact }) => isExact)).toEqual([false, false, false, false]);
    expect(found.asked).toHaveLength(4);
    queryClient.clear();
    // By chance one has the word.
    const some = { count: 900, results: [garcia, other] };
    const byChance = await find("García", () => ({ status: 200, json: some }));
    expect(byChance.hits.map(({ path }) => path)).toEqual(["/isp/cpes/7", "/isp/customers/7"]);
    expect(byChance.outcomes).toEqual(["ignored", "ignored"]);
    // Whether it searches is asked once.
    expect((await find("García", () => ({ status: 200, json: some }))).asked).toHaveLength(2);
    const ignored = await find("García", () => page(row, other));
    expect([ignored.hits, ignored.outcomes]).toEqual([[], ["ignored", "ignored"]]);
  });
});

test.each([
  ["calle del farol", "Calle del Farol 7, 28013 Madrid · HG8245H"],
  ["hg8245h farol", "Calle del Farol 7, 28013 Madrid · HG8245H"],
  ["trotamundos", "Incredulo Trotamundos · HG8245H"],
  ["+34916727461", "Incredulo Trotamundos · +34916727461 · HG8245H"],
])("what free text was found in stands in the hit: %s", async (text, detail) => {
  const customer = { id: 65, name: "Incredulo", surname: "Trotamundos", phone: "+34916727461" };
  const place = { address: "Calle del Farol 7", postalcode: "28013", city: "Madrid" };
  fakeFetch(() => page({ ...row, ...place, customer }));
  const [devices] = sources;
  const reading: Reading = { kind: "text", text };
  const found = await devices?.find(reading, new AbortController().signal);
  expect(found?.hits[0]?.detail).toContain(detail);
});

describe("a server that differs", () => {
  test.each<[string, Answer, string]>([
    ["no such list", { status: 404 }, "not-offered"],
    ["filter refused", { status: 400, json: { cpename: ["unknown"] } }, "not-offered"],
    ["not for this user", { status: 403 }, "not-allowed"],
    ["filter ignored", page(other), "ignored"],
  ])("%s", async (_, answer, outcome) => {
    const { hits, outcomes } = await find("cpe0007", ({ path }) =>
      path.includes("hosts/") ? { status: 404 } : answer,
    );
    expect(hits).toEqual([]);
    expect([outcomes[0], outcomes.at(-1)]).toEqual([outcome, outcome]);
  });

  test("a monitoring that fails does not end the search for a name, and is told where nothing is found", async () => {
    const answer =
      (found: object) =>
      ({ path }: Seen): Answer => {
        if (path.includes("hosts/")) return { status: 503 };
        return path.includes("search=") ? page(found) : page(other);
      };
    const { hits, outcomes } = await find("cpe0007", answer(row));
    expect([hits.map(({ id }) => id), outcomes]).toEqual([[7], ["ignored", "asked"]]);
    await expect(find("cpe0007", answer(other))).rejects.toMatchObject({ kind: "server" });
  });

  test("an id that is not there is none, another device or a fault is a fault", async () => {
    expect((await find("#7", () => ({ status: 404 }))).hits).toEqual([]);
    await expect(find("#7", () => ({ status: 200, json: other }))).rejects.toMatchObject({
      kind: "malformed",
    });
    await expect(find("#7", () => ({ status: 500, text: "<html>" }))).rejects.toMatchObject({
      kind: "server",
    });
  });
});
