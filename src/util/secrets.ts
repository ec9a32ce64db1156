/** Which fields hold secrets (contract 2.10), by their names in the API, in TR-069 and in logs. */

const SECRET =
  /pass(?:w|wd|phrase|code)|pwd|secret|token|psk|pre_?shared|(?:wpa|wep|wifi|wlan|access|private|api|encryption)_?key|^refresh$|(?:^|[_\s.-])(?:key|pin|pass)$/i;
/** In an object of a name and its values: where the name stands, and where the values do. */
const NAMES = new Set(["name", "key", "field", "label", "parameter", "attribute"]);
const VALUES = /^(?:(?:old|new)(?:_?value)?|value|val|from|to|before|after|content)$/i;

/** Whether a field of this name holds a secret: `wifi_password`, `PreSharedKey`, `pin`. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

/**
 * The keys of an object whose values are secrets. Of `{field: "wifi_password", old: …, new: …}` these are the
 * values; `key` beside a `value` is a name, not a secret.
 */
export function secretKeys(fields: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const keys = Object.keys(fields);
  const values = keys.filter((key) => VALUES.test(key));
  const nameKey =
    values.length === 0 ? undefined : keys.find((key) => NAMES.has(key.toLowerCase()));
  const said = nameKey === undefined ? null : fields[nameKey];
  const named = typeof said === "string" && isSecretName(said) ? values : [];
  return new Set([...named, ...keys.filter((key) => key !== nameKey && isSecretName(key))]);
}

/**
 * Values of secrets that a text carries as JSON, also inside of JSON, or as a query: `{"wifi_password": "x"}`, `psk=x&…`. Looks at each word once,
 * from its beginning: a text of 100,000 letters must not hold the page up.
 */
const IN_TEXT =
  /(\\{0,7}["']|)(?<![\w.-])(?=[\w.-]{0,200}?(?:passw|passphrase|pwd|secret|token|psk|presharedkey|(?:wpa|wifi|encryption)_?key|_pass\b))([\w.-]{1,300})\1(\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\{1,7}"[^"]*"|[^\s,;&}\]]+)/gi;

/** A text with the values of secrets in it replaced: logs keep request bodies (contract 3.13). */
export function maskSecrets(text: string): string {
  return text.replaceAll(
    IN_TEXT,
    (_whole, quote: string, name: string, between: string, value: string) => {
      const around = /^\\*["']/.exec(value)?.[0] ?? "";
      const isEmpty = value === "null" || value === `${around}${around}`;
      return `${quote}${name}${quote}${between}${isEmpty ? value : `${around}•••${around}`}`;
    },
  );
}
