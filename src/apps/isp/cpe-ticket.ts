// What `Copy for the ticket` writes; loaded by the click.
import { paths as rubik } from "#src/apps/rubik/paths.ts";
import { currentLanguage, findText, textOf, type Translate } from "#src/i18n/i18n.ts";
import type { useFormat } from "#src/i18n/use-format.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";
import { formatPosition } from "#src/util/pon.ts";
import { serialForms } from "#src/util/serial.ts";
import { cpeName, customerName, modelName, type Cpe } from "./api.ts";
import { addressOf } from "./address.ts";
import { touchesOf } from "./cpe-touches.ts";
import { levelsIn, stateSince, telling, ticketText } from "./ticket.ts";
import { touchText } from "./touch-text.ts";
import type { Touch } from "./touches.ts";
import { loadMoreTexts } from "./cpe-texts.ts";
import type { CpeReading } from "./use-cpe.ts";

/** Browsers let a page write to the clipboard only shortly after the click, ms. */
const WITHIN_MS = 1500;
const LOOK_EVERY_MS = 50;

interface TicketReading {
  reading: CpeReading;
  says: { sentence: string; also: string | null; isBusy: boolean };
}

/** What the page shows, and the words in the chosen language. */
export interface TicketInput {
  cpe: Cpe;
  /** The page's readings and their sentence as they stand when it is called. */
  latest: () => TicketReading;
  t: Translate<"cpe">;
  format: ReturnType<typeof useFormat>;
  /** Names an action. */
  label: (action: string) => string;
  /** Whether it is left for a ticket that is opened with it. */
  isLeft: boolean | undefined;
}

/** The ticket's text, with what is still being read and the last events if they come in time. */
export async function makeTicket(input: TicketInput): Promise<string> {
  // By the ticket's address, and not along with it in the browser's history: that outlives the sign-out.
  const leave = (text: string | null) =>
    input.isLeft && queryClient.setQueryData([rubik.newTicket({ cpe: input.cpe.id })], text);
  leave(null);
  const text = await textFor(input);
  leave(text);
  return text;
}

async function textFor(input: TicketInput): Promise<string> {
  const { cpe, latest, t, format, label } = input;
  const [touches, { reading, says }] = await Promise.all([
    lastTouches(cpe),
    whenRead(latest),
    loadMoreTexts(),
  ]);
  const { customer } = reading;
  const ticket: Translate<"cpeMore"> = (key, values) =>
    textOf(currentLanguage(), "cpeMore", key, values);
  const live = reading.live.result.data;
  const admin = reading.host.data?.host.administrativeInfo;
  const serial = cpe.sn ? serialForms(cpe.sn) : null;
  const position = live?.info.registration;
  const line = stateSince(live, reading.host.data?.host);
  // Nothing is said of a state that is still being read.
  const sentence = says.isBusy && !live ? ticket("ticket.unread") : says.sentence;
  return ticketText({
    name: cpeName(cpe),
    sentence: says.also ? `${sentence} ${t("says.also", { sentence: says.also })}` : sentence,
    lines: [
      [
        line ? ticket(`ticket.${line.isReported ? "reported" : "live"}.${line.state}`) : "",
        line && (line.since ? format.dateTime(line.since) : ticket("ticket.sinceUnknown")),
      ],
      [
        t("fact.serial"),
        serial?.printed ? `${serial.printed} (${serial.hex})` : (serial?.hex ?? null),
      ],
      // What has no serial is known by it: a cable modem.
      ["MAC", cpe.sn || !cpe.mac ? null : formatMac(parseMac(cpe.mac) ?? cpe.mac)],
      [t("fact.model"), modelName(cpe)],
      [t("fact.customer"), customer && customerName(customer)],
      [t("fact.external"), customer?.external_id],
      [t("fields.external_id"), cpe.external_id],
      [t("fact.address"), addressOf(cpe) ?? (customer && addressOf(customer))],
      [t("fact.phone"), customer?.phone],
      [
        ticket("ticket.plan"),
        admin?.profile_name ??
          (typeof cpe.profile === "object" ? cpe.profile?.name : numbered(cpe.profile)),
      ],
      [
        ticket("ticket.position"),
        position?.position
          ? [position.olt, formatPosition(position.position)].filter(Boolean).join(" ")
          : null,
      ],
      [ticket("ticket.liveAt"), live ? format.dateTime(live.at) : ticket("ticket.liveNone")],
    ],
    levels: levelsIn(live?.info.services ?? [], (value) => format.number(value) ?? "").map(
      ({ of, values }) => [ticket(`ticket.levels.${of}`), values],
    ),
    eventsName: ticket("ticket.events"),
    eventsNone: ticket("ticket.eventsNone"),
    eventsUnread: ticket("ticket.eventsUnread"),
    events:
      touches &&
      telling(touches).map((one) => {
        const word = one.who === null ? eventWord(one.what) : null;
        return `${format.dateTime(one.at)} · ${word ?? touchText(one, ticket, label)}`;
      }),
    footer: ticket("ticket.footer", {
      time: format.dateTime(new Date()),
      address: window.location.href.split(/[?#]/)[0],
    }),
  });
}

/** An event of the network in words, where its source and type are known ones (contract 3.2 "sources / types"). */
function eventWord(what: string): string | null {
  const key = what.toLowerCase().replaceAll(/\W+/gu, "_");
  return findText(currentLanguage(), "cpeMore", `ticket.event.${key}`);
}

/** What the page has read when nothing is being read any more, or when the time is up. */
async function whenRead(latest: () => TicketReading): Promise<TicketReading> {
  const end = Date.now() + WITHIN_MS;
  while (latest().says.isBusy && Date.now() < end)
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS);
    });
  return latest();
}

function numbered(id: number | null | undefined): string | null {
  return id === null || id === undefined ? null : `#${id}`;
}

/**
 * Changes by people and events of the network, newest first, as far as they came in time and are surely the last ones; null
 * where there are none and one of the two could not be read.
 */
export async function lastTouches(cpe: Cpe): Promise<Touch[] | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, WITHIN_MS, null);
  });
  const parts = await Promise.all(
    (["logs", "events"] as const).map(async (name) => {
      const options = touchesOf(cpe, name);
      if (!options) return null;
      const read = queryClient.fetchQuery(options).catch(() => null);
      const part = await Promise.race([read, late]);
      return part?.isSure === true ? part.touches : null;
    }),
  );
  const touches = parts.flatMap((part) => part ?? []);
  if (touches.length === 0 && parts.includes(null)) return null;
  return touches.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
