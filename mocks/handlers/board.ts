import type { Db } from "#mocks/db/db.ts";
import { StatusBoard } from "#mocks/db/status.ts";
import type { World } from "#mocks/world.ts";
import { serviceNames } from "./isp-rows.ts";

const boards = new WeakMap<Db, StatusBoard>();

/** Monitoring's board of a world's present database; made when first asked for. */
export function boardOf(world: World): StatusBoard {
  const { db } = world;
  let board = boards.get(db);
  if (!board) {
    board = new StatusBoard(db, (cpe) => serviceNames(db, cpe));
    boards.set(db, board);
  }
  return board;
}
