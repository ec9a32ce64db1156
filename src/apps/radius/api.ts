// RADIUS as the API has it: application `oratio` (contract 3.4).
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "#src/krill/errors.ts";
import { apiUrl, linkEntries } from "#src/krill/links.ts";
import { keyedRow, linksField, numberField, textField } from "#src/krill/read-row.ts";
import { durationField, timeField } from "#src/krill/inferred-fields.ts";
import { isAll, resource, type ListParams, type Page, type RowOf } from "#src/krill/resource.ts";
import { readPage } from "#src/resource/read-page.ts";
import { parseMac } from "#src/util/mac.ts";
import { askAs, searchForms } from "./search-forms.ts";

/** A session: documented names first, then FreeRADIUS's own (contract 3.4, inferred). */
const readSession = keyedRow(["acctuniqueid", "radacctid", "acctsessionid"], {
  acctuniqueid: textField,
  acctsessionid: textField,
  krillcpename: textField,
  username: textField,
  callingstationid: textField,
  nasipaddress: textField,
  nasportid: textField,
  framedipaddress: textField,
  framedipv6prefix: textField,
  acctstarttime: timeField,
  acctupdatetime: timeField,
  acctstoptime: timeField,
  acctsessiontime: durationField,
  acctinputoctets: numberField,
  acctoutputoctets: numberField,
  acctterminatecause: textField,
  _links: linksField,
});

const accounting = resource({
  app: "oratio",
  name: "accounting",
  read: readSession,
  timeoutMs: 30_000,
});

export type Session = RowOf<typeof accounting>;

/**
 * The sessions, live (`online=true`) and past. A search is sent as the server wants it; where that finds
 * nothing, in the next notation.
 */
export const sessions = {
  key: accounting.key,
  path: accounting.path,
  fetchPage: (params: ListParams, signal?: AbortSignal): Promise<Page<Session>> =>
    askAs(searchForms, accounting.fetchPage, params, signal),
};

/** The live ones, as the vendor asks for them (contract 3.4). */
export const ONLINE = { online: "true" };

/**
 * A session with its disconnect as an action. The reply's own address counts; where a row has none, the
 * documented one stands in (contract 3.4): it is the only action that the API documents by its path.
 */
export function withDisconnect(session: Session): unknown {
  const own = linkEntries(session, "actions");
  if (own.length > 0 || !session.acctuniqueid) return session;
  const key = encodeURIComponent(session.acctuniqueid);
  const disconnect = apiUrl(`oratio/accounting/${key}/disconnect/`);
  return { ...session, _links: { actions: { disconnect } } };
}

/** Of whom sessions are asked for: any of it may be unknown. */
export interface Subscriber {
  cpename?: string | null;
  username?: string | null;
  mac?: string | null;
}

/** Sessions of one subscriber, as far as the server tells. */
export interface SubscriberSessions {
  rows: Session[];
  /** False where the server has more than it gave, so that what is not among these may be all the same. */
  isWhole: boolean;
  /** More than were read belong to the subscriber. */
  isPart: boolean;
  at: Date;
}

const MOST = 50;

/**
 * The sessions of one subscriber, the newest first: asked by CPE name, user name and MAC in turn until
 * some are found. Rows of others are dropped (contract 2.4: what a server ignores it ignores in silence).
 */
export function sessionsOf(who: Subscriber, isOnline: boolean) {
  return queryOptions({
    queryKey: [...accounting.key, "of", who, isOnline] as const,
    staleTime: 5_000,
    queryFn: ({ signal }) => readSessions(who, isOnline, signal),
  });
}

/** What `sessionsOf` gives, read now. @throws ApiError */
export async function readSessions(
  who: Subscriber,
  isOnline: boolean,
  signal: AbortSignal,
): Promise<SubscriberSessions> {
  const words = [who.cpename, who.username, who.mac].filter((word): word is string => !!word);
  let isWhole = words.length > 0;
  let result: SubscriberSessions = { rows: [], isWhole, isPart: false, at: new Date() };
  for (const search of new Set(words)) {
    const asked = { limit: MOST, offset: 0, search, sort: "-acctstarttime" };
    const params = { ...asked, ...(isOnline ? { filters: ONLINE } : {}) };
    const page = await readPage(
      { resource: sessions, documented: /^online$/u },
      {},
      params,
      signal,
    );
    const isRefused = (name: string) => page.dropped?.names.includes(name) === true;
    const own = page.rows.filter((session) => isOf(who, session));
    const rows = isRefused("online") ? own.filter(({ acctstoptime }) => !acctstoptime) : own;
    // Of more than was asked for no total is told.
    const isLonger = page.total === null ? isRefused("q") : page.total > page.received;
    const isPart = isLonger && rows.length > 0;
    // Where a page is not all, its rows say nothing of the others: some hold the same word by chance.
    isWhole &&= page.received === 0 || isAll(page, asked);
    result = { rows, isWhole, isPart, at: page.at };
    if (rows.length > 0) break;
  }
  return result;
}

function isOf(who: Subscriber, session: Session): boolean {
  if (who.cpename && session.krillcpename) return session.krillcpename === who.cpename;
  if (who.username && session.username === who.username) return true;
  const mac = parseMac(who.mac ?? "");
  return mac !== null && parseMac(session.callingstationid ?? "") === mac;
}

/** How one session stands. */
export interface SessionReading {
  /** As it was last read; null where it is known by its key alone. */
  session: Session | null;
  /** `gone`: no longer among the live ones, and nowhere else; `unknown`: the server cannot be asked. */
  state: "online" | "ended" | "gone" | "unknown";
  /** The other live ones of the same user. */
  others: Session[];
  at: Date;
}

/**
 * Reads one session by its key among those of its user: the API documents no way to read a single one
 * (contract 3.4). What is known of it already makes up for what the server no longer tells.
 */
export function sessionNow(key: string, who: Subscriber, known: Session | null) {
  return queryOptions({
    queryKey: [...accounting.key, "session", key, who] as const,
    staleTime: 5_000,
    queryFn: ({ signal }) => readSessionNow(key, who, known, signal),
  });
}

async function readSessionNow(
  key: string,
  who: Subscriber,
  known: Session | null,
  signal: AbortSignal,
): Promise<SessionReading> {
  const isMine = ({ id }: Session) => id === key;
  const live = await readSessions(who, true, signal);
  const session = live.rows.find(isMine);
  const others = live.rows.filter((one) => !isMine(one));
  if (session && !session.acctstoptime) return { session, state: "online", others, at: live.at };
  const past = session ? { rows: [session] } : await readSessions(who, false, signal);
  const ended = past.rows.find(isMine) ?? (live.isWhole ? null : await readAlone(key, signal));
  if (ended) {
    const isOnline = !ended.acctstoptime && !live.isWhole;
    return { session: ended, state: isOnline ? "online" : "ended", others, at: live.at };
  }
  return { session: known, state: live.isWhole ? "gone" : "unknown", others, at: live.at };
}

/** The session's own address, by analogy (contract 3.4 documents only what lies below it). */
async function readAlone(key: string, signal: AbortSignal): Promise<Session | null> {
  try {
    return (await accounting.fetchOne(key, [], signal)).data;
  } catch (error) {
    if (error instanceof ApiError && error.kind !== "network") return null;
    throw error;
  }
}
