// The services as lists ask for them.
import { queryOptions } from "@tanstack/react-query";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { askInWords } from "#src/resource/ask-in-forms.ts";
import { services, type Service } from "./api.ts";
import { stageOf } from "./states.ts";

/** States to choose from, as the API writes them in either vocabulary (contract 3.7 "States": their case does not count). */
export const STATES = [
  "reserved",
  "ordering",
  "ordered",
  "completed",
  "canceled",
  "down",
  "InProgress",
  "Acknowledged",
  "Pending",
  "Held",
  "Pending Cancellation",
  "Completed",
  "Cancelled",
  "Failed",
];

const state = { key: services.key, name: "state", meaningOf: stageOf, words: STATES };

/** The services; those of a state are found in whatever spelling the server has it. */
export const listedServices = {
  key: services.key,
  path: services.path,
  fetchPage: (params: ListParams, signal?: AbortSignal): Promise<Page<Service>> =>
    askInWords(services.fetchPage, params, state, signal),
};

/** The oldest reservations: where the server gives more, the rest lapse later. */
export const oldestReserved = queryOptions({
  queryKey: [...services.key, "reserved"] as const,
  queryFn: ({ signal }) =>
    listedServices.fetchPage(
      { limit: 200, offset: 0, sort: "created", filters: { state: "reserved" } },
      signal,
    ),
  staleTime: 15_000,
});
