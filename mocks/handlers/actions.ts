import { operate } from "#mocks/db/network.ts";
import { runTest, testsOf } from "#mocks/db/tr069.ts";
import { gone, invalid, json, notFound, problem } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { ACTIONS, mayAct } from "#mocks/users.ts";
import { findCpe } from "./isp-search.ts";
import { ACTION_PATHS, actionNames } from "./isp-rows.ts";

const SAID: Record<string, string> = {
  diagnostic: "Diagnostic requested.",
  factory: "Factory reset requested.",
  reboot: "Reboot requested.",
  reconfig: "Reconfiguration requested.",
  reprovision: "Reprovision requested.",
  unprovision: "Unprovision requested.",
};

/** An action of some models that takes something along, as its OPTIONS says (contract H28: the form is inferred). */
const CHOOSE_STATION = "choose_base_station";
const STATIONS = ["apMirador", "apSierra"];
const stationFields = {
  station: {
    type: "choice",
    required: true,
    read_only: false,
    label: "Base station",
    choices: STATIONS.map((value) => ({ value, display_name: value })),
  },
  minutes: { type: "integer", required: false, read_only: false, label: "Try for (minutes)" },
  lock: { type: "boolean", required: false, read_only: false, label: "Stay there" },
  state: { type: "string", required: false, read_only: true, label: "State" },
};

function act(action: string): Handler {
  return (ctx: Ctx) => {
    const { world } = ctx;
    const only = world.options.actionMethod;
    const allow = { Allow: `${only}, OPTIONS` };
    if (ctx.request.method !== only)
      return problem(405, `Method "${ctx.request.method}" not allowed.`, allow);
    const cpe = findCpe(ctx);
    if (!cpe) return notFound();
    const refusal = world.db.quirks.get(cpe.id)?.refuses;
    if (refusal) return problem(409, refusal);
    if (!actionNames(world.db, cpe, ctx.user).includes(action))
      return problem(404, `${cpe.cpename} has no action '${action}'.`);
    if (action === CHOOSE_STATION && !STATIONS.includes(String(ctx.body["station"])))
      return invalid({ station: ["This field is required."] });
    const test = action === "diagnostic" ? ctx.query.get("test") : null;
    if (test === null) operate(world, cpe, action);
    else if (testsOf(cpe).includes(test)) runTest(world, cpe, test, ctx.body);
    else return problem(400, `${cpe.model} cannot run ${test}.`);
    if (world.options.actionStatus === 204) return gone();
    return json(
      { detail: SAID[action] ?? `${action} requested.` },
      world.options.actionStatus,
      allow,
    );
  };
}

/** The actions of a CPE, in both families of addresses (contract 2.1, 2.6, 3.1). Accepted is not done: see `db/network.ts`. */
export const actionRoutes: readonly Route[] = ["isp/cpes", "cpes"].flatMap((base) =>
  [...ACTIONS, "speed_boost", CHOOSE_STATION].map((action): Route => {
    const handler = act(action);
    return {
      path: `${base}/:id/${ACTION_PATHS[action] ?? action}`,
      area: "isp",
      acts: true,
      allows: (user) => mayAct(user, action),
      methods: { GET: handler, POST: handler, PUT: handler },
      ...(action === CHOOSE_STATION && { metadata: () => stationFields }),
    };
  }),
);
