// What the address of Activity says, and which records it means. Pure.
import type { ActionRecord } from "#src/jobs/record.ts";

/** The outcomes to choose from, in the order of the list. */
export const OUTCOMES = ["unknown", "failed", "refused", "done", "sending"] as const;

/** What Activity shows, as its address says it. */
export interface ActivitySearch {
  tab: "actions" | "requests";
  outcome: ActionRecord["state"] | null;
  q: string;
}

/** Reads an address; what makes no sense counts as not said. */
export function parseActivity(params: URLSearchParams): ActivitySearch {
  const outcome = params.get("outcome");
  return {
    tab: params.get("tab") === "requests" ? "requests" : "actions",
    outcome: OUTCOMES.find((one) => one === outcome) ?? null,
    q: params.get("q") ?? "",
  };
}

/** Writes an address; what is not said is left out. */
export function activityParams({ tab, outcome, q }: ActivitySearch): URLSearchParams {
  const params = new URLSearchParams();
  if (tab !== "actions") params.set("tab", tab);
  if (outcome !== null) params.set("outcome", outcome);
  if (q !== "") params.set("q", q);
  return params;
}

/** The records that match: every word of `q` in name, id, action, method, address, what was sent, reply, or in a label. */
export function matchingRecords(
  records: readonly ActionRecord[],
  { outcome, q }: Pick<ActivitySearch, "outcome" | "q">,
  labelOf: (action: string) => string,
  fieldOf: (action: string, field: string) => string,
): ActionRecord[] {
  const words = q.toLowerCase().split(/\s+/u).filter(Boolean);
  return records.filter((record) => {
    if (outcome !== null && record.state !== outcome) return false;
    if (words.length === 0) return true;
    const { thing, action, method, href, reply } = record;
    const all = [
      thing.name,
      thing.id,
      action,
      labelOf(action),
      method,
      href,
      sentText(record),
      ...(record.sent ?? []).map(({ field }) => fieldOf(action, field)),
      reply,
    ];
    const text = all.join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a form or an action sent, on one line: `channel: 1 → 6; ssid: casa`. */
export function sentText({ changes, sent = [] }: ActionRecord): string {
  return (changes ?? sent)
    .map(({ field, from, to }) => `${field}: ${from === null ? "" : `${from} → `}${to ?? "–"}`)
    .join("; ");
}

/** Still waits for somebody to look at the device. */
export function isOpen(record: ActionRecord): boolean {
  return record.state === "unknown" && record.checkedAt === null;
}
