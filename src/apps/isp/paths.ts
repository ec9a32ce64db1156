/** The addresses of the CRM's pages. */
export const paths = {
  cpes: "/isp/cpes",
  /** Those whose topology has this name. */
  cpesAt: (topology: string) => `/isp/cpes?topology=${encodeURIComponent(topology)}`,
  cpe: (id: number) => `/isp/cpes/${id}`,
  /** For those that know a device by its name alone. */
  cpeNamed: (name: string) => `/isp/cpes/named/${encodeURIComponent(name)}`,
  /** A new CPE with fields that are known already. */
  newCpe: (fields: Readonly<Record<string, string>>) =>
    `/isp/cpes/new?${new URLSearchParams(fields).toString()}`,
  /** An empty one. */
  cpeNew: "/isp/cpes/new",
  cpeImport: "/isp/cpes/import",
  cpeEdit: (id: number) => `/isp/cpes/${id}/edit`,
  cpesOfProfile: (profile: number) => `/isp/cpes?profile=${profile}`,
  customers: "/isp/customers",
  customer: (id: number) => `/isp/customers/${id}`,
  customerNew: "/isp/customers/new",
  customerImport: "/isp/customers/import",
  customerEdit: (id: number) => `/isp/customers/${id}/edit`,
  potses: "/isp/potses",
  pots: (id: number) => `/isp/potses/${id}`,
  potsEdit: (id: number) => `/isp/potses/${id}/edit`,
  profiles: "/isp/profiles",
  profile: (id: number) => `/isp/profiles/${id}`,
  profileNew: "/isp/profiles/new",
  profileEdit: (id: number) => `/isp/profiles/${id}/edit`,
  contexts: "/isp/contexts",
  context: (id: number) => `/isp/contexts/${id}`,
  contextNew: "/isp/contexts/new",
  contextEdit: (id: number) => `/isp/contexts/${id}/edit`,
};

/** The number in an address such as `/isp/cpes/350`; null where there is none. */
export function idInPath(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}
