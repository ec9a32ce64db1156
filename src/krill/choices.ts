import { queryOptions } from "@tanstack/react-query";
import { list, record } from "#src/util/read.ts";
import { ApiError } from "./errors.ts";
import { apiUrl } from "./links.ts";
import { send } from "./client.ts";

/** What a field may be, from the server's own metadata. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/**
 * The values that a collection's fields can take, by the metadata that DRF answers to OPTIONS
 * (contract 2.3, inferred); none where the server does not give it.
 */
export function choicesOf(path: string) {
  return queryOptions({
    queryKey: ["choices", path],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<Choices> => {
      try {
        const reply = await send({ url: apiUrl(path), method: "OPTIONS", signal });
        return readChoices(reply.data);
      } catch (error) {
        if (error instanceof ApiError && error.kind !== "network") return {};
        throw error;
      }
    },
  });
}

/** Takes the choices out of OPTIONS metadata; whatever its shape, never throws. */
export function readChoices(data: unknown): Choices {
  const actions = record(record(data)?.["actions"]);
  const fields = record(actions?.["POST"]) ?? record(actions?.["PUT"]) ?? {};
  const choices: Record<string, readonly string[]> = Object.create(null);
  for (const [name, field] of Object.entries(fields)) {
    const values = list(record(field)?.["choices"]).flatMap((choice) => {
      const value = record(choice)?.["value"] ?? choice;
      return typeof value === "string" && value !== "" ? [value] : [];
    });
    if (values.length > 0) choices[name] = values;
  }
  return choices;
}
