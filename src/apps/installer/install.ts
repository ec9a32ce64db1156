// Sends an installation, once: it looks what is there before each send, so that a lost reply makes no second CPE.
import { cpeName, cpes, customerIdOf, thingOf, type Cpe } from "#src/apps/isp/api.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { isClosed } from "#src/krill/either.ts";
import { asApiError, type ApiError } from "#src/krill/errors.ts";
import type { ApiValue } from "#src/resource/form-values.ts";
import { leftAsTheyWere, type WriteOrder } from "#src/resource/write-store.ts";
import type { WriteOutcome } from "#src/resource/write-news.ts";
import { serialForms } from "#src/util/serial.ts";
import type { FoundCpes, OpenCpe } from "./api.ts";
import { changesOf, creationOf, serialOf, type Installation } from "./installation.ts";
import { paths } from "./paths.ts";

/** How an installation ended, or why it was not sent. */
export type Installed =
  /** Accepted, or so already; the CPE's id where it is known. */
  | { kind: "done"; id: number | null }
  /** Nothing was sent: a CPE of this customer has the serial number, or others have it. */
  | { kind: "there" | "taken"; rows: readonly Cpe[] }
  /** Nothing was sent: it was sent before, and is not there; or this server cannot be asked by serial number. */
  | { kind: "not-arrived" | "cannot-tell" }
  /** Accepted, and the CPE still has the serial number that it had. */
  | { kind: "not-kept" }
  /** Nothing was sent: the server does not let this person change the CPE. */
  | { kind: "may-not" }
  /** Nothing was sent: what is there could not be read. */
  | { kind: "not-read"; error: ApiError }
  /** Nothing was sent, by the console's own decision. */
  | { kind: "not-sent"; why: ActionRecord["why"] }
  /** The server said no, or failed. */
  | { kind: "refused"; error: ApiError }
  /** It was sent, and nobody knows. */
  | { kind: "unknown"; error: ApiError };

/** What sending an installation needs of the world. */
export interface InstallTools {
  /** @throws ApiError */
  findBySerial: (sn: string) => Promise<FoundCpes>;
  /** Null where it may not be changed. @throws ApiError */
  openCpe: (id: number) => Promise<OpenCpe | null>;
  /** Null where a write to the same thing is on its way. */
  write: (order: WriteOrder<Cpe>) => Promise<WriteOutcome> | null;
  /** Writes down that it is being sent, before it is; null: that is settled. */
  mark: (sentAt: number | null) => void;
  now: () => number;
}

/**
 * Sends it; where it was sent before without an answer, only looks. `isForced`: a person saw what speaks against it (the serial
 * number is at another CPE, it did not arrive, nobody can tell) and wants it sent. Null where it is on its way already. Never
 * throws.
 */
export async function install(
  one: Installation,
  password: string,
  tools: InstallTools,
  isForced = false,
): Promise<Installed | null> {
  try {
    const found = await tools.findBySerial(serialOf(one));
    const problem = problemWith(one, found, tools, isForced);
    if (problem) return problem;
    const isNew = one.cpe === "new";
    const opened = isNew ? null : await tools.openCpe(Number(one.cpe));
    if (!isNew && !opened) return { kind: "may-not" };
    const order = opened ? change(one, password, opened) : creation(one, password);
    if (order === null) return settled(tools, Number(one.cpe));
    if (one.sentAt !== null && !isForced) return { kind: "not-arrived" };
    const sent = await send(order, tools);
    if (sent?.kind !== "refused") return sent;
    if (opened?.next && isClosed(sent.error))
      return await send({ ...order, resource: opened.next }, tools);
    // A browser sends a second time by itself what got no reply on an old connection: the first one made it.
    const made = opened ? null : await ownOf(one, tools);
    return made ? settled(tools, made.id) : sent;
  } catch (error) {
    return { kind: "not-read", error: asApiError(error) };
  }
}

/** The customer's CPE that has the serial number now; null without one, or where that cannot be read. */
async function ownOf(one: Installation, tools: InstallTools): Promise<Cpe | null> {
  const { rows } = await tools.findBySerial(serialOf(one)).catch(() => ({ rows: [] }));
  return rows.find((cpe) => isOwn(one, cpe)) ?? null;
}

const isOwn = ({ fields }: Installation, cpe: Cpe) =>
  customerIdOf(cpe) === Number(fields["customer"]);

/** What speaks against sending it; that it is done already is no problem, and said so. */
function problemWith(
  one: Installation,
  { rows, isTold }: FoundCpes,
  tools: InstallTools,
  isForced: boolean,
): Installed | null {
  if (one.cpe !== "new") {
    const others = rows.filter(({ id }) => id !== one.cpe);
    return others.length > 0 && !isForced ? { kind: "taken", rows: others } : null;
  }
  const own = rows.filter((cpe) => isOwn(one, cpe));
  const [first] = own;
  // What was sent before arrived, and its reply did not.
  if (first && one.sentAt !== null) return settled(tools, first.id);
  if (first) return { kind: "there", rows: own };
  if (isForced) return null;
  if (rows.length > 0) return { kind: "taken", rows };
  return one.sentAt !== null && !isTold ? { kind: "cannot-tell" } : null;
}

function creation(one: Installation, password: string): WriteOrder<Cpe> {
  const { hex, printed } = serialForms(serialOf(one));
  return {
    resource: cpes,
    thing: { app: "isp", kind: "cpe", id: "", name: printed ?? hex, path: paths.installer },
    name: "create",
    body: creationOf(one, password),
    before: {},
    labels: [],
    thingOf,
    alsoShownIn: [["isp", "customers"]],
  };
}

/** What changes of the CPE as it is now; null where it is so already. */
function change(
  one: Installation,
  password: string,
  { resource, item }: OpenCpe,
): WriteOrder<Cpe> | null {
  const body = changesOf(one, password, item.data);
  const names = Object.keys(body);
  if (names.length === 0) return null;
  const before = names.map((name) => [name, plain(Reflect.get(item.data, name))] as const);
  return {
    resource,
    thing: { ...thingOf(item.data), name: cpeName(item.data) },
    name: "change",
    body,
    before: Object.fromEntries(before),
    labels: [],
    thingOf,
    alsoShownIn: [["isp", "cpes"]],
  };
}

/** A value for the record of what was there. */
function plain(value: unknown): ApiValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}

async function send(order: WriteOrder<Cpe>, tools: InstallTools): Promise<Installed | null> {
  tools.mark(tools.now());
  const result = await tools.write(order);
  if (result === null) return null;
  const { record, row, error } = result;
  if (record.state === "done") {
    if (leftAsTheyWere(order.body, order.before, row).includes("sn")) {
      tools.mark(null);
      return { kind: "not-kept" };
    }
    const id = row?.["id"] ?? record.thing.id;
    return settled(tools, Number(id) > 0 ? Number(id) : null);
  }
  if (record.state === "unknown") return { kind: "unknown", error: asApiError(error) };
  tools.mark(null);
  if (error === null) return { kind: "not-sent", why: record.why };
  return { kind: "refused", error: asApiError(error) };
}

function settled(tools: InstallTools, id: number | null): Installed {
  tools.mark(null);
  return { kind: "done", id };
}
