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
  /** When a person said that an unknown outcome was looked into, ms. */
  checkedAt: number | null;
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
    .replaceAll(/([?&][^=&#]*)=([^&#]*)/gu, (whole: string, name: string) =>
      isSecretName(name.slice(1)) ? `${name}=•••` : whole,
    );
  return masked.slice(0, 500);
}
