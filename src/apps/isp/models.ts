import { queryClient } from "#src/krill/query-client.ts";
import { row, textField } from "#src/krill/read-row.ts";
import { resource, type Page, type RowOf } from "#src/krill/resource.ts";

import { modelOfType } from "./cpe-rules.ts";

/** A CPE model (contract 3.1 "models", names inferred). */
const readModel = row({ name: textField, vendor: textField, tech: textField });

/** The CPE models, by vendor; only forms need them. */
const models = resource({ app: "isp", name: "models", read: readModel, staleMs: 10 * 60_000 });

/** Every model of the server, for the field and for what chooses one by itself. */
export const ALL_MODELS = models.list({ limit: 1000, offset: 0 });

/** The names of the models that were read; none where they could not be. */
export const namesOf = (read: Page<RowOf<typeof models>> | undefined): string[] =>
  (read?.rows ?? []).flatMap(({ name }) => name ?? []);

/** In the address of a new CPE: what its OLT calls the ONU, where that is no model. */
export const TYPE = "type";

/** The name of the model that an OLT calls `type`; null where that may be none or several. @throws ApiError */
export async function modelCalled(type: string): Promise<string | null> {
  return modelOfType(type, namesOf(await queryClient.fetchQuery(ALL_MODELS)));
}
