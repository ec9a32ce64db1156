const withQuery = (path: string, q: string) => `${path}?${new URLSearchParams({ q }).toString()}`;

/** The addresses of the monitoring's pages; `q` is a search in the vendor's language. */
export const paths = {
  problems: "/monitoring",
  problemsOf: (q: string) => withQuery("/monitoring", q),
  matrix: "/monitoring/matrix",
  matrixOf: (q: string) => withQuery("/monitoring/matrix", q),
  host: (name: string, service?: string | null) => {
    const path = `/monitoring/hosts/${encodeURIComponent(name)}`;
    return service ? `${path}?${new URLSearchParams({ service }).toString()}` : path;
  },
};
