/** The addresses of Rubik. */
export const paths = {
  services: "/rubik/services",
  /** Those that have a text in them. */
  servicesLike: (text: string) => `/rubik/services?q=${encodeURIComponent(text)}`,
  service: (id: number | string) => `/rubik/services/${id}`,
  coverage: "/rubik/coverage",
  /** The same, for a customer of the CRM. */
  coverageFor: (customer: number) => `/rubik/coverage?customer=${customer}`,
  tickets: "/rubik/tickets",
  ticket: (id: number | string) => `/rubik/tickets/${encodeURIComponent(id)}`,
  /** A new ticket, about a service or a device. */
  newTicket: (about: { service?: number | string; cpe?: number | string } = {}) => {
    const query = new URLSearchParams();
    for (const [name, id] of Object.entries(about)) query.set(name, String(id));
    return `/rubik/tickets/new${query.size > 0 ? `?${query}` : ""}`;
  },
};
