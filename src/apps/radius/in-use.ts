// Who had an address on a day: sessions that began before its end and ended after its beginning, or not at all.
import type { ListParams, Page } from "#src/krill/resource.ts";
import { dayFilter, type ListFilter } from "#src/resource/list-spec.ts";
import { sessions, type Session } from "./api.ts";

const begunBy = dayFilter<Session>("acctstarttime", "until");
const endedFrom = dayFilter<Session>("acctstoptime", "from");

/**
 * Sessions of a day, by the browser's zone. No parameter of the API tells them (contract 3.4): what began later is not asked
 * for, and what ended before is left out here.
 */
export const inUseFilter: ListFilter<Session> = {
  name: "in_use",
  kind: "day",
  matches: (session, day) => begunBy.matches(session, day) && endedFrom.matches(session, day),
};

/** The sessions with `in_use` put into the API's words. */
export const sessionsInUse = {
  ...sessions,
  fetchPage: (params: ListParams, signal?: AbortSignal): Promise<Page<Session>> => {
    const { [inUseFilter.name]: day, ...filters } = params.filters ?? {};
    const end = typeof day === "string" ? begunBy.toApi?.(day) : undefined;
    // The earlier of two ends: both are written alike.
    const ends = [end, filters[begunBy.name]].filter((one) => typeof one === "string").toSorted();
    const asked = end === undefined ? filters : { ...filters, [begunBy.name]: ends[0] };
    return sessions.fetchPage({ ...params, filters: asked }, signal);
  },
};
