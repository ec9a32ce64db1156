/** What is said where the browser does not keep what is typed. */
export const texts = {
  unkept: "This browser's storage is full or blocked: a reload loses what is typed here",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    unkept: typeof texts;
  }
}
