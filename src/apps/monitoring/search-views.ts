// Searches that every operator has at hand: the vendor's own (contract 3.2, 4.4 M1, M2, M16), and ours.

/** The problems that wait for somebody. Impact hides nothing: every CPE's is 1 (contract 2.9). */
export const OPEN_PROBLEMS = "problem:true handled:false hard_state:true type:all";

/** A search with a name: `views.<key>` in the texts. */
export interface SearchView {
  key: string;
  query: string;
}

/** Of problems. */
export const PROBLEM_VIEWS: readonly SearchView[] = [
  { key: "open", query: OPEN_PROBLEMS },
  { key: "handled", query: "problem:true handled:true type:all" },
  { key: "alarms", query: "alarm:true handled:false hard_state:true business_impact:>=2 type:all" },
  {
    key: "problems",
    query: "problem:true handled:false hard_state:true business_impact:>=2 type:all",
  },
  { key: "network", query: "problem:true type:all hostgroups:core" },
  { key: "flapping", query: "flapping:true type:host" },
];

/** Of the Matrix, which needs a search (contract 4.4 M9, M16). */
export const MATRIX_VIEWS: readonly SearchView[] = [
  { key: "pondesv", query: "perfdata:pondesv>2" },
  { key: "light", query: "service:txrx problem:true" },
  { key: "notOk", query: "type:service problem:true" },
  { key: "tr069", query: "service:tr069 isnot:ok" },
  { key: "qos", query: "service:qos problem:true" },
  { key: "downstream", query: "service:downstream problem:true" },
  { key: "upstream", query: "service:upstream problem:true" },
  { key: "down", query: "is:down type:host" },
  { key: "gpon", query: "tech:gpon type:host" },
];

/** Of the map: what the vendor's shows at first (contract 3.2), and ours. */
export const MAP_QUERY = "hostgroups:core business_impact:>=2";
export const MAP_VIEWS: readonly SearchView[] = [
  { key: "network", query: MAP_QUERY },
  { key: "down", query: "problem:true type:host" },
  { key: "devices", query: "hostgroups:cpe type:host" },
];

/** A view as an address's query. */
export function asQuery(query: string): string {
  return new URLSearchParams({ q: query }).toString();
}
