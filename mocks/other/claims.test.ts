// What the console counts and acts on in front of a Krill that overlooks what it does not know, or refuses it.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createKrill } from "#mocks/krill.ts";
import { named } from "#mocks/seed/named.ts";
import { signIn, type Caller } from "#mocks/testing.ts";
import { historyOf } from "#src/apps/activity/history.ts";
import { createFinder, resolveFilter } from "#src/apps/bulk/find-devices.ts";
import { modemsAt } from "#src/apps/docsis/plant-judge.ts";
import { modemsOf } from "#src/apps/docsis/modem-list.ts";
import { downByTopology } from "#src/apps/gpon/naps.ts";
import { badLightOf } from "#src/apps/gpon/bad-light.ts";
import { network } from "#src/apps/home/network.ts";
import { cpeName, cpes, type Cpe } from "#src/apps/isp/api.ts";
import { touchesOf } from "#src/apps/isp/cpe-touches.ts";
import { isUnchecked } from "#src/apps/isp/form-rules.ts";
import { foundCustomers } from "#src/apps/isp/found-customers.ts";
import { cpesLike, cpesOfCustomer } from "#src/apps/installer/api.ts";
import { newCustomers } from "#src/apps/isp/new-things.ts";
import { cpesByName, isNameAsked } from "#src/apps/isp/lookup-cpes.ts";
import { kind as customerKind } from "#src/apps/isp/customer-things.ts";
import { doubtOf, found } from "#src/apps/monitoring/found.ts";
import { kind as hostKind } from "#src/apps/monitoring/host-things.ts";
import { latestNotifications } from "#src/apps/monitoring/latest.ts";
import { ofHost } from "#src/apps/isp/timeline-sources.ts";
import { openProblems } from "#src/apps/monitoring/problem-count.ts";
import { parseSearch, toApi } from "#src/apps/monitoring/search-language.ts";
import { OPEN_PROBLEMS } from "#src/apps/monitoring/search-views.ts";
import { sharedTotal } from "#src/apps/monitoring/shared-total.ts";
import { kind as sessionKind } from "#src/apps/radius/session-things.ts";
import { apiUrl } from "#src/krill/links.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { queryOf } from "#src/krill/resource.ts";
import { DRESSES, type DressName } from "./dresses.ts";
import { askDressed } from "./front.ts";

let noc: Caller;
let dress: DressName = "silent";

beforeAll(async () => {
  const now = Date.UTC(2026, 10, 24, 12);
  noc = await signIn("noc", createKrill({ now: () => now }));
  vi.stubGlobal("fetch", (input: string, init?: RequestInit) =>
    askDressed(DRESSES[dress], new Request(input, init), async ({ url, method }) => {
      const { pathname, search } = new URL(url);
      return noc.send(method, pathname + search);
    }),
  );
});
beforeEach(() => queryClient.clear());
afterAll(() => void vi.unstubAllGlobals());

const options = { signal: new AbortController().signal, onProgress: () => undefined };
const idsOf = async (path: string): Promise<number[]> =>
  ((await noc.get(path)) as { results: { id: number }[] }).results
    .map(({ id }) => id)
    .toSorted((a, b) => a - b);

test.each<DressName>(["silent", "texts", "thin"])(
  "%s: a job on everything without access has these devices and no others",
  async (name) => {
    dress = name;
    const params = { limit: 0, offset: 0, filters: { access: "false" } };
    const { devices, ignored } = await resolveFilter(params, options);
    const meant = await idsOf("isp/cpes/?access=false&limit=1000");
    expect(meant.length).toBeGreaterThan(0);
    expect(devices.map(({ id }) => id)).toEqual(meant);
    expect(ignored).toEqual(name === "texts" ? [] : ["access"]);
  },
);

test("a job that deletes customers of a realm has no others, where the server overlooks the realm", async () => {
  dress = "silent";
  const params = { limit: 1000, offset: 0, filters: { realm: "phi" } };
  const page = await customerKind.fetchRefs?.(params);
  const meant = await idsOf("isp/customers/?realm=phi&limit=1000");
  expect(page?.rows.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b))).toEqual(meant);
  expect(page?.ignored).toEqual(["realm"]);
});

test.each<DressName>(["silent", "thin"])(
  "%s: a job that cuts the sessions of a CPE or of a NAS has no others",
  async (name) => {
    dress = name;
    const { results } = (await noc.get("oratio/accounting/?online=true&limit=1000")) as {
      results: { acctuniqueid: string; krillcpename: string; nasipaddress: string }[];
    };
    const [one] = results;
    for (const field of ["krillcpename", "nasipaddress"] as const) {
      const filters = { online: "true", [field]: one?.[field] };
      const page = await sessionKind.fetchRefs?.({ limit: 100, offset: 0, filters });
      const meant = results.slice(0, 100).filter((session) => session[field] === one?.[field]);
      expect(page?.rows.map(({ id }) => id)).toEqual(meant.map((session) => session.acctuniqueid));
      expect(page?.ignored).toEqual([field]);
    }
    const all = await sessionKind.fetchRefs?.({ limit: 100, offset: 0, filters: {} });
    expect(all?.ignored).toEqual(["online"]);
  },
);

test.each<[DressName, string]>([
  ["silent", OPEN_PROBLEMS],
  ["silent", "problem:true calle"],
  ["thin", "is:down handled:false"],
  ["texts", OPEN_PROBLEMS],
])("%s: a job on %s has no host or service that does not match", async (name, query) => {
  dress = name;
  const params = { limit: 1000, offset: 0, ...toApi(parseSearch(query)) };
  const page = await hostKind.fetchRefs?.(params);
  const { pathname, search } = new URL(apiUrl("monitoring/search/", queryOf(params)));
  const { results } = (await noc.get(pathname + search)) as { results: { name: string }[] };
  // A page may be short of them, and has no others.
  const meant = new Set(results.map((row) => row.name));
  expect(page?.rows.length).toBeGreaterThan(0);
  expect(page?.rows.filter(({ id }) => !meant.has(String(id)))).toEqual([]);
  expect(page?.ignored?.length === 0).toBe(name === "texts");
});

test.each<DressName>(["silent", "strict", "thin"])(
  "%s: what nobody can be asked is not counted",
  async (name) => {
    dress = name;
    const counts = await queryClient
      .fetchQuery({ ...openProblems, retry: false })
      .catch(() => null);
    expect([counts?.hosts ?? null, counts?.services ?? null]).toEqual([null, null]);
    const shared = { kind: "nap", value: "cto-mirador" } as const;
    const counted = await queryClient.fetchQuery(sharedTotal(shared));
    const { results } = (await noc.get(
      "monitoring/search/?type=Host&topology=cto-mirador&limit=1000",
    )) as { results: unknown[] };
    // The filter is documented; the count is told by none of them but one.
    expect(counted === null || counted === results.length).toBe(true);
  },
);

test.each<DressName>(["silent", "strict", "thin"])(
  "%s: without the filter no row is no proof that all is well",
  async (name) => {
    dress = name;
    const latest = found(OPEN_PROBLEMS, { limit: 5, sort: "-last_state_change" });
    const read = await queryClient.fetchQuery(latest);
    expect(read.rows.every(({ isProblem }) => isProblem === true)).toBe(true);
    expect([read.total, read.isObeyed, read.areFirst]).toEqual([null, false, false]);
    expect(doubtOf(read)).toBe("news.untold");
  },
);

test.each<[DressName, string, boolean]>([
  ["texts", OPEN_PROBLEMS, true],
  ["silent", "type:service", false],
  ["strict", "type:service", false],
])("%s: %s has its latest first where the server gives them so", async (name, query, areFirst) => {
  dress = name;
  const latest = found(query, { limit: 50, sort: "-last_state_change" });
  const read = await queryClient.fetchQuery(latest);
  const times = read.rows.map(({ since }) => since?.getTime() ?? 0);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect([read.isObeyed, read.areFirst]).toEqual([true, areFirst]);
  expect(doubtOf(read)).toBe(areFirst ? null : "news.unsorted");
});

test.each<DressName>(["texts", "silent"])(
  "%s: the latest notifications are told to be the latest where they come so, asked or not",
  async (name) => {
    dress = name;
    const { rows, areFirst } = await queryClient.fetchQuery(latestNotifications);
    const times = rows.map(({ date }) => date?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(areFirst).toBe(true);
  },
);

test.each<DressName>(["silent", "strict", "texts"])(
  "%s: a history has each change once, and tells how much of an unfiltered log was looked through",
  async (name) => {
    // More than one reading of the log takes.
    for (let read = 0; read < 200; read += 1) await noc.get("isp/customers/3/?attrs=id");
    await noc.send("PATCH", "/api/v2/isp/customers/3/", { comment: `Por ${name}` });
    dress = name;
    const path = "/api/v2/isp/customers/3/";
    const { touches, among } = await queryClient.fetchQuery(
      historyOf({ path, type: "customer", id: 3 }),
    );
    expect(touches.filter(({ changes }) => changes.includes(`Por ${name}`))).toHaveLength(1);
    expect(among === null).toBe(name === "texts");
  },
);

test.each<DressName>(["silent", "strict", "texts"])(
  "%s: a creation of unknown outcome is not called undone where nobody can tell",
  async (name) => {
    dress = name;
    const target = {
      id: "line-1",
      name: "Ana",
      data: { name: "Ana", external_id: "no-such-7731" },
    };
    const check = newCustomers.requests?.["create"]?.check;
    const done = await check?.({ target } as never, undefined as never);
    expect(done).toBe(name === "texts" ? false : null);
  },
);

test("a history without the admin site's log says so, and does not call nothing nothing", async () => {
  dress = "texts";
  const asked = fetch;
  vi.stubGlobal("fetch", (input: string, init?: RequestInit) =>
    input.includes("admin-logs")
      ? Promise.resolve(new Response("{}", { status: 403 }))
      : asked(input, init),
  );
  const path = "/api/v2/isp/customers/4/";
  const { isPart } = await queryClient.fetchQuery(historyOf({ path, type: "customer", id: 4 }));
  vi.stubGlobal("fetch", asked);
  expect(isPart).toBe(true);
});

test.each<DressName>(["silent", "strict", "thin"])(
  "%s: a device is found by its name, and what is no device's is not",
  async (name) => {
    dress = name;
    const { signal } = new AbortController();
    const [hit, ...more] = (await cpesByName(named.healthy.name, signal)).hits;
    expect([hit?.id, hit?.isExact, more]).toEqual([named.healthy.id, true, []]);
    expect((await cpesByName("oltNorte", signal)).hits).toEqual([]);
    const none = await cpesByName("cpe9999", signal);
    expect(none.asked.every(({ outcome }) => outcome === "asked")).toBe(false);
    expect(isNameAsked(none)).toBe(false);
    const find = createFinder();
    const line = { kind: "cpe-name", name: named.healthy.name } as const;
    expect((await find(line, signal)).map(({ id }) => id)).toEqual([named.healthy.id]);
  },
);

test.each<DressName>(["silent", "strict", "texts", "thin"])(
  "%s: an installer is shown no stranger's CPEs, and told where there may be others of the customer",
  async (name) => {
    const { customer } = (await noc.get("isp/cpes/101/")) as { customer: number };
    const meant = await idsOf(`isp/cpes/?customer=${customer}&limit=100`);
    dress = name;
    const { rows, isTold } = await queryClient.fetchQuery(cpesOfCustomer(customer));
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id) => !meant.includes(id))).toEqual([]);
    expect([isTold, ids.length === meant.length || !isTold]).toEqual([name === "texts", true]);
  },
);

test.each<DressName>(["silent", "strict", "texts", "thin"])(
  "%s: an installer finds no CPE without the words, and is told where nobody was able to look for them",
  async (name) => {
    dress = name;
    const like = (text: string) => queryClient.fetchQuery(cpesLike(text));
    const nobody = await like("Nadie Conocido");
    expect([nobody.rows, nobody.isTold]).toEqual([[], name === "texts"]);
    // Every row has a field of this name.
    expect((await like("customer")).rows).toEqual([]);
    // Two of them look through the first rows only.
    const { rows } = await like(named.healthy.name);
    expect(rows.map(cpeName).filter((one) => one !== named.healthy.name)).toEqual([]);
    expect(rows.length > 0 || name !== "texts").toBe(true);
  },
);

test.each<DressName>(["silent", "strict", "thin"])(
  "%s: reports of bad light are counted to the last page, whatever is filtered and however short the pages are",
  async (name) => {
    dress = "texts";
    const meant = await queryClient.fetchQuery(badLightOf("oltNorte"));
    queryClient.clear();
    dress = name;
    expect([meant.ports.size > 0, meant.isWhole]).toEqual([true, true]);
    expect(await queryClient.fetchQuery(badLightOf("oltNorte"))).toEqual(meant);
  },
);

test("a NAP is well only where all that is down was read, and only what is down counts", async () => {
  dress = "texts";
  const all = await queryClient.fetchQuery(downByTopology);
  expect([all.counts.size > 0, all.isWhole]).toEqual([true, true]);
  queryClient.clear();
  // All hosts, those that are up or were never checked too.
  dress = "silent";
  expect(await queryClient.fetchQuery(downByTopology)).toEqual(all);
  queryClient.clear();
  // A hundred of them.
  dress = "thin";
  expect((await queryClient.fetchQuery(downByTopology)).isWhole).toBe(false);
});

test.each<DressName>(["silent", "strict"])(
  "%s: the cable modems of a CMTS are all read, and no others",
  async (name) => {
    dress = name;
    const { results } = (await noc.get("docsis/cms/?limit=5000")) as {
      results: { mac: string; cmts: string }[];
    };
    const [first] = results;
    const cmts = first?.cmts ?? "";
    const meant = results.filter((modem) => modem.cmts === cmts);
    expect(meant.length).toBeGreaterThan(0);
    const { modems, isWhole } = modemsAt(await queryClient.fetchQuery(modemsOf(cmts)), [cmts]);
    expect(modems.map(({ mac }) => mac)).toEqual(
      meant.map(({ mac }) => mac.replaceAll(":", "").toLowerCase()),
    );
    expect(isWhole).toBe(true);
  },
);

test("a list that is bare is one page: the home page counts no problems by it", async () => {
  dress = "thin";
  expect(await queryClient.fetchQuery(network)).toBeNull();
});

test.each<DressName>(["silent", "strict", "thin", "texts"])(
  "%s: an owner is chosen among customers who have the words, and none is a stranger",
  async (name) => {
    dress = name;
    const third = (await noc.get("isp/customers/3/")) as { name: string; surname: string };
    const text = `${third.name} ${third.surname}`;
    const { rows, isSearched } = await queryClient.fetchQuery(foundCustomers(text));
    expect(rows.map((row) => `${row.name} ${row.surname}`)).toEqual(rows.map(() => text));
    const nobody = await queryClient.fetchQuery(foundCustomers("Nadie Conocido"));
    const isKnown = name === "texts";
    // Every row has a field of this name.
    const real = await queryClient.fetchQuery(foundCustomers("realm"));
    expect(real.rows).toEqual([]);
    expect([nobody.rows, nobody.isSearched, isSearched]).toEqual([[], isKnown, isKnown]);
    expect(rows.length).toBeGreaterThan(0);
    expect((await queryClient.fetchQuery(foundCustomers(""))).rows).toHaveLength(20);
  },
);

test("before an action the history of a device is read beyond the server's own page", async () => {
  dress = "silent";
  const id = named.healthy.id;
  for (const step of Array(30).keys())
    await noc.send("PATCH", `/api/v2/isp/cpes/${id}/`, { notes: `Paso ${step}` });
  const { data } = await queryClient.fetchQuery(cpes.one(id));
  const history = touchesOf(data, "logs");
  const read = history && (await queryClient.fetchQuery(history));
  expect(read?.touches.length).toBeGreaterThanOrEqual(30);
});

test.each<DressName>(["silent", "strict", "texts", "thin"])(
  "%s: a line of time relies only on rows of the device that are surely its newest",
  async (name) => {
    dress = name;
    const { id, name: host } = named.healthy;
    const states = ofHost(id, "states", host);
    const read = await queryClient.fetchQuery(states).catch(() => null);
    // Two of them have no such list.
    expect(read?.isSure ?? null).toBe(
      { silent: false, strict: null, texts: true, thin: null }[name],
    );
  },
);

test.each<DressName>(["silent", "strict", "thin", "texts"])(
  "%s: that nobody else has a MAC is claimed only where the server was able to look",
  async (name) => {
    dress = name;
    const few = { limit: 5, offset: 0 };
    const doubt = async (filters: Record<string, string>, isMeant: (cpe: Cpe) => boolean) => {
      const asked = queryClient.fetchQuery(cpes.list({ ...few, filters }));
      const query = await asked.then(
        (data) => ({ data, error: null }),
        (error: unknown) => ({ error }),
      );
      return isUnchecked(query, few, isMeant);
    };
    const mac = "020000abcdef";
    expect(await doubt({ mac }, (cpe) => cpe.mac === mac)).toBe(name !== "texts");
    // This filter is documented.
    const sn = "4857544300FFFFFF";
    expect(await doubt({ sn }, (cpe) => cpe.sn === sn)).toBe(false);
  },
);
