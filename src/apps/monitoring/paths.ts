/** The addresses of the monitoring's pages. */
export const paths = {
  problems: "/monitoring",
};
