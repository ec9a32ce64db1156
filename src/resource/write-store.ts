// Sends what forms write: once, recorded, outside of React, so that the page that a save leads to can
// say it, and `Undo` works from there.
import { sessionSignal } from "#src/krill/session.ts";
import { browserTools } from "#src/jobs/browser-tools.ts";
import { changeToKeep, thingKey, type ActionRecord, type ActionThing } from "#src/jobs/record.ts";
import { runWrite, type WriteName } from "#src/jobs/run-write.ts";
import { apiUrl } from "#src/krill/links.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Item, Page, Written } from "#src/krill/resource.ts";
import { isAlike } from "#src/util/alike.ts";
import { record as fields } from "#src/util/read.ts";
import { isSecretName } from "#src/util/secrets.ts";
import type { FormResource } from "./form-spec.ts";
import type { ApiValue } from "./form-values.ts";
import type { ListRow } from "./list-spec.ts";
import { wholeNow } from "./way-to-change.ts";
import { addNews, type Undo, type WriteOutcome } from "./write-news.ts";

/** One write, as a form hands it over. */
export interface WriteOrder<Row extends ListRow> {
  resource: FormResource<Row>;
  thing: ActionThing;
  name: WriteName;
  /** For a change and an undo: the values as sent, and as they were. */
  body: Readonly<Record<string, ApiValue>>;
  before: Readonly<Record<string, ApiValue>>;
  /** All fields of the thing as it is, where the server takes no less. */
  whole?: Readonly<Record<string, unknown>> | undefined;
  /** The names of the fields on the screen. */
  labels: readonly string[];
  /** The thing that a creation made. */
  thingOf?: (row: Row) => ActionThing;
  /** Other collections that show it. */
  alsoShownIn?: readonly (readonly [string, string])[];
}

const running = new Set<string>();

/**
 * Sends a write, once: null where one to the same thing is on its way, so that no double click and no
 * second form can send it twice. Never throws.
 */
export function startWrite<Row extends ListRow>(
  order: WriteOrder<Row>,
): Promise<WriteOutcome> | null {
  const key = thingKey(order.thing);
  if (running.has(key)) return null;
  running.add(key);
  return write(order).finally(() => running.delete(key));
}

async function write<Row extends ListRow>(order: WriteOrder<Row>): Promise<WriteOutcome> {
  const { resource, thing, name, body, before, whole } = order;
  const { id } = thing;
  const change = whole ? "PUT" : "PATCH";
  const method = name === "create" ? "POST" : name === "delete" ? "DELETE" : change;
  const send = (): Promise<Written<Row>> => {
    if (name === "create") return resource.create(body);
    if (name === "delete") return resource.remove(id).then((reply) => ({ reply, item: null }));
    return resource.save(id, body, whole);
  };
  const named = order.thingOf;
  const result = await runWrite<Written<Row>>(
    {
      thing,
      name,
      severity: name === "delete" ? "destructive" : "interrupting",
      method,
      href: new URL(apiUrl(name === "create" ? resource.path : resource.pathOf(id))).pathname,
      changes: Object.entries(body).map(([field, to]) => changeToKeep(field, before[field], to)),
      send,
      replyOf: ({ reply }) => reply,
      ...(named && { thingOf: ({ item }) => (item ? namedAs(thing, named(item.data)) : null) }),
    },
    { ...browserTools, life: sessionSignal },
  );
  const row = result.done?.item?.data ?? null;
  if (result.record.state === "done") {
    absorb(resource.key, id, body, row, name);
    tell(order, result.record, row);
  }
  // After an unknown outcome too: whatever is shown may be old now.
  if (result.record.state === "done" || result.record.state === "unknown")
    for (const shown of [resource.key, ...(order.alsoShownIn ?? [])])
      void queryClient.invalidateQueries({ queryKey: shown });
  return { record: result.record, row, error: result.error };
}

/** A thing as the reply gave it: one that has its id alone there keeps the name that was typed. */
export function namedAs(typed: ActionThing, made: ActionThing): ActionThing {
  const isNamed = ![made.id, `#${made.id}`].includes(made.name) || typed.name === "?";
  return isNamed ? made : { ...made, name: typed.name };
}

/**
 * What the server made of what was sent, which it may have written in its own way: from its reply, else read once more. What was
 * sent where neither tells. Never throws.
 */
export async function savedAs(
  resource: Pick<FormResource<ListRow>, "fetchOne">,
  id: string,
  body: Readonly<Record<string, ApiValue>>,
  row: Readonly<Record<string, unknown>> | null,
): Promise<Readonly<Record<string, unknown>>> {
  const isTold = (field: string) => row?.[field] !== undefined || isSecretName(field);
  if (row && Object.keys(body).every(isTold)) return row;
  try {
    return (await resource.fetchOne(id)).data;
  } catch {
    return body;
  }
}

/** The fields that the reply to a change still shows as they were: servers overlook in silence what they do not let be changed. */
export function leftAsTheyWere(
  body: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>> | null,
): string[] {
  return Object.keys(body).filter((field) => {
    const now = row?.[field];
    // A secret may be answered by dots, whatever it is.
    if (now === undefined || !(field in before) || isSecretName(field)) return false;
    return isAlike(now, before[field]) && !isAlike(now, body[field]);
  });
}

function tell<Row extends ListRow>(
  order: WriteOrder<Row>,
  record: ActionRecord,
  row: Readonly<Record<string, unknown>> | null,
): void {
  const { resource, name, body, before, labels } = order;
  const { thing } = record;
  let { whole } = order;
  const undo: Undo | null =
    name === "change"
      ? {
          before,
          after: body,
          saved: savedAs(resource, thing.id, body, row),
          readNow: async () => {
            const now = await resource.fetchOne(thing.id);
            whole &&= wholeNow(whole, now);
            return now.data;
          },
          send: () =>
            startWrite({ ...order, thing, name: "undo", body: before, before: body, whole }),
        }
      : null;
  const names = Object.keys(body);
  const left = leftAsTheyWere(body, before, row).flatMap((one) => labels[names.indexOf(one)] ?? []);
  // Where nothing changed there is nothing to put back.
  addNews({ thing, record, labels, left, undo: left.length === names.length ? null : undo });
}

/** What is on the screen follows at once; the lists are read anew all the same. */
function absorb(
  key: readonly [string, string],
  id: string,
  body: Readonly<Record<string, ApiValue>>,
  row: Readonly<Record<string, unknown>> | null,
  name: WriteName,
): void {
  if (name === "create") return;
  if (name === "delete") {
    queryClient.removeQueries({ queryKey: [...key, "one", id] });
    return;
  }
  const patch = (old: unknown): unknown => {
    const known = fields(old);
    if (!known || String(known["id"]) !== id) return old;
    const next: Record<string, unknown> = { ...known };
    for (const [field, sent] of Object.entries(body)) {
      // An embedded relation is not replaced by its number: it is read again.
      const isEmbedded = fields(known[field]) !== null && known[field] !== null;
      if (field in known && !isEmbedded) next[field] = row?.[field] ?? sent;
    }
    return next;
  };
  queryClient.setQueriesData<Item<unknown>>({ queryKey: [...key, "one", id] }, (item) =>
    item ? { ...item, data: patch(item.data) } : item,
  );
  queryClient.setQueriesData<Page<unknown>>({ queryKey: [...key, "list"] }, (page) =>
    page && Array.isArray(page.rows) ? { ...page, rows: page.rows.map(patch) } : page,
  );
}
