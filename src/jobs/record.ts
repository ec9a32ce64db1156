import { withoutSecrets } from "#src/krill/request-log.ts";
import { isSecretName } from "#src/util/secrets.ts";
import type { Method } from "#src/krill/transport.ts";
import type { Outcome } from "./outcome.ts";
import type { Watch } from "./watch.ts";

/** How much an action can harm (PRODUCT 5): it decides what is asked before it is sent. */
export type Severity = "safe" | "interrupting" | "destructive";

/** What an action was done to. */
export interface ActionThing {
  /** The application's folder, e.g. `isp`. */
  app: string;
  /** What kind of thing, e.g. `cpe`. */
  kind: string;
  id: string;
  /** The name by which people know it. */
  name: string;
  /** Its address in the console. */
  path: string;
}

/** One field of a write as it is written down: secrets masked, long values cut short. */
export interface RecordedChange {
  field: string;
  /** Null: nothing was there, or it was not known. */
  from: string | null;
  /** Null: emptied. */
  to: string | null;
}

/** One action in the journal: written before it is sent, completed after. Plain data, no secrets. */
export interface ActionRecord extends Omit<Outcome, "state"> {
  id: string;
  /** When it was sent, or was to be sent, ms. */
  at: number;
  /** Who was signed in. */
  user: string;
  thing: ActionThing;
  /** The action's name on the wire. */
  action: string;
  severity: Severity;
  /** The address as the API gave it, credentials and secret parameters left out. */
  href: string;
  /** The method last sent; null where nothing was sent. */
  method: Method | null;
  state: "sending" | Outcome["state"];
  /** When the outcome was known, ms. */
  finishedAt: number | null;
  watch: Watch | null;
  /** When a person said that an unknown outcome was looked into, or the console itself saw what is there, ms. */
  checkedAt: number | null;
  /** What the console saw then: that the thing is as it was sent, or that it is not. Absent where a person looked. */
  seen?: "so" | "not-so";
  /** What an action sent with it, `from` null everywhere. Absent where it sent nothing. */
  sent?: readonly RecordedChange[];
  /** Of a thing created, changed or deleted by a form: its fields. Absent for actions. */
  changes?: readonly RecordedChange[];
}

const VALUE_KEPT = 200;

/** A change as it may be written down. */
export function changeToKeep(field: string, from: unknown, to: unknown): RecordedChange {
  const keep = (value: unknown): string | null => {
    if (value === null || value === undefined || value === "") return null;
    if (isSecretName(field)) return "•••";
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "?");
    return text.length > VALUE_KEPT ? `${text.slice(0, VALUE_KEPT - 1)}…` : text;
  };
  return { field, from: keep(from), to: keep(to) };
}

/** What an action sends, as it may be written down. */
export function bodyToKeep(body: unknown): Pick<ActionRecord, "sent"> {
  const sent = Object.entries(withoutSecrets(body) ?? {});
  return sent.length > 0
    ? { sent: sent.map(([field, value]) => changeToKeep(field, null, value)) }
    : {};
}

/** One key for a thing, among all applications. */
export function thingKey(thing: Pick<ActionThing, "app" | "kind" | "id">): string {
  return `${thing.app}/${thing.kind}/${thing.id}`;
}

/** An address as it may be written down: without credentials, secret parameters and length. */
export function addressToKeep(href: unknown): string {
  if (typeof href !== "string") return String(href).slice(0, 100);
  const masked = href
    .replace(/\/\/[^/?#]*@/u, "//•••@")
    .replaceAll(/([?&][^=&#?]*)=([^&#]*)/gu, (whole: string, name: string) =>
      isSecretName(name.slice(1)) ? `${name}=•••` : whole,
    );
  return masked.slice(0, 500);
}
