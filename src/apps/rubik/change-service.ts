import { changeToKeep } from "#src/jobs/record.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { addNews } from "#src/resource/write-news.ts";
import { leftAsTheyWere } from "#src/resource/write-store.ts";
import { services, type Service } from "./api.ts";
import { serviceThing } from "./service-thing.ts";
import { writeOnce } from "./write-once.ts";

/** Why a change did not go through. */
export interface ChangeFailure {
  /** What the server said; null where nothing was sent, or nobody knows. */
  error: unknown;
  why: "not-sent" | "unknown" | "busy" | "changed";
}

/**
 * Changes a service, its state too; what there is on the screen follows. It is read again before: where somebody has changed these
 * fields since they were shown, nothing is sent (PRODUCT 5): who cancels a reservation does not cancel what a colleague has ordered. Null where it was accepted. Never throws.
 * @param changes only what changed, in the API's own words
 * @param labels what changed, in the person's, by field
 * @param names what the fields are called where a label says more
 */
export async function changeService(
  service: Service,
  changes: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>>,
  names = labels,
): Promise<ChangeFailure | null> {
  const before = await readAgain(service, Object.keys(changes));
  if (before !== null) return before;
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
    const left = leftAsTheyWere(changes, service, done?.item?.data ?? null);
    const said = Object.keys(labels).filter((field) => !left.includes(field));
    addNews({
      thing: record.thing,
      record,
      labels: said.map((field) => labels[field] ?? field),
      left: left.flatMap((field) => names[field] ?? []),
      undo: null,
    });
    return null;
  }
  return { error, why: record.state === "unknown" ? "unknown" : "not-sent" };
}

/** Why a service is not to be changed as it was shown; null where it is as it was. What was read stands on the screen. */
async function readAgain(shown: Service, fields: readonly string[]): Promise<ChangeFailure | null> {
  try {
    const { data } = await queryClient.fetchQuery({ ...services.one(shown.id), staleTime: 0 });
    const isSame = fields.every(
      (field) => JSON.stringify(data[field] ?? null) === JSON.stringify(shown[field] ?? null),
    );
    return isSame ? null : { error: null, why: "changed" };
  } catch (error) {
    return { error, why: "not-sent" };
  }
}
