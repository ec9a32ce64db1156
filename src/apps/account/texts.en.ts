/** The texts of the account page. */
export const texts = {
  title: "Account",
  user: "User",
  name: "Name",
  email: "E-mail",
  apps: "Applications",
  appsUnknown: "The server does not tell; what you may not use is refused when you open it.",
  session: "Session",
  username: "Username",
  expires: "The session is renewed by itself; this access ends",
  version: "Version of the console",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    account: typeof texts;
  }
}
