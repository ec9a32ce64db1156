const withQuery = (path: string, q: string) => `${path}?${new URLSearchParams({ q }).toString()}`;

/** Names by which the API may call this application (contract 3.9). */
export const MONITORING_NAMES = ["monitoring", "django_icinga", "icinga"];

/** A value as one word of a search. */
export const asWord = (value: string) =>
  /\s/.test(value) ? `"${value.replaceAll('"', "")}"` : value;

/** What a link to the problems carries that is about their list and not about the page's top. */
export const TO_LIST = "list";

/** The addresses of the monitoring's pages; `q` is a search in the vendor's language. */
export const paths = {
  problems: "/monitoring",
  problemsOf: (q: string) => withQuery("/monitoring", q),
  history: "/monitoring/history",
  historyOf: (host: string) => `/monitoring/history?${new URLSearchParams({ host_name: host })}`,
  groups: "/monitoring/groups",
  map: "/monitoring/map",
  mapOf: (q: string) => withQuery("/monitoring/map", q),
  /** The hosts of a PON port, by its tag: `oltNorte-0/15/9`. */
  mapOfPort: (tag: string) => withQuery("/monitoring/map", `type:host regtag:${asWord(tag)}`),
  matrix: "/monitoring/matrix",
  matrixOf: (q: string) => withQuery("/monitoring/matrix", q),
  /** The graphs of a host or service alone, without the frame. */
  graphsOf: (name: string, service: string | null) => {
    const query = new URLSearchParams(service === null ? {} : { service });
    query.set("embed", "");
    return `/monitoring/hosts/${encodeURIComponent(name)}?${query}`;
  },
  host: (name: string, service?: string | null) => {
    const path = `/monitoring/hosts/${encodeURIComponent(name)}`;
    return service ? `${path}?${new URLSearchParams({ service }).toString()}` : path;
  },
};
