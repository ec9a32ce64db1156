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
  "\u05D0".repeat(300),
  "a\u200B\u2060".repeat(150),
];
/** As long as a field can come; one in each reply, since the whole has to be sent. */
const LONG = "x".repeat(100_000);
const NUMBERS: readonly unknown[] = [
  1e308,
  -1e308,
  -1,
  2 ** 53,
  5e-324,
  -273.15,
  "1e999",
  "NaN",
  "0x10",
  "7",
  null,
  {},
  [],
  true,
];
const FLAGS: readonly unknown[] = ["maybe", 7, null, [], "true", 0];
/** What stands where a text should. */
const NO_TEXTS: readonly unknown[] = [null, 0, -1.5e300, true, {}, [], ["a", null], { name: {} }];
/** What stands where a thing or a list should. */
const NO_THINGS: readonly unknown[] = [null, "", "__proto__", 0, false, [], [[]], {}, [null]];
/** Addresses in the place of a link's own. */
const ADDRESSES: readonly unknown[] = [
  "javascript:document.title='owned'",
  "data:text/html,<script>document.title='owned'</script>",
  "https://evil.example/api/v2/",
  "//evil.example/api/v2/",
  "/\\evil.example/api/v2/",
  "/api/v2/../../admin/",
  "blob:https://evil.example/1",
  "W".repeat(400),
  { href: "javascript:document.title='owned'" },
  ["/api/v2/"],
  7,
  null,
];
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
  "data": "data:text/html,<script>document.title='owned'</script>",
  "thing": {"href": "javascript:document.title='owned'"},
  "climbing": "/api/v2/..%2f..%2fadmin/",
  "<img src=x onerror=document.title='owned'>": "/api/v2/isp/",
  "=1+1": "/api/v2/isp/",
  "__proto__": "//evil.example/api/v2/"
}`;

/** What a thing is found by, and what leads from one page to the next. */
const IDENTITY =
  /^(id|pk|count|next|previous|name|host_name|cpename|internal_id|acctuniqueid|realm|sn|olt|fsp|cmts|owner|type)$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** Questions that one field's luck is asked; each has an answer of its own. */
const ASKED = { isWrong: 100, wrong: 200, isMissing: 300, isExtra: 400 };

/**
 * A reply as the hostile realm gives it: texts are hostile, of the other fields a third, of all some are missing or of a
 * wrong type. Its things keep their ids; the first of a list is whole and keeps its names too. `salt` decides which
 * text falls where.
 */
export function hostileReply(path: string, reply: unknown, salt: number): unknown {
  let hasLong = false;

  function spoil(value: unknown, key: string, own: Luck, at: number, keeps: boolean): unknown {
    if (/^(id|pk|count)$/.test(key) || (keeps && IDENTITY.test(key))) return value;
    const isWrong = (share: number) => own.chance(at + ASKED.isWrong, share);
    const pick = (some: readonly unknown[]) => own.pick(at + ASKED.wrong, some);
    if (/^(next|previous)$/.test(key)) return isWrong(0.5) ? pick(ADDRESSES) : value;
    if (typeof value === "object" && value !== null) {
      if (!keeps && key !== "results" && isWrong(0.06)) return pick(NO_THINGS);
      return Array.isArray(value) ? spoilItems(value, key, keeps) : spoilFields(value, own, keeps);
    }
    if (typeof value === "boolean") return isWrong(0.3) ? pick(FLAGS) : value;
    if (typeof value === "number") return isWrong(0.3) ? pick(NUMBERS) : value;
    if (typeof value !== "string") return isWrong(0.1) ? pick(TEXTS) : value;
    if (TIME.test(value)) return isWrong(0.4) ? pick(TIMES) : value;
    if (!keeps && isWrong(0.1)) return pick(NO_TEXTS);
    if (!hasLong && own.chance(at, 0.05)) {
      hasLong = true;
      return LONG;
    }
    return pick(TEXTS);
  }

  function spoilItems(items: readonly unknown[], key: string, keeps: boolean): unknown[] {
    return items.map((item, index) =>
      spoil(item, "", luck(hashOf(`${salt} ${path} ${key} ${index}`)), index, keeps && index === 0),
    );
  }

  function spoilFields(fields: object, own: Luck, keeps: boolean): object {
    const isExtra = keeps || own.chance(ASKED.isExtra, 0.5);
    const spoilt: object = JSON.parse(isExtra ? EXTRA : "{}");
    for (const [index, [name, field]] of Object.entries(fields).entries()) {
      const at = index + name.length;
      const isMissing = !keeps && !IDENTITY.test(name) && own.chance(at + ASKED.isMissing, 0.06);
      if (isMissing) continue;
      // Own keys of an object literal are no prototypes.
      Object.defineProperty(spoilt, name, {
        value: name === "_links" ? withLinks(field, own) : spoil(field, name, own, at, keeps),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return spoilt;
  }

  return spoil(reply, "", luck(hashOf(`${salt} ${path}`)), 0, true);
}

/** Links among hostile ones, a fifth of them led astray; some in no groups, or with no links in them. */
function withLinks(links: unknown, own: Luck): unknown {
  if (typeof links !== "object" || links === null) return links;
  const groups = Object.entries(links).map(([group, addresses]: [string, unknown], at) => {
    if (own.chance(at + ASKED.isMissing, 0.05)) return [group, own.pick(at, NO_THINGS)];
    const led = Object.entries(Object(addresses) as object).map(([name, address], index) => {
      const isWrong = own.chance(index + ASKED.isWrong, 0.2);
      return [name, isWrong ? own.pick(index + ASKED.wrong, ADDRESSES) : address];
    });
    return [group, Object.assign(JSON.parse(LINKS) as object, Object.fromEntries(led))];
  });
  return Object.fromEntries(groups);
}

function hashOf(text: string): number {
  let sum = 7;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum, 31) + text.charCodeAt(at);
  return sum >>> 0;
}
