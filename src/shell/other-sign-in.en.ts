/** The ways to sign in without a password of the API's own. */
export const texts = {
  with: "Continue with {{name}}",
  busy: "Signing in…",
  failed: "Signing in that way did not work",
  failedText: "Try again, or use your username and password.",
  blockedText:
    "This browser's storage is full or blocked, which signing in that way needs. Use your username and password.",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    otherSignIn: typeof texts;
  }
}
