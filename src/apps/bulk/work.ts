// What a job can do to its targets: the union of their own actions, or one changed field. Pure.
import type { Job, JobWork } from "#src/jobs/job.ts";
import type { BulkKind, BulkRequest } from "#src/resource/bulk-kinds.ts";
import { actionsOf, lookOf } from "#src/resource/known-actions.ts";
import type { Device } from "./targets.ts";

/** How a field's value is chosen. */
export type ValueKind = "profile" | "flag" | "text";

/** What a file's text is read as by the runner. */
export const VALUE_TYPE = { profile: "number", flag: "flag", text: "text" } as const;

/** The fields that a job can change (issue of bulk jobs; contract 3.1). */
export const CHANGES = [
  { field: "profile", kind: "profile" },
  { field: "active", kind: "flag" },
  { field: "access", kind: "flag" },
  { field: "enable_notifications", kind: "flag" },
  { field: "external_voip", kind: "flag" },
  { field: "line_profile", kind: "text" },
  { field: "tv_profile", kind: "text" },
  { field: "address_profile", kind: "text" },
] as const satisfies readonly { field: string; kind: ValueKind }[];

/** A field that a job can change. */
export type ChangeField = (typeof CHANGES)[number]["field"];

/** The kind of a field that a job changes; null for one that it cannot. */
export function kindOf(field: string): ValueKind | null {
  return CHANGES.find((one) => one.field === field)?.kind ?? null;
}

/** An action that some of the targets offer. */
export interface UnionAction {
  name: string;
  severity: "safe" | "interrupting" | "destructive";
  /** How many targets offer it. */
  count: number;
}

/** All actions that any target offers, in the order of every action list (PRODUCT 5). */
export function unionOfActions(devices: readonly Pick<Device, "actions">[]): UnionAction[] {
  const counts = new Map<string, number>();
  for (const { actions } of devices)
    for (const name of actions) counts.set(name, (counts.get(name) ?? 0) + 1);
  // Only the order is taken from there; the addresses are read anew before each send.
  const inOrder = actionsOf({
    _links: { actions: Object.fromEntries([...counts.keys()].map((name) => [name, "/api/x"])) },
  });
  return inOrder.offered.map(({ name }) => ({
    name,
    severity: lookOf(name).severity,
    count: counts.get(name) ?? 0,
  }));
}

/** A request that can be chosen, as the job's work. */
export interface OfferedRequest {
  work: Extract<JobWork, { kind: "request" }>;
  needs: BulkRequest["needs"];
}

/** The requests of a kind that can be chosen: all but those whose body has to be brought along. */
export function requestsOf(
  kind: Pick<BulkKind, "requests"> | undefined,
  brought: JobWork | null,
): OfferedRequest[] {
  return Object.entries(kind?.requests ?? {}).flatMap(([name, { severity, needs, isBrought }]) => {
    const isThis = brought?.kind === "request" && brought.name === name;
    if (isThis) return [{ work: brought, needs }];
    return isBrought ? [] : [{ work: { kind: "request" as const, name, severity }, needs }];
  });
}

/**
 * How much work can harm. Cutting customers off by a field is as bad as by an action: `active` and
 * `access` off, also where the values come from a file and may be off (contract 2.11). So is emptying a text of all of them,
 * which is also how a field stands that nobody has touched yet.
 */
export function severityOf(work: JobWork, isValueByLine = false): UnionAction["severity"] {
  if (work.kind !== "change") return work.severity;
  if (!isValueByLine && work.value === null && kindOf(work.field) === "text") return "destructive";
  const cuts = work.field === "active" || work.field === "access";
  return cuts && (isValueByLine || work.value === false) ? "destructive" : "interrupting";
}

/** Whether a job can wait until its targets are seen back after this work (`JobPlan.verify`). */
export function isProvable(
  work: JobWork,
  kind: Pick<BulkKind, "observe" | "requests"> | undefined,
): boolean {
  if (kind?.observe === undefined || work.kind === "change") return false;
  if (work.kind === "action") return lookOf(work.name).isWatched;
  return kind.requests?.[work.name]?.isWatched === true;
}

/**
 * Whether a job's `done` means accepted and no more (PRODUCT 5): nobody watched for the proof, or a cancelled job stopped
 * to. Changes and writes are answered with what became of them.
 */
export function isOnlyAccepted(
  { work, plan, state }: Pick<Job, "work" | "plan" | "state">,
  kind: Pick<BulkKind, "observe" | "requests"> | undefined,
): boolean {
  if (plan.verify && state !== "cancelled") return false;
  return work.kind === "action" || isProvable(work, kind);
}

/** Whether the work says all it must: a speed profile has to be chosen, text may be empty. */
export function isComplete(work: JobWork, isValueByLine: boolean): boolean {
  if (work.kind !== "change" || isValueByLine) return true;
  return kindOf(work.field) === "text" || work.value !== null;
}

/** A speed profile to choose from. */
export interface ProfileChoice {
  id: number;
  name: string;
}

const YES = new Set(["1", "true", "yes", "y", "si", "sí", "on", "x"]);
const NO = new Set(["0", "false", "no", "n", "off", ""]);

/**
 * Reads a value as the API takes it, from a form or from a file: yes and no in both languages, a
 * profile by its id or its name, text as it is (empty clears the field). Undefined: not a value.
 */
export function readValue(
  kind: ValueKind,
  text: string,
  profiles: readonly ProfileChoice[],
): string | number | boolean | null | undefined {
  const plain = text.trim();
  const lower = plain.toLowerCase();
  if (kind === "flag")
    return YES.has(lower) ? true : NO.has(lower) && lower !== "" ? false : undefined;
  if (kind === "text") return plain === "" ? null : plain;
  const named = profiles.filter((one) => one.name.toLowerCase() === lower);
  if (named.length === 1) return named[0]?.id;
  const id = /^#?(\d{1,9})$/u.exec(plain)?.[1];
  const isKnown =
    id !== undefined && (profiles.length === 0 || profiles.some((one) => one.id === Number(id)));
  return isKnown ? Number(id) : undefined;
}
