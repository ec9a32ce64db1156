/**
 * Reads JSON; halves of characters that nothing completes (as `\ud800`) become U+FFFD, in keys too: no address can be made
 * of them (`encodeURIComponent` throws), and a page with a link to such a name would be none. @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  // Whole pairs and other escapes are kept, so that none is begun in the middle of another.
  return JSON.parse(
    /\\ud[89a-f]/iu.test(text)
      ? text.replace(
          /(\\ud[89ab]..\\ud[c-f]..|\\[^u])|\\ud[89a-f]../giu,
          (_, kept?: string) => kept ?? "\\ufffd",
        )
      : text,
  );
}
