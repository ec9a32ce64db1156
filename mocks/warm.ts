import { boardOf } from "./handlers/board.ts";
import { cpeText } from "./handlers/isp-search.ts";
import type { World } from "./world.ts";

/** From so many CPEs on, what lists need is made at the start instead of at the first question. */
const LARGE = 10_000;

/** Makes the orders, the search texts and the monitoring board of a large world, so that its first answers are as quick as the rest. */
export function warm(world: World): void {
  const { cpes, customers, sessions, potses } = world.db;
  if (cpes.size < LARGE) return;
  for (const field of ["cpename", "sn", "updated"] as const) cpes.ordered(field);
  for (const field of ["sn", "mac", "external_id", "cpename", "customer"] as const)
    cpes.where(field, "");
  for (const field of ["name", "updated"] as const) customers.ordered(field);
  potses.where("cpe", 0);
  sessions.ordered("username");
  for (const cpe of cpes.ordered()) cpeText(world, cpe);
  boardOf(world).all();
}
