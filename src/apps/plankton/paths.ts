/** The addresses of Plankton's pages. */
export const paths = {
  services: "/plankton/services",
  serviceNew: "/plankton/services/new",
  service: (id: string) => `/plankton/services/${encodeURIComponent(id)}`,
  serviceEdit: (id: string) => `/plankton/services/${encodeURIComponent(id)}/edit`,
};
