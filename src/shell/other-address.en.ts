/** What is said where Krill lets no page of this address sign in. */
export const texts = {
  title: "Nobody can sign in from this address",
  text: 'The browser asked {{api}} whether this page may send it a token (`Authorization`), and the answer does not allow it. Whoever serves the console: serve it from Krill\'s own address, or pass /api on to Krill and leave "api" out of config.json.',
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    otherAddress: typeof texts;
  }
}
