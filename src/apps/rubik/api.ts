// Rubik as the API has it (contract 3.7).
import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { idIn, timeField } from "#src/krill/inferred-fields.ts";
import {
  keyedRow,
  linksField,
  numberField,
  row,
  textField,
  type FieldReader,
} from "#src/krill/read-row.ts";
import { resource, type RowOf } from "#src/krill/resource.ts";
import { looseRow, timeText } from "#src/util/loose.ts";
import { list, record, whole, type Fields } from "#src/util/read.ts";
import { cleanText } from "#src/util/text.ts";
import { parseTime } from "#src/util/time.ts";

const fieldsField: FieldReader<Fields> = (value, where) => record(value, where);

const readService = row({
  owner: textField,
  administrative_id: textField,
  address_uid: textField,
  state: textField,
  last_state: textField,
  owner_state: textField,
  service_profile: textField,
  product: textField,
  ppai: textField,
  remote_id: textField,
  tv_remote_id: textField,
  crm_customer_label: textField,
  crm_external_id: textField,
  crm_phone_label: textField,
  crm_contact_label: textField,
  order_id: textField,
  planned: textField,
  reason: textField,
  installation_info: fieldsField,
  created: timeField,
  updated: timeField,
  _links: linksField,
});

/** Services on other operators' networks. */
export const services = resource({ app: "rubik", name: "services", read: readService });

export type Service = RowOf<typeof services>;

/** What a service is called: the operator's id, else its number. */
export function serviceName(service: Service): string {
  return cleanText(service.administrative_id)?.trim() ?? `#${service.id}`;
}

/** Something that happened to a service. */
export interface ServiceEvent {
  key: string;
  type: string | null;
  state: string | null;
  /** Times without a zone are read as UTC (contract 3.7, inferred). */
  at: Date | null;
  /** What the operator answered; null where nothing. */
  answer: unknown;
}

/** The events of a service. */
export interface ServiceEvents {
  /** The newest first. */
  events: ServiceEvent[];
  /** How many the server has in all; null where it does not say. */
  total: number | null;
}

const EVENTS_AT_ONCE = 200;

/** What happened to a service. */
export function serviceEvents(id: number) {
  return queryOptions({
    queryKey: [...services.key, "events", id] as const,
    staleTime: 10_000,
    queryFn: async ({ signal }): Promise<ServiceEvents> => {
      const path = `rubik/services/${id}/events/`;
      const reply = await get(path, { limit: EVENTS_AT_ONCE, offset: 0 }, { signal });
      const { rows, total } = readEnvelope(reply.data, []);
      const events = rows.map(readEvent);
      return {
        events: events.toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0)),
        total,
      };
    },
  });
}

function readEvent(raw: unknown, index: number): ServiceEvent {
  const where = whole("event");
  const read = looseRow(record(raw) ?? {}, where);
  const at = read.word(["created", "date", "datetime", "time", "timestamp", "created_at"]);
  return {
    key: `${read.word(["id"]) ?? ""}/${index}`,
    type: read.word(["type", "event", "name", "action"]),
    state: read.word(["state", "status"]),
    at: at === null ? null : utcTime(timeText(at) ?? at),
    answer: read.find(["data", "answer", "response", "result", "detail", "info"])?.value ?? null,
  };
}

/** A time; without a zone it is UTC. */
export function utcTime(text: string): Date | null {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)\s*$/u.test(text) || !/:\d\d/u.test(text);
  return parseTime(hasZone ? text : `${text.trim()}Z`);
}

const readTicket = keyedRow(["id"], {
  owner: textField,
  state: textField,
  priority: textField,
  type: textField,
  symptom: textField,
  subject: textField,
  scope: textField,
  description: textField,
  customer: (value, where) => nameIn(value) ?? textField(value, where),
  address: (value, where) => nameIn(value) ?? textField(value, where),
  customers_affected: numberField,
  created: timeField,
  updated: timeField,
  _links: linksField,
});

/** Trouble tickets (the list is documented, the rest inferred; so their ids may be any text). */
export const tickets = resource({ app: "rubik", name: "tickets", read: readTicket });

export type Ticket = RowOf<typeof tickets>;

/** A related thing in the place of its name. */
function nameIn(value: unknown): string | null {
  const fields = record(value);
  return fields ? (cleanText(fields["name"]) ?? cleanText(fields["label"])) : null;
}

/** What a ticket is called. */
export function ticketName(ticket: Ticket): string {
  const about = cleanText(ticket.subject) ?? cleanText(ticket.customer);
  return [`#${ticket.id}`, about].filter(Boolean).join(" · ");
}

/** The number of the service that a ticket is about; null where it does not tell. */
export function serviceOf(ticket: Ticket): string | null {
  const service = ticket["service"] ?? ticket["service_id"];
  return idIn(service)?.toString() ?? cleanText(record(service)?.["id"] ?? service);
}

/**
 * Whether nothing more can be said to a ticket (contract 3.7: `CLOSED`, `CLOSED.CANCELED`): by the beginning of its state, since one that is
 * `Unresolved` or whose cancellation is pending is open.
 */
export function isClosed(ticket: Ticket): boolean {
  return /^\s*(?:closed?|cancell?ed|resolved|cerrad[oa]|cancelad[oa]|resuelt[oa])(?![a-z])/iu.test(
    ticket.state ?? "",
  );
}

/** Something that was said to a ticket. */
export interface TicketComment {
  key: string;
  author: string | null;
  text: string;
  at: Date | null;
}

/** What was said to a ticket, from a list of texts or of objects, or a single text. */
export function commentsOf(ticket: Ticket): TicketComment[] {
  return list(ticket["comments"] ?? ticket["last_comment"]).flatMap((item, index) => {
    const fields = record(item);
    const read = looseRow(fields ?? {}, whole("comment"));
    const said = fields
      ? read.word(["text", "comment", "body", "message", "description"])
      : cleanText(item);
    if (said === null) return [];
    const at = read.word(["created", "date", "datetime", "time", "created_at"]);
    return [
      {
        key: `${index}`,
        author: read.word(["author", "user", "username", "created_by"]),
        text: said,
        at: parseTime(timeText(at)),
      },
    ];
  });
}

/** The files of a ticket by name and size in bytes, as far as they are told. */
export function attachmentsOf(ticket: Ticket): { name: string; size: number | null }[] {
  return list(ticket["attachments"]).flatMap((item) => {
    const fields = record(item);
    const read = looseRow(fields ?? {}, whole("attachment"));
    const name = fields ? read.word(["name", "filename", "file", "url", "id"]) : cleanText(item);
    // Of an address the last word.
    const last = name?.split(/[?#]/u)[0]?.split("/").findLast(Boolean);
    return last === undefined ? [] : [{ name: last, size: read.figure(["size", "bytes"]) }];
  });
}
