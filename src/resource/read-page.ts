import type { ListParams, Page } from "#src/krill/resource.ts";
import type { Asked } from "./fewer-params.ts";

/** Reads a page of a list; where the server refuses parameters, with fewer of them (`fewer-params.ts`). @throws ApiError */
export const readPage = <Row>(
  list: Asked<Row>,
  typed: Readonly<Record<string, string>>,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<Row>> =>
  list.resource.fetchPage(params, signal).catch(async (error: unknown) => {
    const { askWithFewer } = await import("./fewer-params.ts");
    return askWithFewer(error, list, typed, params, signal);
  });
