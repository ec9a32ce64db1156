// Problems stand in groups by what they are sorted by. Pure.
import type { Monitored } from "./monitored.ts";

const AGES: readonly [seconds: number, key: string][] = [
  [600, "age_10m"],
  [3600, "age_1h"],
  [86_400, "age_24h"],
  [7 * 86_400, "age_7d"],
];

/** The key of a row's group (`problems.groups.<key>` in the texts); null where the sort makes none. */
export function problemGroup(
  row: Pick<Monitored, "state" | "since" | "businessImpact" | "host">,
  sort: string | null | undefined,
  now: number,
): string | null {
  switch (sort?.replace(/^-/, "")) {
    case "severity":
      return `state_${row.state}`;
    case "last_state_change": {
      if (!row.since) return "age_unknown";
      const age = (now - row.since.getTime()) / 1000;
      return AGES.find(([most]) => age < most)?.[1] ?? "age_older";
    }
    case "business_impact":
      return `impact_${row.businessImpact ?? "unknown"}`;
    default:
      return null;
  }
}
