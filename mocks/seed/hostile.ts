// The hostile realm: what devices and customers could write into every field, and what a broken server could make of
// the rest. Worlds whose name ends in `@hostile` answer with it; the same reply is hostile in the same way each time.
import { luck, type Luck } from "#mocks/random.ts";

/** Texts that must stay texts: markup, script, addresses, formulas, unreadable signs, keys of the prototype. */
const TEXTS: readonly string[] = [
  `<img src=x onerror="document.title='owned'">`,
  `"><script>document.title='owned'</script>`,
  "javascript:document.title='owned'",
  "data:text/html,<script>document.title='owned'</script>",
  "https://evil.example/steal?what=all",
  "//evil.example/api/v2/",
  `=HYPERLINK("https://evil.example";"click")`,
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\u202Egnp.exe\u2066\u200B\u00AD\u0000\u0007",
  "م\u200Fرحبا \u202E12345",
  "Z\u0351\u036B\u0343\u036A\u0302a\u0334l\u0358g\u031Bo\u0321".repeat(6),
  "__proto__",
  "constructor",
  "{{count}} %s ${name} {0}",
  "one\r\ntwo\u2028three\n\n\n\nfour",
  "W".repeat(400),
];
/** As long as a field can come; one in each reply, since the whole has to be sent. */
const LONG = "x".repeat(100_000);
const NUMBERS: readonly unknown[] = [1e308, -1, 2 ** 53, "1e999", "NaN", -273.15, null, {}, "7"];
const FLAGS: readonly unknown[] = ["maybe", 7, null, [], "true", 0];
const TIMES: readonly unknown[] = [
  "9999-99-99T99:99:99Z",
  "0000-00-00 00:00:00",
  "292278994-08-17T07:12:55Z",
  "2262-04-11T23:47:16Z",
  "1900-01-01T00:00:00+25:00",
  4_102_444_800_000,
  -8.64e15,
  "tomorrow",
];
/** Fields and addresses more than anybody asked for. */
const EXTRA = `{
  "__proto__": {"polluted": true, "id": 1},
  "constructor": {"prototype": {"polluted": true}},
  "toString": "javascript:document.title='owned'",
  "<b>key</b>": "<b>value</b>",
  "=1+1": "=1+1"
}`;
const LINKS = `{
  "javascript": "javascript:document.title='owned'",
  "elsewhere": "https://evil.example/api/v2/cpes/1/reboot",
  "climbing": "/api/v2/..%2f..%2fadmin/",
  "__proto__": "//evil.example/api/v2/"
}`;

/** What a thing is found by, and what leads from one page to the next. */
const IDENTITY =
  /^(id|pk|count|next|previous|name|host_name|cpename|internal_id|acctuniqueid|realm|sn|olt|fsp|cmts|owner|type)$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** A reply as the hostile realm gives it. Its things keep their ids; the first of a list keeps its names too. */
export function hostileReply(path: string, reply: unknown): unknown {
  let hasLong = false;

  function spoil(value: unknown, key: string, own: Luck, at: number, keeps: boolean): unknown {
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) =>
        spoil(item, key, luck(hashOf(`${path} ${key} ${index}`)), index, keeps && index === 0),
      );
    }
    if (typeof value === "object" && value !== null) return spoilFields(value, key, own, keeps);
    if (/^(id|pk|count|next|previous)$/.test(key) || (keeps && IDENTITY.test(key))) return value;
    if (typeof value === "boolean") return own.chance(at, 0.3) ? own.pick(at, FLAGS) : value;
    if (typeof value === "number") return own.chance(at, 0.3) ? own.pick(at, NUMBERS) : value;
    if (typeof value === "string" && TIME.test(value))
      return own.chance(at, 0.4) ? own.pick(at, TIMES) : value;
    if (typeof value !== "string") return value;
    if (!hasLong && own.chance(at, 0.05)) {
      hasLong = true;
      return LONG;
    }
    return own.pick(at, TEXTS);
  }

  function spoilFields(value: object, key: string, own: Luck, keeps: boolean): object {
    if (key === "actions" || key === "links")
      return Object.assign(JSON.parse(LINKS) as object, value);
    const entries = Object.entries(value).map(([name, field], index) => {
      const next = name === "_links" ? field : spoil(field, name, own, index + name.length, keeps);
      return [name, name === "_links" ? withLinks(next) : next];
    });
    // Own keys of an object literal are no prototypes.
    const spoilt: object = JSON.parse(key === "" || own.chance(99, 0.5) ? EXTRA : "{}");
    for (const [name, field] of entries)
      Object.defineProperty(spoilt, String(name), {
        value: field,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    return spoilt;
  }

  return spoil(reply, "", luck(hashOf(path)), 0, true);
}

function withLinks(links: unknown): unknown {
  if (typeof links !== "object" || links === null) return links;
  return Object.fromEntries(
    Object.entries(links).map(([group, addresses]) => [
      group,
      Object.assign(JSON.parse(LINKS) as object, addresses),
    ]),
  );
}

function hashOf(text: string): number {
  let sum = 7;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum, 31) + text.charCodeAt(at);
  return sum >>> 0;
}
