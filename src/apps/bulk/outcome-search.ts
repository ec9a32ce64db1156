// What the address of a job says of its table. Pure.
import type { TargetState } from "#src/jobs/job.ts";
import { TARGET_STATES } from "#src/jobs/plan.ts";

/** Which outcomes are in sight. */
export interface OutcomeSearch {
  state: TargetState | null;
  /** From 0; the address counts from 1. */
  page: number;
}

/** Reads an address; what makes no sense counts as not said. */
export function parseOutcomes(params: URLSearchParams): OutcomeSearch {
  const state = params.get("state");
  const page = Number(params.get("page"));
  return {
    state: TARGET_STATES.find((one) => one === state) ?? null,
    page: Number.isInteger(page) && page > 1 ? page - 1 : 0,
  };
}

/** Writes an address; what is not said is left out. */
export function outcomeParams({ state, page }: OutcomeSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (state !== null) params.set("state", state);
  if (page > 0) params.set("page", String(page + 1));
  return params;
}
