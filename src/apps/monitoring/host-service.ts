import {
  bool01,
  type Fields,
  list,
  note,
  num,
  record,
  text,
  under,
  type Where,
  whole,
} from "#src/util/read.ts";
import { type Checked, readChecked } from "./checked.ts";

/** One monitored service of a host, as the monitoring reported it. */
export type HostService = Checked & {
  name: string;
  state: "ok" | "warning" | "critical" | "unknown" | "pending";
  output: string | null;
  isAlarm: boolean | null;
  isHandled: boolean | null;
  /** Search knows only the upper limits (contract 3.2), so a weak signal cannot be judged from them. */
  perfdata: {
    metric: string;
    value: number | null;
    warningHigh: number | null;
    criticalHigh: number | null;
  }[];
};

/** Reads a service from a host's `joins.services[]` or from a search row of type Service; null without a name. */
export function readHostService(raw: unknown, where: Where = whole()): HostService | null {
  const row = record(raw, where);
  const at = under(where, "attrs");
  const attrs = record(row?.attrs, at);
  const joined = text(row?.name)?.split("!")[1];
  const name = text(attrs?.service_name, under(at, "service_name")) ?? joined;
  if (!attrs || name === undefined) return null;
  const handled = bool01(attrs.handled, under(at, "handled"));
  return {
    ...readChecked(attrs, at),
    name,
    state: readServiceState(attrs, at),
    output: text(attrs.output, under(at, "output")),
    isAlarm: bool01(attrs.alarm, under(at, "alarm")),
    isHandled: handled,
    perfdata: list(attrs.perfdata).flatMap((item, i) => {
      const here = under(at, `perfdata.${i}`);
      const fields = record(item, here);
      const metric = text(fields?.name, under(here, "name"));
      if (!fields || metric === null) return [];
      const value = (key: string) => num(fields[key], under(here, key));
      return [
        {
          metric,
          value: value("value"),
          warningHigh: value("warning"),
          criticalHigh: value("critical"),
        },
      ];
    }),
  };
}

function readServiceState(attrs: Fields, at: Where): HostService["state"] {
  const word = text(attrs.state_long, under(at, "state_long"))?.toLowerCase();
  const words = ["ok", "warning", "critical", "unknown", "pending"] as const;
  const known = words.find((state) => state === word);
  if (known) return known;
  if (word !== undefined) note(under(at, "state_long"), "unknown-word", attrs.state_long);
  const id = num(attrs.state, under(at, "state"));
  return id === 99 ? "pending" : ((id === null ? undefined : words[id]) ?? "unknown");
}
