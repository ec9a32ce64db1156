import { readHost } from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { Item } from "#src/krill/resource.ts";
import { ask, keep, moreHits, quietOutcome, type Answered } from "#src/resource/lookup-ask.ts";
import type { LookupAnswer, LookupAsked, LookupHit } from "#src/resource/app.ts";
import { parseIp } from "#src/util/ip.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";
import { parseSerial, sameSerial, type Serial } from "#src/util/serial.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { addressOf } from "./address.ts";
import { cpeName, cpes, customerName, customers, modelName, potses } from "./api.ts";
import type { Cpe, Pots } from "./api.ts";
import { areFound, isSame } from "#src/resource/lookup-match.ts";
import { allCpes, words } from "./lookup-words.ts";
import { paths } from "./paths.ts";
import { keepSearched } from "./searched.ts";

/** The customer's name comes with the row (contract 2.4: joins), so that alike devices can be told apart. */
const JOINS = ["customer"];
const TEXT_LIMIT = 8;
/** Lines whose devices are fetched one by one. */
const MOST_LINES = 3;

/**
 * By serial number, in two requests at most: the 16 digits as the API stores them, then the printed
 * form (contract 3.1); where the server does not know the filter, its free search.
 */
export async function cpesBySerial(serial: Serial, signal: AbortSignal): Promise<LookupAnswer> {
  const isMatch = ({ sn }: Cpe) => sameSerial(sn, serial.hex);
  const first = await askCpes(words.serialHex, { sn: serial.hex }, isMatch, signal);
  if (first.rows.length > 0) return answer([first]);
  const knowsFilter = first.asked.outcome === "asked";
  if (knowsFilter && serial.printed === null) return answer([first]);
  const second = knowsFilter
    ? await askCpes(words.serialPrinted, { sn: serial.printed }, isMatch, signal)
    : await askCpes(words.text, { search: serial.hex }, isMatch, signal);
  return answer([first, second]);
}

/** By MAC: 12 digits as stored, then with colons; the telephony and WAN addresses count as well. */
export async function cpesByMac(mac: string, signal: AbortSignal): Promise<LookupAnswer> {
  const isMatch = (row: Cpe) =>
    [row.mac, row.mtamac, row.wanmac].some((one) => one && parseMac(one) === mac);
  return inTurn([
    () => askCpes(words.mac, { mac }, isMatch, signal, formatMac(mac)),
    () => askCpes(words.macColons, { mac: formatMac(mac) }, isMatch, signal, formatMac(mac)),
  ]);
}

/** By the fixed address; others are the monitoring's to know. */
export async function cpesByIp(address: string, signal: AbortSignal): Promise<LookupAnswer> {
  const isMatch = ({ fixed_address }: Cpe) => parseIp(fixed_address ?? "")?.address === address;
  return answer([
    await askCpes(words.fixedAddress, { fixed_address: address }, isMatch, signal, address),
  ]);
}

/** By name, as filter; by way of the host of that name where the server does not know the filter; then as free search. */
export async function cpesByName(name: string, signal: AbortSignal): Promise<LookupAnswer> {
  const isMatch = (row: Cpe) => isNamed(row, name);
  const first = await askCpes(words.name, { cpename: name }, isMatch, signal);
  const isUntold = ["ignored", "not-offered"].includes(first.asked.outcome);
  let failure: unknown = null;
  const byHost = async () => {
    try {
      return await askHost(name, signal);
    } catch (error) {
      signal.throwIfAborted();
      // A monitoring that fails is no answer; the CRM may have one.
      failure = error;
      return null;
    }
  };
  const found = await inTurn([
    () => Promise.resolve(first),
    ...(isUntold ? [byHost] : []),
    () => askCpes(words.text, { search: name }, isMatch, signal),
  ]);
  if (failure !== null && found.hits.length === 0) throw failure;
  return found;
}

/**
 * Whether the CRM itself was able to look for a name. A host's question does not count: not every device is monitored.
 */
export function isNameAsked({ asked }: LookupAnswer): boolean {
  return asked.some(({ what, outcome }) => what !== words.host && outcome === "asked");
}

/** Whether a CPE has this name (contract 3.1: both fields are equal in every sample). */
export function isNamed({ cpename, internal_id }: Cpe, name: string): boolean {
  return isSame(cpename, name) || isSame(internal_id, name);
}

/**
 * The CPE with a name, by way of its host, which has the same one (contract 3.1, 3.2 "Host detail"): a host and a CPE can be
 * asked for by documented addresses, where a list's filter by name is inferred. Null where the host is no CPE's.
 * @throws ApiError, `not-found` where there is no such host
 */
export async function cpeOfHost(
  name: string,
  joins: readonly string[],
  signal: AbortSignal,
): Promise<Item<Cpe> | null> {
  const { data } = await get(`monitoring/hosts/${encodeURIComponent(name)}`, undefined, { signal });
  const { host } = readHost(data);
  const id = host.administrativeInfo?.id ?? null;
  if (id === null) return null;
  const item = await cpes.fetchOne(id, joins, signal);
  return isNamed(item.data, name) ? item : null;
}

async function askHost(name: string, signal: AbortSignal): Promise<Found> {
  const found = { at: new Date(), total: null, extra: null };
  try {
    const item = await cpeOfHost(name, JOINS, signal);
    const asked: LookupAsked = { what: words.host, outcome: "asked" };
    return { ...found, rows: item ? [item.data] : [], asked };
  } catch (error) {
    const isNone = error instanceof ApiError && error.kind === "not-found";
    const outcome = isNone ? "asked" : quietOutcome(error);
    if (!outcome) throw error;
    return { ...found, rows: [], asked: { what: words.host, outcome } };
  }
}

/** By id: one device or none. */
export async function cpeById(id: number, signal: AbortSignal): Promise<LookupAnswer> {
  const asked: LookupAsked = { what: words.id, outcome: "asked" };
  try {
    const { data, at } = await cpes.fetchOne(id, JOINS, signal);
    return { hits: [hitOf(data, at, true)], asked: [asked] };
  } catch (error) {
    const kind = error instanceof ApiError ? error.kind : null;
    if (kind === "not-found") return { hits: [], asked: [asked] };
    if (kind === "forbidden") return { hits: [], asked: [{ ...asked, outcome: "not-allowed" }] };
    throw error;
  }
}

/** By the id in the operator's own systems. */
export async function cpesByExternalId(value: string, signal: AbortSignal): Promise<LookupAnswer> {
  const isMatch = (row: Cpe) => isSame(row.external_id, value);
  return answer([await askCpes(words.externalId, { external_id: value }, isMatch, signal, value)]);
}

/** By PPPoE user. */
export async function cpesByPppoe(username: string, signal: AbortSignal): Promise<LookupAnswer> {
  const isMatch = (row: Cpe) => isSame(row.pppoe_username, username);
  return answer([
    await askCpes(words.pppoe, { pppoe_username: username }, isMatch, signal, username),
  ]);
}

/** By telephone number: its line (two spellings at most), then the line's device. */
export async function cpesByPhone(
  variants: readonly string[],
  signal: AbortSignal,
): Promise<LookupAnswer> {
  const asked: LookupAsked[] = [];
  for (const cli of variants.slice(0, 2)) {
    const lines = await ask(
      potses,
      {
        what: words.phone,
        params: { filters: { cli } },
        isMatch: (row) => variants.includes(row.cli?.replaceAll(/[\s.-]/gu, "") ?? ""),
      },
      signal,
    );
    asked.push(lines.asked);
    const found = await Promise.all(
      lines.rows.slice(0, MOST_LINES).map((line) => cpeOfLine(line, signal)),
    );
    const hits = found.flatMap((one) => one.hits);
    asked.push(...found.flatMap((one) => one.asked));
    if (hits.length > 0) return { hits, asked };
  }
  return { hits: [], asked };
}

/** By free text. */
export async function cpesByText(text: string, signal: AbortSignal): Promise<LookupAnswer> {
  const isExact = (row: Cpe) =>
    [row.cpename, row.internal_id, row.external_id, row.dsn, row.pppoe_username].some((value) =>
      isSame(value, text),
    );
  const found = await ask(
    cpes,
    {
      what: words.text,
      params: { search: text, joins: JOINS, limit: TEXT_LIMIT },
      isMatch: () => true,
    },
    signal,
  );
  const load = async () => (await import("./cpe-columns.tsx")).cpeList;
  const kept = await keepSearched(text, found, load);
  return {
    hits: [
      ...kept.rows.map((row) => hitOf(row, kept.at, isExact(row), null, foundIn(row, text))),
      ...moreHits(kept, `${paths.cpes}?q=${encodeURIComponent(text)}`, allCpes),
    ],
    asked: [kept.asked],
  };
}

type Found = Answered<Cpe> & { extra: string | null };

async function askCpes(
  what: LookupAsked["what"],
  filters: Readonly<Record<string, string | null>>,
  isMatch: (row: Cpe) => boolean,
  signal: AbortSignal,
  extra: string | null = null,
): Promise<Found> {
  const { search, ...others } = filters;
  const params = { search: search ?? undefined, filters: others, joins: JOINS };
  return { ...(await ask(cpes, { what, params, isMatch }, signal)), extra };
}

/** Asks until something is found; null is no answer. */
async function inTurn(questions: readonly (() => Promise<Found | null>)[]): Promise<LookupAnswer> {
  const answers: Found[] = [];
  for (const question of questions) {
    const found = await question();
    if (!found) continue;
    answers.push(found);
    if (found.rows.length > 0) break;
  }
  return answer(answers);
}

function answer(answers: readonly Found[]): LookupAnswer {
  return {
    hits: answers.flatMap(({ rows, at, extra }) => rows.map((row) => hitOf(row, at, true, extra))),
    asked: answers.map(({ asked }) => asked),
  };
}

async function cpeOfLine(line: Pots, signal: AbortSignal): Promise<LookupAnswer> {
  const cpe = line.cpe;
  const id = typeof cpe === "object" ? cpe?.id : cpe;
  // Without the device's id the line's own name tells it: `<cpename>-<order>` (contract 3.1).
  const name = line.lineid?.replace(/-\d+$/u, "");
  const found =
    typeof id === "number"
      ? await cpeById(id, signal)
      : name
        ? await cpesByName(name, signal)
        : { hits: [], asked: [] };
  const number = visible(line.cli ?? "", 40);
  return {
    ...found,
    hits: found.hits.map((hit) => ({ ...hit, detail: `${number} · ${hit.detail}` })),
  };
}

/** The field in which a text was found, where the hit does not show it anyway: many devices have one customer, model and realm. */
function foundIn(cpe: Cpe, text: string): string | null {
  const customer = typeof cpe.customer === "object" ? cpe.customer : null;
  const shown = [cpeName(cpe), customer && customerName(customer), modelName(cpe), cpe.realm];
  if (areFound(text, [...shown, cpe.sn])) return null;
  const fields = [
    addressOf(cpe),
    customer && addressOf(customer),
    customer?.phone,
    customer?.external_id,
    cpe.external_id,
    cpe.pppoe_username,
    cpe.mac,
    cpe.dsn,
    cpe.topology,
    cpe.wifi_ssid,
    cpe.notes,
    customer?.comment,
  ].filter((field) => typeof field === "string");
  const typed = text.split(/[\s,;]+/u).filter((word) => word.length > 2);
  const hasSome = (field: string) => typed.some((word) => areFound(word, field));
  return fields.find((field) => areFound(text, field)) ?? fields.find(hasSome) ?? null;
}

function hitOf(
  cpe: Cpe,
  at: Date,
  isExact: boolean,
  extra: string | null = null,
  matched: string | null = null,
): LookupHit {
  const serial = cpe.sn ? parseSerial(cpe.sn) : null;
  const customer = cpe.customer;
  const detail = [
    typeof customer === "object" && customer ? customerName(customer) : null,
    matched,
    modelName(cpe),
    cpe.realm,
    serial ? serial.printed : cpe.sn,
    serial?.hex,
    extra,
  ];
  return {
    kind: "cpe",
    id: cpe.id,
    path: paths.cpe(cpe.id),
    title: visible(cpeName(cpe), 80),
    detail: detail.flatMap((part) => visible(cleanText(part) ?? "", 80) || []).join(" · "),
    serial: serial?.printed ?? serial?.hex ?? cleanText(cpe.sn),
    isExact,
    remember: () => keepAll(cpe, at),
  };
}

function keepAll(cpe: Cpe, at: Date): void {
  keep(cpes, cpe.id, cpe, at);
  const customer = cpe.customer;
  if (typeof customer === "object" && customer) keep(customers, customer.id, customer, at);
}
