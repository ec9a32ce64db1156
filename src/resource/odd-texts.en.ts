/** What can be odd about a value, see `Oddity`. */
export const texts = {
  places: "This reply differs from the documented shape in {{count}} places",
  places_one: "This reply differs from the documented shape in one place",
  "not-an-object": "not an object",
  "not-a-list": "not a list",
  "not-text": "not a text",
  "not-a-number": "not a number",
  "not-yes-or-no": "neither yes nor no",
  "not-a-date": "not a date",
  "wrong-type": "not of the documented type",
  "no-time-zone": "a time without its zone",
  placeholder: "a placeholder that was never filled in",
  "unknown-word": "an unknown word",
  "out-of-range": "out of range",
  "wrong-length": "of the wrong length",
  "wrong-order": "in the wrong order",
  contradiction: "contradicts another value",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    odd: typeof texts;
  }
}
