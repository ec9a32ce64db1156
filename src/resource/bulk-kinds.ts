// The kinds of things that bulk jobs can act on: each is described by the application that has them
// and loaded with the first job on it (docs/architecture.md, "Bulk jobs").
import type { Language } from "#src/i18n/i18n.ts";
import type { JobTarget, RequestBody } from "#src/jobs/job.ts";
import type { JobRequest, JobThings } from "#src/jobs/target-work.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";

/** A thing as a new job is given it: what tells it, and what is known for the preview and the brakes. */
export interface ThingRef {
  id: JobTarget["id"];
  name: string;
  realm?: string | null;
  model?: string | null;
  tech?: string | null;
  state?: "up" | "down" | "unreachable" | "pending" | "unknown";
  olt?: string | null;
  /** Of the file that it comes from, from 1. */
  line?: number;
  /** `olt 0/5/2`: at most a set number of things in flight share it. */
  pon?: string | null;
  /** What a request sends for this one alone. Kept on disk: no secrets. */
  data?: RequestBody;
  /** Names of the kind's requests that this one cannot be asked for. */
  cannot?: readonly string[];
}

/** A request of a kind of things, as jobs send it and as a person sees it. */
export interface BulkRequest extends JobRequest {
  label: Readonly<Record<Language, string>>;
  /** A sentence on what it does. */
  consequence: Readonly<Record<Language, string>>;
  severity: "safe" | "interrupting" | "destructive";
  /** What its body says, in words; shown in the preview and in the record. */
  details?: (body: RequestBody, language: Language) => string;
  /** Its body is asked for elsewhere: it cannot be chosen, only be brought along. */
  isBrought?: boolean;
  /** Offered only where the targets' `Allow` names this method, as far as there is one. */
  needs?: "PATCH" | "DELETE";
  /** Whether `observe` can prove that it was done. */
  isWatched?: boolean;
}

/** A kind of things that jobs can act on: how they are reached, and how they are called. */
export interface BulkKind extends JobThings {
  /** As it follows a number. */
  noun: Readonly<Record<Language, { one: string; other: string }>>;
  /** Its page in the console; null without one. */
  path: (thing: Pick<JobTarget, "id" | "name">) => string | null;
  requests?: Readonly<Record<string, BulkRequest>>;
  /**
   * Where jobs can have everything that matches a list's parameters; `ignored`: filters that rows did not show to obey,
   * which were left out. @throws ApiError; AbortError
   */
  fetchRefs?: (
    params: ListParams,
    signal?: AbortSignal,
  ) => Promise<Page<ThingRef> & { ignored?: readonly string[] }>;
}

/** Loads the description of a kind. */
export type KindLoader = () => Promise<{ kind: BulkKind }>;

const loaders = new Map<string, KindLoader>();

/** Makes kinds known to the bulk jobs; `App.bulk` of every application goes through here. */
export function offerKinds(kinds: Readonly<Record<string, KindLoader>>): void {
  for (const [name, load] of Object.entries(kinds)) loaders.set(name, load);
}

/** The description of a kind. @throws where no application has it, or its code cannot be loaded */
export async function loadKind(name: string): Promise<BulkKind> {
  const load = loaders.get(name);
  if (!load) throw new TypeError(`no application has bulk jobs on ${name}`);
  return (await load()).kind;
}
