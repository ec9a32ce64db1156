/** What is said of an application that the user lacks. */
export const texts = {
  text: "Your user is not allowed to use this application. An administrator of Krill can change that.",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    noAccess: typeof texts;
  }
}
