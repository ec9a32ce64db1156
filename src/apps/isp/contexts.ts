import { row, textField } from "#src/krill/read-row.ts";
import { resource, type RowOf } from "#src/krill/resource.ts";

/** A telephone context (contract 3.1: columns ID and Name). */
const readContext = row({ name: textField });

/** The telephone contexts: which numbers a line may call. */
export const contexts = resource({
  app: "isp",
  name: "contexts",
  read: readContext,
  staleMs: 10 * 60_000,
});

export type Context = RowOf<typeof contexts>;
