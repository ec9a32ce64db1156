import { stamp } from "#mocks/clock.ts";
import { select } from "#mocks/query.ts";
import { invalid, json, notFound, page, pick } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { OWNERS, type RubikTicket } from "#mocks/seed/rubik.ts";
import { asText } from "#mocks/text.ts";

const ticketOf = ({ world, params }: Ctx) => world.db.rubik.tickets.get(Number(params["id"]));

const text = (row: RubikTicket) =>
  `${row.id} ${row.customer} ${row.address} ${row.subject} ${row.description}`.toLowerCase();

function touch({ world }: Ctx, ticket: RubikTicket, changes: Partial<RubikTicket>): Response {
  world.db.rubik.tickets.change(ticket, { ...changes, updated: stamp(world.now()) });
  return json(ticket);
}

const one =
  (change: (ctx: Ctx, ticket: RubikTicket) => Response): Handler =>
  (ctx) => {
    const ticket = ticketOf(ctx);
    return ticket ? change(ctx, ticket) : notFound();
  };

function create(ctx: Ctx): Response {
  const { world, body } = ctx;
  const needed = ["owner", "type", "symptom", "description"];
  const missing = needed.filter((name) => asText(body[name]).trim() === "");
  if (missing.length > 0)
    return invalid(Object.fromEntries(missing.map((name) => [name, ["This field is required."]])));
  const owner = asText(body["owner"]);
  if (OWNERS[owner]?.["has_tickets"] !== true)
    return invalid({ owner: [`${owner} takes no tickets.`] });
  const service = world.db.rubik.services.get(Number(body["service"]));
  const now = stamp(world.now());
  const comments = (Array.isArray(body["comments"]) ? body["comments"] : []).map((said) => ({
    author: ctx.user.username,
    text: asText(said),
    created: now,
  }));
  const { tickets } = world.db.rubik;
  return json(
    tickets.put({
      id: tickets.nextId(),
      owner,
      service: service?.id ?? null,
      customer: service?.crm_customer_label ?? "",
      address: "",
      state: "OPENACTIVE",
      priority: Number(body["priority"]) || 2,
      type: asText(body["type"]),
      symptom: asText(body["symptom"]),
      subject: asText(body["subject"]),
      description: asText(body["description"]),
      customers_affected: Number(body["customers_affected"]) || 1,
      comments,
      attachments: [],
      created: now,
      updated: now,
    }),
    201,
  );
}

function attach(ctx: Ctx, ticket: RubikTicket): Response {
  const file = ctx.body["file"] as { name: string; size: number; type: string } | undefined;
  if (!file || typeof file !== "object") return invalid({ file: ["No file was submitted."] });
  if (!file.type.startsWith("image/")) return invalid({ file: ["Upload a valid image."] });
  const { name, size, type } = file;
  const attachments = [
    ...ticket.attachments,
    { name, size, type, created: stamp(ctx.world.now()) },
  ];
  touch(ctx, ticket, { attachments });
  return json(ticket, 201);
}

function comment(ctx: Ctx, ticket: RubikTicket): Response {
  const said = asText(ctx.body["comment"]);
  if (said.trim() === "") return invalid({ comment: ["This field may not be blank."] });
  const entry = { author: ctx.user.username, text: said, created: stamp(ctx.world.now()) };
  touch(ctx, ticket, { comments: [...ticket.comments, entry] });
  return json(ticket, 201);
}

/** Trouble tickets (contract 3.7: the list is documented, the rest inferred). */
export const ticketRoutes: readonly Route[] = [
  {
    path: "rubik/tickets",
    area: "rubik",
    slash: "with",
    methods: {
      GET: (ctx) => {
        const rows = select(ctx.world.db.rubik.tickets, ctx.query, { text });
        return rows instanceof Response
          ? rows
          : page(ctx, rows, (row) => pick({ ...row }, ctx.query));
      },
      POST: create,
    },
  },
  {
    path: "rubik/tickets/:id",
    area: "rubik",
    slash: "with",
    methods: {
      GET: one((_ctx, ticket) => json(ticket)),
      PATCH: one((ctx, ticket) => {
        if (ticket.state.startsWith("CLOSED"))
          return invalid({ state: ["The ticket is closed already."] });
        return touch(ctx, ticket, { state: asText(ctx.body["state"]) || ticket.state });
      }),
    },
  },
  {
    path: "rubik/tickets/:id/comments",
    area: "rubik",
    slash: "with",
    methods: { POST: one(comment) },
  },
  {
    path: "rubik/tickets/:id/attachments",
    area: "rubik",
    slash: "with",
    methods: { POST: one(attach) },
  },
];
