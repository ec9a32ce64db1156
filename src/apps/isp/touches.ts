// Who or what touched a device, from rows whose names are inferred (contract 3.2 events, 3.13 logs).
import { readEnvelope } from "#src/krill/page.ts";
import { timeText } from "#src/util/loose.ts";
import { record, text, type Fields } from "#src/util/read.ts";
import { parseTime } from "#src/util/time.ts";
import { visible } from "#src/util/text.ts";
import { hasNewest, NEWEST } from "./newest.ts";

/** One thing that happened to a device. */
export interface Touch {
  at: Date;
  /** Who did it; null for what the network did by itself. */
  who: string | null;
  /** An action's name (`reboot`), `change`, `create`, `delete`, or the words of the row. */
  what: string;
}

/** What a page of rows tells. */
export interface TouchReading {
  /** The newest first. */
  touches: Touch[];
  /** Whether these are surely the last ones: none is newer, and rows that cannot be read are not all that there is. */
  isSure: boolean;
  /** How many rows came, and how many there are in all; null where the server does not say. */
  received: number;
  total: number | null;
}

const TIMES = ["requested_at", "start_time", "action_time", "at", "time", "date", "datetime"];
const MORE_TIMES = ["timestamp", "created", "updated"];
const PEOPLE = ["username_persistent", "username", "user", "author", "actor", "who"];
const WORDS = ["action", "event", "what", "change_message", "message", "detail", "description"];
const BY_METHOD: Record<string, string> = { PATCH: "change", PUT: "change", DELETE: "delete" };
const BY_FLAG = new Map([
  ["1", "create"],
  ["2", "change"],
  ["3", "delete"],
]);

/**
 * What happened to a device, from the page of log rows or events that `followNewest` reads, under any plausible names, and
 * whether it can be relied on. Rows without a time, mere reads and what was refused are left out. Never throws.
 */
export function readNewest(data: unknown): TouchReading {
  const { rows, total } = readEnvelope(data, [], NEWEST);
  const received = rows.length;
  const touches = touchesIn(rows);
  const told = rows.map((raw) => record(raw)).filter((row) => row !== null);
  const isUseless = touches.length === 0 && received > 0 && !told.some(changedNothing);
  const times = told.flatMap((row) => firstTime(row) ?? []);
  return { touches, isSure: !isUseless && hasNewest({ received, total }, times), received, total };
}

function touchesIn(rows: readonly unknown[]): Touch[] {
  const touches = rows.flatMap((raw) => {
    const row = record(raw);
    const at = row && firstTime(row);
    const what = row && whatOf(row);
    return at && what ? [{ at, who: whoOf(row), what }] : [];
  });
  return touches.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** A mere read, or what the server refused: a log has these too. What failed in the server may have been done all the same. */
function changedNothing(row: Fields): boolean {
  if (text(row.path) === null) return false;
  const isRefused = /^4\d\d$/.test(text(row.status_code) ?? "");
  return isRefused || /^(GET|HEAD|OPTIONS)$/i.test(text(row.method) ?? "");
}

function firstTime(row: Fields): Date | null {
  for (const name of [...TIMES, ...MORE_TIMES]) {
    const at = parseTime(timeText(row[name]));
    if (at) return at;
  }
  return null;
}

function whoOf(row: Fields): string | null {
  for (const name of PEOPLE) {
    const value = row[name];
    const inner = record(value);
    // A number is the id of a user: it says nothing to a person.
    const said = text(inner ? (inner.username ?? inner.name) : value);
    if (said !== null && !/^\d+$/.test(said)) return visible(said, 60);
  }
  return null;
}

function whatOf(row: Fields): string | null {
  const method = text(row.method)?.toUpperCase() ?? null;
  const path = text(row.path);
  if (method !== null && path !== null) {
    if (changedNothing(row)) return null;
    const last =
      path
        .split(/[?#]/)[0]
        ?.split("/")
        .findLast((word) => word !== "") ?? "";
    const isAction = !/^\d*$/.test(last) && method !== "DELETE";
    if (isAction) return visible(last.replace(/^cwmp_/, ""), 40);
    return BY_METHOD[method] ?? (method === "POST" ? "create" : method);
  }
  const flag = BY_FLAG.get(text(row.action_flag) ?? "");
  if (flag) return flag;
  const kind = [text(row.source), text(row.type)].filter((word) => word !== null).join(" ");
  if (kind !== "") return visible(kind, 60);
  for (const name of WORDS) {
    const said = text(row[name]);
    if (said !== null) return visible(said, 80);
  }
  return null;
}
