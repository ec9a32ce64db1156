/** The addresses of the installer's page: the form, and the watch over what was installed. */
export const paths = {
  installer: "/installer",
  watch: (cpe: number) => `/installer?cpe=${cpe}`,
};
