import { ApiError } from "#src/krill/errors.ts";
import type { Reply } from "#src/krill/transport.ts";
import { outcome, outcomeOfError, outcomeOfReply, type Outcome } from "./outcome.ts";
import {
  addressToKeep,
  type ActionRecord,
  type ActionThing,
  type RecordedChange,
  type Severity,
} from "./record.ts";
import type { RunTools } from "./run-action.ts";

/** What a form does to a thing; `undo` puts the old values back. */
export type WriteName = "create" | "change" | "delete" | "undo";

/** One write of a form, to be sent once. */
export interface WriteRequest<Done> {
  thing: ActionThing;
  /** `create`, `change`, `delete`, `undo`; anything else is shown as it is. */
  name: string;
  severity: Severity;
  method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** Where it goes, for the record. */
  href: string;
  changes: readonly RecordedChange[];
  /** Sends it, once. @throws ApiError */
  send: () => Promise<Done>;
  /** The reply in what `send` gave. */
  replyOf: (done: Done) => Reply;
  /** The thing as it is known then: a creation has its id and name only now. */
  thingOf?: (done: Done) => ActionThing | null;
}

/** How a write ended, for the journal and for the form. */
export interface WriteResult<Done> {
  record: ActionRecord;
  /** What Krill answered; null where it failed. */
  done: Done | null;
  /** Null where it was accepted, or where nothing was sent. */
  error: unknown;
}

/** What a write's reply says. A page is no answer of Krill's: a proxy that wants somebody to sign in says 200 as well. */
export function outcomeOfWrite(reply: Pick<Reply, "status" | "data">): Outcome {
  const told = outcomeOfReply(reply);
  const isPage = typeof reply.data === "string" && reply.data.includes("<");
  return isPage ? { ...told, state: "unknown", why: "gateway" } : told;
}

/** The outer world of a write. */
export interface WriteTools extends Pick<
  RunTools,
  "journal" | "user" | "now" | "newId" | "isOnline"
> {
  /** Aborted when the person that is signed in now signs out. */
  life: () => AbortSignal;
}

/**
 * Sends a write of a form: writes it to the journal, sends it once, completes the record. Nothing is
 * sent that could not be written down first (PRODUCT 5). Never throws.
 */
export async function runWrite<Done>(
  request: WriteRequest<Done>,
  tools: WriteTools,
): Promise<WriteResult<Done>> {
  const { thing, name, severity, method, href, changes } = request;
  const life = tools.life();
  const draft: ActionRecord = {
    id: tools.newId(),
    at: tools.now(),
    user: tools.user(),
    thing: { ...thing },
    action: name,
    severity,
    href: addressToKeep(href),
    method: null,
    state: "sending",
    why: null,
    status: 0,
    reply: null,
    retryAfter: null,
    allow: [],
    finishedAt: null,
    watch: null,
    checkedAt: null,
    changes,
  };
  const end = async (record: ActionRecord, result: Outcome): Promise<ActionRecord> => {
    const final = { ...record, ...result, finishedAt: tools.now() };
    // A full disk now must not hide the outcome; the journal itself says that it is not saved.
    await tools.journal.write(final).catch(() => undefined);
    return final;
  };
  const unsent = async (why: "offline" | "stopped" | "no-journal") => {
    return { record: await end(draft, outcome("failed", why)), done: null, error: null };
  };
  if (!tools.isOnline()) return unsent("offline");
  return tools.journal.hold(draft.id, async () => {
    const record = { ...draft, method };
    // Its person signed out meanwhile: it must not go out as the next one's.
    const why = await tools.journal.write(record).then(
      () => life.aborted && ("stopped" as const),
      () => "no-journal" as const,
    );
    if (why) return unsent(why);
    try {
      const done = await request.send();
      // The reply is the whole thing: what changed is in the record already.
      const { data, status, request: sent } = request.replyOf(done);
      const result = { ...outcomeOfWrite({ data, status }), reply: null };
      if (result.state !== "done") {
        const error = new ApiError({ kind: "malformed", status, request: sent });
        return { record: await end(record, result), done: null, error };
      }
      const named = { ...record, thing: request.thingOf?.(done) ?? record.thing };
      return { record: await end(named, result), done, error: null };
    } catch (error) {
      return { record: await end(record, outcomeOfError(error)), done: null, error };
    }
  });
}
