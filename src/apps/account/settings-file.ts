// What a person has set in this browser, as a file: nothing of a session, nothing that was typed, nothing that was looked at.
import { list, record, text } from "#src/util/read.ts";

/** Settings by name; those of a person without the person's name in it. */
export type Settings = Readonly<Record<string, string>>;

/** Settings of the browser, by where they are kept, and what each may be. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  "krill.language": /^(en|es)$/u,
  "krill.menu": /^(open|collapsed)$/u,
  "krill.keys": /^(on|off)$/u,
  "krill.sounds": /^(on|off)$/u,
  "krill.refresh": /^\d{4,6}$/u,
  "mantine-color-scheme-value": /^(auto|light|dark)$/u,
};
const LISTS = "krill.list.";
const PINS = "krill.pins.";
const MARK = "krill-console-settings";
const LONGEST = 500_000;

/** The part of the browser's storage that is needed here. */
export type Kept = Pick<Storage, "length" | "key" | "getItem" | "setItem">;

/** All settings of a person. */
export function settingsIn(kept: Kept, user: string): Settings {
  const found: Record<string, string> = {};
  for (let index = 0; index < kept.length; index += 1) {
    const key = kept.key(index) ?? "";
    const name = nameOf(key, user);
    const value = name === null ? null : allowed(name, kept.getItem(key));
    if (name !== null && value !== null) found[name] = value;
  }
  return found;
}

/** The file's text. */
export function writeSettings(settings: Settings, at: Date): string {
  return JSON.stringify({ [MARK]: 1, at: at.toISOString(), settings }, null, 2);
}

/** Reads a file: what is known in it and may be so; null for a file that is none of these. Never throws. */
export function readSettings(file: string): Settings | null {
  if (file.length > LONGEST) return null;
  let raw: unknown;
  try {
    raw = JSON.parse(file);
  } catch {
    return null;
  }
  const whole = record(raw);
  const settings = record(whole?.["settings"]);
  if (whole?.[MARK] !== 1 || !settings) return null;
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const kept = allowed(name, value);
      return kept === null ? [] : [[name, kept] as const];
    }),
  );
}

/** Puts settings in the place of a person's own. */
export function takeOver(settings: Settings, kept: Kept, user: string): void {
  for (const [name, value] of Object.entries(settings)) {
    const isPlain = Object.hasOwn(PLAIN, name);
    kept.setItem(isPlain ? name : keyOf(name, user), value);
  }
}

function keyOf(name: string, user: string): string {
  return name === "pins" ? PINS + user : `${LISTS}${user}.${name.slice("list.".length)}`;
}

function nameOf(key: string, user: string): string | null {
  if (Object.hasOwn(PLAIN, key)) return key;
  if (key === PINS + user) return "pins";
  const own = `${LISTS}${user}.`;
  return key.startsWith(own) ? `list.${key.slice(own.length)}` : null;
}

/** A value that its setting can have, with nothing in it that does not belong there; null for any other. */
function allowed(name: string, value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (Object.hasOwn(PLAIN, name)) return PLAIN[name]?.test(value) ? value : null;
  let raw: unknown;
  try {
    raw = JSON.parse(value);
  } catch {
    return null;
  }
  if (name === "pins") return JSON.stringify(list(raw).flatMap(pin));
  return /^list\.[\w.-]{1,80}$/u.test(name) ? JSON.stringify(listMemory(raw)) : null;
}

function pin(raw: unknown) {
  const fields = record(raw);
  const id = fields?.["id"];
  const path = text(fields?.["path"]);
  // A way within the console, never to another host: browsers leave out tabs and line ends.
  if (!fields || path === null || !/^\/(?![/\\\t\r\n])/u.test(path)) return [];
  if (typeof id !== "string" && typeof id !== "number") return [];
  const [kind, title] = [text(fields["kind"]), text(fields["title"])];
  if (kind === null || title === null) return [];
  return [{ kind, id, title, serial: text(fields["serial"]), path }];
}

function listMemory(raw: unknown) {
  const fields = record(raw);
  const columns: unknown = fields?.["columns"];
  return {
    columns: Array.isArray(columns) ? columns.filter((one) => typeof one === "string") : null,
    density: fields?.["density"] === "comfortable" ? "comfortable" : "compact",
    views: list(fields?.["views"]).flatMap((item) => {
      const view = record(item);
      const [name, search] = [view?.["name"], view?.["search"]];
      return typeof name === "string" && typeof search === "string" ? [{ name, search }] : [];
    }),
  };
}
