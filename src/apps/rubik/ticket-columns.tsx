import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { isClosed, serviceOf, ticketName, tickets, type Ticket } from "./api.ts";
import { ownerSettings, settingsOf, troubleLabel } from "./owner-settings.ts";
import { paths } from "./paths.ts";

const text = (value: unknown) => visible(cleanText(value) ?? "", 120);

/** What the vendor's own list shows (contract 3.7 "Tickets"). */
const columns: readonly ListColumn<Ticket>[] = [
  { id: "id", isTitle: true, cell: ({ id }) => `#${id}`, csv: ({ id }) => id },
  { id: "customer", cell: (ticket) => text(ticket.customer) },
  { id: "address", cell: (ticket) => text(ticket.address) },
  { id: "owner", cell: (ticket) => text(ticket.owner) },
  { id: "state", cell: (ticket) => <TicketState ticket={ticket} />, csv: ({ state }) => state },
  { id: "priority", align: "end", cell: (ticket) => text(ticket.priority) },
  {
    id: "type",
    cell: (ticket) => <TroubleName ticket={ticket} of="type" />,
    csv: ({ type }) => type,
  },
  {
    id: "symptom",
    cell: (ticket) => <TroubleName ticket={ticket} of="symptom" />,
    csv: ({ symptom }) => symptom,
  },
  { id: "created", cell: (ticket) => <Moment at={ticket.created} /> },
  { id: "updated", cell: (ticket) => <Moment at={ticket.updated} /> },
  { id: "subject", isDefault: false, cell: (ticket) => text(ticket.subject) },
];

/** A ticket's kind or symptom as its owner calls it. */
export function TroubleName({ ticket, of }: { ticket: Ticket; of: "type" | "symptom" }) {
  const { data } = useQuery(ownerSettings);
  return <>{text(troubleLabel(settingsOf(data, ticket.owner)?.troubles ?? [], ticket[of]))}</>;
}

/** The states that contract 3.7 knows, as they are written without signs and in lower case. */
const STATES = ["openactive", "open", "closed", "closedcanceled"] as const;

/** A ticket's state in words; one that nobody knows in the owner's own. */
export function TicketState({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("rubik");
  const state = text(ticket.state);
  if (state === "") return null;
  const plain = state.toLowerCase().replaceAll(/[^a-z]/gu, "");
  const known = STATES.find((one) => one === plain);
  return (
    <StateBadge tone={isClosed(ticket) ? "off" : "warning"} title={state}>
      {known ? t(`tickets.states.${known}`) : state}
    </StateBadge>
  );
}

/** The tickets, the newest change first. */
export const ticketList: ListSpec<Ticket> = {
  namespace: "rubik",
  name: "tickets",
  resource: tickets,
  columns,
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  defaultSort: "-updated",
  filters: [
    textFilter("owner"),
    textFilter("state", { suggestions: ["OPENACTIVE", "Open", "CLOSED", "CLOSED.CANCELED"] }),
    textFilter("type"),
    // A ticket that does not tell its service is not this one's.
    textFilter("service", { matches: (ticket, value) => serviceOf(ticket) === value.trim() }),
  ],
  rowName: ticketName,
  rowPath: ({ id }) => paths.ticket(id),
  createPath: paths.newTicket(),
};
