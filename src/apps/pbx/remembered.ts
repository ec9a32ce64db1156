/** A function that makes the same thing each time for the same key: what is made is compared by identity. */
export function remembered<Key, Made>(
  wordOf: (key: Key) => string,
  make: (key: Key) => Made,
): (key: Key) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const word = wordOf(key);
    const known = made.get(word) ?? make(key);
    made.set(word, known);
    return known;
  };
}
