import {
  bool01,
  date,
  type Fields,
  list,
  num,
  record,
  text,
  under,
  type Where,
} from "#src/util/read.ts";
import { type Checked, readChecked } from "./checked.ts";

/** One figure of a check. Search knows only the upper limits (contract 3.2), so a weak signal cannot be judged from them. */
export type Perfdata = {
  metric: string;
  value: number | null;
  warningHigh: number | null;
  criticalHigh: number | null;
};

/** What hosts and services have in common as the monitoring reports them (contract 3.2 search, `attrs`). */
export type Watched = Checked & {
  output: string | null;
  isHard: boolean | null;
  isAlarm: boolean | null;
  isProblem: boolean | null;
  isHandled: boolean | null;
  isAcknowledged: boolean | null;
  isInDowntime: boolean | null;
  /** Until when an acknowledgement or a downtime stands, where the server tells: its name is Icinga's, not the contract's. */
  handledUntil: Date | null;
  isFlapping: boolean | null;
  /** False = passive only: a recheck cannot be asked for. */
  isActivelyChecked: boolean | null;
  businessImpact: number | null;
  severity: number | null;
  command: string | null;
  attempt: number | null;
  maxAttempts: number | null;
  perfdata: Perfdata[];
};

/** Reads what is said of a host or a service; what is absent is null. */
export function readWatched(attrs: Fields, at: Where): Watched {
  const flag = (key: string) => bool01(attrs[key], under(at, key));
  const number = (key: string) => num(attrs[key], under(at, key));
  return {
    ...readChecked(attrs, at),
    output: text(attrs.output, under(at, "output")),
    isHard: flag("state_type"),
    isAlarm: flag("alarm"),
    isProblem: flag("problem"),
    isHandled: flag("handled"),
    isAcknowledged: anyOf(flag("acknowledged"), positive(attrs.acknowledgement)),
    isInDowntime: anyOf(flag("downtime"), positive(attrs.downtime_depth), flag("downtimed")),
    handledUntil:
      moment(attrs.acknowledgement_expiry) ?? moment(attrs.downtime_end_time ?? attrs.downtime_end),
    isFlapping: flag("is_flapping"),
    isActivelyChecked: flag("enable_active_checks"),
    businessImpact: number("business_impact"),
    severity: number("severity"),
    command: text(attrs.check_command, under(at, "check_command")),
    attempt: number("check_attempt"),
    maxAttempts: number("max_check_attempts"),
    perfdata: list(attrs.perfdata).flatMap((item, index) => {
      const here = under(at, `perfdata.${index}`);
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

/** Later than this no clock goes, seconds. */
const LAST = 8e12;

/** A text, or seconds since 1970, of which 0 is none. */
function moment(value: unknown): Date | null {
  const seconds = typeof value === "number" && value > 0 && value < LAST ? value : null;
  return date(seconds === null ? value : new Date(seconds * 1000).toISOString());
}

/** Yes when any says yes; null when none says anything. Counters and flags of one thing come side by side. */
function anyOf(...said: (boolean | null)[]): boolean | null {
  if (said.includes(true)) return true;
  return said.includes(false) ? false : null;
}

function positive(value: unknown): boolean | null {
  const count = num(value);
  return count === null ? null : count > 0;
}
