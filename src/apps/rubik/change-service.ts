import { changeToKeep } from "#src/jobs/record.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { addNews } from "#src/resource/write-news.ts";
import { services, type Service } from "./api.ts";
import { serviceThing } from "./service-thing.ts";
import { writeOnce } from "./write-once.ts";

/** Why a change did not go through. */
export interface ChangeFailure {
  /** What the server said; null where nothing was sent, or nobody knows. */
  error: unknown;
  why: "not-sent" | "unknown" | "busy";
}

/**
 * Changes a service, its state too; what there is on the screen follows. Null where it was accepted. Never throws.
 * @param changes only what changed, in the API's own words
 * @param labels what changed, in the person's
 */
export async function changeService(
  service: Service,
  changes: Readonly<Record<string, unknown>>,
  labels: readonly string[],
): Promise<ChangeFailure | null> {
  const result = await writeOnce({
    thing: serviceThing(service),
    name: "change",
    severity: "interrupting",
    method: "PATCH",
    path: services.pathOf(service.id),
    changes: Object.entries(changes).map(([field, to]) => changeToKeep(field, service[field], to)),
    send: () => services.save(service.id, changes),
    replyOf: ({ reply }) => reply,
  });
  if (result === null) return { error: null, why: "busy" };
  const { record, done, error } = result;
  if (done?.item)
    queryClient.setQueryData(services.one(service.id).queryKey, (old) =>
      old && done.item
        ? { ...old, data: { ...old.data, ...done.item.data }, at: done.item.at }
        : old,
    );
  void queryClient.invalidateQueries({ queryKey: services.key });
  if (record.state === "done") {
    addNews({ thing: record.thing, record, labels, undo: null });
    return null;
  }
  return { error, why: record.state === "unknown" ? "unknown" : "not-sent" };
}
