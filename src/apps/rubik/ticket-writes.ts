import { changeToKeep } from "#src/jobs/record.ts";
import { write } from "#src/krill/client.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ticketName, tickets, type Ticket } from "./api.ts";
import type { ChangeFailure } from "./change-service.ts";
import { paths } from "./paths.ts";
import { writeOnce } from "./write-once.ts";

/** Says something to a ticket (address inferred, contract 3.7). Null where it was taken. Never throws. */
export function replyTo(ticket: Ticket, comment: string): Promise<ChangeFailure | null> {
  return send(ticket, "POST", `${tickets.pathOf(ticket.id)}comments/`, { comment });
}

/** Closes a ticket. Null where it was taken. Never throws. */
export function closeTicket(ticket: Ticket): Promise<ChangeFailure | null> {
  return send(ticket, "PATCH", tickets.pathOf(ticket.id), { state: "CLOSED" });
}

async function send(
  ticket: Ticket,
  method: "POST" | "PATCH",
  path: string,
  body: Readonly<Record<string, string>>,
): Promise<ChangeFailure | null> {
  const result = await writeOnce({
    thing: {
      app: "rubik",
      kind: "ticket",
      id: ticket.id,
      name: ticketName(ticket),
      path: paths.ticket(ticket.id),
    },
    name: "change",
    severity: "safe",
    method,
    path,
    changes: Object.entries(body).map(([field, to]) => changeToKeep(field, ticket[field], to)),
    send: () => write(method, path, body),
    replyOf: (reply) => reply,
  });
  if (result === null) return { error: null, why: "busy" };
  void queryClient.invalidateQueries({ queryKey: tickets.key });
  if (result.record.state === "done") return null;
  return { error: result.error, why: result.record.state === "unknown" ? "unknown" : "not-sent" };
}
