/** An address's parameters with some of them changed; null takes one away. */
export function withParams(
  before: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes))
    if (value === null) after.delete(name);
    else after.set(name, value);
  return after;
}
