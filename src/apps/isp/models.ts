import { row, textField } from "#src/krill/read-row.ts";
import { resource } from "#src/krill/resource.ts";

/** A CPE model (contract 3.1 "models", names inferred). */
const readModel = row({ name: textField, vendor: textField, tech: textField });

/** The CPE models, by vendor; only forms need them. */
const models = resource({ app: "isp", name: "models", read: readModel, staleMs: 10 * 60_000 });

/** Every model of the server, for the field and for what chooses one by itself. */
export const ALL_MODELS = models.list({ limit: 1000, offset: 0 });
