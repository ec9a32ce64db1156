/** What is said where this machine's clock and the server's differ. */
export const texts = {
  ahead: "This computer's clock is {{count}} minutes ahead of Krill's.",
  ahead_one: "This computer's clock is a minute ahead of Krill's.",
  behind: "This computer's clock is {{count}} minutes behind Krill's.",
  behind_one: "This computer's clock is a minute behind Krill's.",
  text: "Ages on the screen are wrong by as much. Let the computer take its time from the network.",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    clock: typeof texts;
  }
}
