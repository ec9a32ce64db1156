// `Copy for the ticket`: what a colleague needs, in a few lines of plain text and without secrets.
import { isOld, type CpeInfo, type HostState, type Metric } from "#src/apps/monitoring/api.ts";
import { isNothing, visible } from "#src/util/text.ts";
import { toldAge } from "#src/util/time.ts";

import type { Touch } from "./touches.ts";

/** A line of the ticket: its name and what is known; lines without anything known are left out. */
export type TicketLine = readonly [name: string, value: string | null | undefined];

/** What goes into a ticket, already in the chosen language and with units. */
export interface Ticket {
  /** The device: `cpe0238`. */
  name: string;
  /** The one sentence; it names the cause. */
  sentence: string;
  lines: readonly TicketLine[];
  /** Levels by what they are of: `Light`, [`dnrx −22.14 dBm`]. */
  levels: readonly (readonly [name: string, values: readonly string[]])[];
  /** What happened last: `29 Sept 2024, 12:41 · reboot · noc`; null where it could not be read. */
  events: readonly string[] | null;
  eventsName: string;
  eventsNone: string;
  eventsUnread: string;
  /** When this was written and where the device is found. */
  footer: string;
}

const MOST_EVENTS = 5;

/** The ticket as text. Everything in it is one line each, whatever a device or a customer wrote there. */
export function ticketText(ticket: Ticket): string {
  const { name, sentence, lines, levels, events, eventsName, footer } = ticket;
  const facts = lines.flatMap(([label, value]) =>
    isNothing(value) ? [] : [`${label}: ${oneLine(value ?? "")}`],
  );
  const last =
    events === null
      ? [`${eventsName}: ${ticket.eventsUnread}`]
      : events.length === 0
        ? [`${eventsName}: ${ticket.eventsNone}`]
        : [`${eventsName}:`, ...events.slice(0, MOST_EVENTS).map((one) => `- ${oneLine(one)}`)];
  return [
    oneLine(name),
    oneLine(sentence),
    ...facts,
    ...levels.flatMap(([of, values]) =>
      values.length > 0 ? [`${of}: ${values.map(oneLine).join(" · ")}`] : [],
    ),
    ...last,
    oneLine(footer),
  ].join("\n");
}

/** The services whose metrics are levels: of light, and of a cable modem's two ways (contract 3.2). */
const LEVELS = ["txrx", "downstream", "upstream"] as const;

type Level = Pick<Metric, "metric" | "value" | "uom">;

/** The levels of a live reading by service, each with its unit; without those that have no value. */
export function levelsIn(
  services: readonly { name: string; metrics: readonly Level[] }[],
  formatted: (value: number) => string,
): { of: (typeof LEVELS)[number]; values: string[] }[] {
  return LEVELS.map((of) => ({
    of,
    values: services
      .filter(({ name }) => name === of)
      .flatMap(({ metrics }) =>
        metrics.flatMap(({ metric, value, uom }) =>
          value === null ? [] : [`${metric} ${formatted(value)} ${uom ?? ""}`.trim()],
        ),
      ),
  }));
}

/**
 * The device's own state, which is not always what the sentence speaks of, and since when; null where nothing tells it.
 * What was down at a check that is overdue may have been up in between: since when is then told as reported. An
 * OLT's time that is still to come is that of a wrong clock, and tells nothing.
 */
export function stateSince(
  live: { info: Pick<CpeInfo, "state" | "uptime" | "registration">; at: Date } | undefined,
  report: Pick<HostState, "state" | "since" | "lastCheck" | "checkIntervalS"> | undefined,
): { state: "up" | "down"; isReported: boolean; since: Date | null } | null {
  const reported = report?.state === "up" || report?.state === "down" ? report.state : null;
  if (!live || live.info.state === "unknown")
    return reported && { state: reported, isReported: true, since: report?.since ?? null };
  const { state, uptime, registration } = live.info;
  if (state === "up") {
    const since = uptime === null ? null : new Date(live.at.getTime() - uptime * 1000);
    return { state, isReported: false, since };
  }
  const told = registration.lastDown && toldAge(registration.lastDown, live.at.getTime());
  const lastDown = told !== null && told >= 0 ? registration.lastDown : null;
  if (lastDown || !report || reported !== "down")
    return { state, isReported: false, since: lastDown };
  return { state, isReported: isOld(report, live.at), since: report.since };
}

/** What happened, without the daily sessions with the ACS unless there is nothing else. */
export function telling<T extends Pick<Touch, "what">>(touches: readonly T[]): readonly T[] {
  const others = touches.filter(({ what }) => !/^cwmp[\s_-]session$/i.test(what));
  return others.length > 0 ? others : touches;
}

function oneLine(text: string): string {
  return visible(text, 300).replaceAll(/\s+/g, " ").trim();
}
