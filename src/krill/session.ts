import { newId } from "#src/util/new-id.ts";
import { record } from "#src/util/read.ts";
import { createListeners } from "#src/util/listeners.ts";
import { ApiError } from "./errors.ts";
import { apiUrl } from "./links.ts";
import { readStored, store, unstore, type Tokens } from "./session-storage.ts";
import { transmit, type Reply } from "./transport.ts";

/** Who is signed in here. `expired`: the tokens no longer serve; a dialog asks to sign in again. */
export interface SessionState {
  status: "signed-out" | "signed-in" | "expired";
  username: string | null;
}

type Message =
  | { type: "who" }
  | { type: "here"; tokens: Tokens }
  | { type: "tokens"; tokens: Tokens }
  | { type: "signed-out"; id: string | undefined };

/** What servers call the tokens (contract 2.2). */
const ACCESS = ["access", "access_token", "token", "key"];
const REFRESH = ["refresh", "refresh_token"];
/** A lock that every tab with a session holds, shared: it tells a new tab whether one will answer. */
export const PRESENCE = "krill-session-here";
/** How long a new tab waits for the tab that will answer, ms: a busy one answers late. */
const PATIENCE_MS = 3000;
/** The same where the browser does not say whether there is one (no locks without HTTPS), ms. */
const GUESS_MS = 150;
const SIGNED_OUT: SessionState = { status: "signed-out", username: null };

let tokens: Tokens | null = null;
let state: SessionState = SIGNED_OUT;
/** Sessions that are over: what another tab says of one, or says too late, revives none. */
const over = new Set<string | undefined>();
/** Resolves when all of the session before is emptied. */
let forgotten = Promise.resolve();
let refreshing: Promise<boolean> | null = null;
let channel: BroadcastChannel | null = null;
let lifetime = new AbortController();
/** The life for which this tab holds `PRESENCE`. */
let present: AbortController | null = null;
const { subscribe, tell } = createListeners();
const cleaners = new Set<() => void | Promise<void>>();

/** The session as a store for `useSyncExternalStore`. */
export const session = {
  subscribe,
  get: (): SessionState => state,
};

/** The access token; only `client.ts` and `access-expiry.ts` may read it. */
export const accessToken = (): string | null => tokens?.access ?? null;

/** Aborted at sign-out, so that nothing of the old session arrives in the next. */
export const sessionSignal = (): AbortSignal => lifetime.signal;

/** Registers what must be emptied at sign-out, here and in every other tab. */
export function onSignOut(clean: () => void | Promise<void>): void {
  cleaners.add(clean);
}

/**
 * Takes up the session of an earlier load, or of another tab of this browser (a link opened in a new
 * tab has no session storage of its own). Waits for another tab's answer only where there is one to
 * come, and 3 s at most; an answer that comes later still signs in.
 */
export async function restoreSession(): Promise<void> {
  openChannel();
  const stored = readStored();
  if (stored) {
    adopt(stored);
    return;
  }
  if (!channel) return;
  const answered = new Promise<void>((resolve) => {
    const unsubscribe = session.subscribe(() => {
      if (!tokens) return;
      unsubscribe();
      resolve();
    });
  });
  channel.postMessage({ type: "who" } satisfies Message);
  const patience = await patienceForOthers();
  if (patience === 0) return;
  const timeout = new Promise((resolve) => setTimeout(resolve, patience));
  await Promise.race([answered, timeout]);
}

/**
 * Signs in: form-encoded as documented, JSON only on 415; the other trailing slash where the first
 * is not there (contract 2.2, 2.5).
 * @throws ApiError (`unauthenticated` or `invalid` for a wrong name or password)
 */
export async function signIn(username: string, password: string, keep: boolean): Promise<void> {
  const credentials = { username, password };
  const reply = await firstThatExists(["auth/login", "auth/login/"], (path) =>
    transmit({ url: apiUrl(path), method: "POST", form: credentials, isSecret: true }).catch(
      (error: unknown) => {
        if (!(error instanceof ApiError) || error.status !== 415) throw error;
        return transmit({ url: apiUrl(path), method: "POST", body: credentials, isSecret: true });
      },
    ),
  );
  const access = tokenIn(reply.data, ACCESS);
  if (!access) throw new ApiError({ kind: "malformed", status: reply.status });
  const previous = tokens?.username ?? state.username;
  if (previous !== null && previous !== username) await forget();
  const refresh = tokenIn(reply.data, REFRESH);
  adopt({ id: newId(), access, refresh, username, keep });
  announce();
}

/** Goes on with tokens that the API gave in another way than by a password. */
export async function signInWith(given: Omit<Tokens, "id" | "keep">): Promise<void> {
  const previous = tokens?.username ?? state.username;
  if (previous !== null && previous !== given.username) await forget();
  adopt({ ...given, id: newId(), keep: false });
  announce();
}

/** Signs out here and in every other tab, and empties every cache and store. */
export async function signOut(): Promise<void> {
  channel?.postMessage({ type: "signed-out", id: tokens?.id } satisfies Message);
  await forget();
}

/**
 * Renews the access token; one renewal at a time for all calls and all tabs.
 * @param used the token that was refused: when another has come meanwhile, nothing is asked.
 * @returns false where the session is over and only signing in helps.
 * @throws ApiError when the API could not be reached
 */
export async function renew(used: string | null): Promise<boolean> {
  if (tokens && tokens.access !== used) return true;
  refreshing ??= exclusively(() => askForRenewal(used)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Asks the person to sign in again and waits for it; rejects with AbortError at sign-out. */
export async function signedInAgain(signal?: AbortSignal): Promise<void> {
  // What was asked for just after signing out opens no dialog over the sign-in page.
  if (state.status === "signed-out") throw new DOMException("signed out", "AbortError");
  setState({ status: "expired", username: state.username });
  const cancelled = signal ? AbortSignal.any([signal, lifetime.signal]) : lifetime.signal;
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      unsubscribe();
      cancelled.removeEventListener("abort", onAbort);
    };
    const onAbort = () => {
      stop();
      reject(new DOMException("cancelled", "AbortError"));
    };
    const unsubscribe = session.subscribe(() => {
      if (state.status !== "signed-in") return;
      stop();
      resolve();
    });
    cancelled.addEventListener("abort", onAbort);
    if (cancelled.aborted) onAbort();
  });
}

/** Whether the session outlives the browser's tabs (`Keep me signed in`). */
export function isKept(): boolean {
  return tokens?.keep === true;
}

/** Whether the access token is renewed when it ends: servers need not give a refresh token (contract 2.2). */
export function isRenewed(): boolean {
  return Boolean(tokens?.refresh);
}

/** Calls with each address in turn while the one before is not there (404, 405, a redirect). */
export async function firstThatExists(
  paths: readonly string[],
  call: (path: string) => Promise<Reply>,
): Promise<Reply> {
  let failure: unknown;
  for (const path of paths) {
    try {
      return await call(path);
    } catch (error) {
      if (!(error instanceof ApiError) || ![301, 404, 405].includes(error.status)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

async function askForRenewal(used: string | null): Promise<boolean> {
  // Another tab may have renewed while this one waited for its turn.
  const stored = readStored();
  if (stored && stored.access !== used && stored.username === tokens?.username) {
    adopt(stored);
    return true;
  }
  if (!tokens) return false;
  if (tokens.access !== used) return true;
  const current = tokens;
  if (!current.refresh) return false;
  try {
    const body = { refresh: current.refresh };
    const reply = await firstThatExists(["auth/refresh/", "auth/refresh"], (path) =>
      transmit({ url: apiUrl(path), method: "POST", body, isSecret: true }),
    );
    // Who signed in or out meanwhile must not be overruled by what becomes of the session before.
    if (tokens !== current) return tokens !== null;
    const access = tokenIn(reply.data, ACCESS);
    if (!access) return false;
    adopt({ ...current, access, refresh: tokenIn(reply.data, REFRESH) ?? current.refresh });
    announce();
    return true;
  } catch (error) {
    if (tokens !== current) return tokens !== null;
    // A server that cannot do it never will: the password helps. One that is away for a moment comes back.
    if (error instanceof ApiError && !error.isPassing) return false;
    throw error;
  }
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? await locks.request("krill-session-refresh", work) : work();
}

/** How long to wait for the other tabs' answer, ms. */
async function patienceForOthers(): Promise<number> {
  try {
    const { held } = await navigator.locks.query();
    return held?.some(({ name }) => name === PRESENCE) ? PATIENCE_MS : 0;
  } catch {
    return GUESS_MS;
  }
}

/** Holds `PRESENCE` until sign-out or the tab's end. */
function showPresence(): void {
  const life = lifetime;
  if (present === life) return;
  present = life;
  const untilSignOut = () =>
    new Promise<void>((resolve) => {
      if (life.signal.aborted) resolve();
      else life.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  // Denied locks (a sandboxed frame) only make new tabs less patient.
  globalThis.navigator?.locks
    ?.request(PRESENCE, { mode: "shared" }, untilSignOut)
    .catch(() => null);
}

function adopt(next: Tokens): void {
  tokens = next;
  showPresence();
  store(next);
  setState({ status: "signed-in", username: next.username });
}

function announce(): void {
  if (tokens) channel?.postMessage({ type: "tokens", tokens } satisfies Message);
}

function forget(): Promise<void> {
  forgotten = empty();
  return forgotten;
}

async function empty(): Promise<void> {
  over.add(tokens?.id);
  lifetime.abort();
  lifetime = new AbortController();
  tokens = null;
  unstore();
  await Promise.allSettled([...cleaners].map(async (clean) => clean()));
  // Somebody may have signed in meanwhile.
  if (!tokens) setState(SIGNED_OUT);
}

function setState(next: SessionState): void {
  if (next.status === state.status && next.username === state.username) return;
  state = next;
  tell();
}

function openChannel(): void {
  if (channel || typeof BroadcastChannel === "undefined") return;
  channel = new BroadcastChannel("krill-session");
  channel.addEventListener("message", (event: MessageEvent<Message>) => {
    const message = event.data;
    if (message.type === "who") {
      if (tokens) channel?.postMessage({ type: "here", tokens } satisfies Message);
    } else if (message.type === "signed-out") {
      over.add(message.id);
      if (state.status !== "signed-out") void forget();
    } else if (message.type === "tokens" || !tokens) void takeOver(message.tokens);
  });
}

/** Goes on with what another tab has, unless it said so before it heard of a sign-out. */
async function takeOver(next: Tokens): Promise<void> {
  // Somebody else signed in: nothing of the first person may stay on the screen.
  if (!over.has(next.id) && tokens && tokens.username !== next.username) void forget();
  await forgotten;
  if (!over.has(next.id)) adopt(next);
}

function tokenIn(data: unknown, names: string[]): string | null {
  const fields = record(data);
  for (const name of names) {
    const value = fields?.[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}
