import { luck } from "./random.ts";

/** What stands in the place of a value: wrong types, hostile text, numbers and dates out of range. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  "",
  " ",
  0,
  -1,
  1e308,
  -273.15,
  2 ** 53,
  "NaN",
  "-5",
  "1e999",
  [],
  [null],
  [[["deep"]]],
  {},
  { id: { id: {} } },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toString": null}'),
  "__proto__",
  "constructor",
  "__regstate__",
  `<img src=x onerror="document.title='owned'">`,
  `"><script>document.title='owned'</script>`,
  "javascript:document.title='owned'",
  "data:text/html,<script>document.title='owned'</script>",
  "https://evil.example/steal",
  "//evil.example/api/v2/",
  "\u202Egnp.exe\u200B\u0000\u0007",
  '=HYPERLINK("https://evil.example")',
  "x".repeat(100_000),
  "9999-99-99T99:99:99Z",
  "0000-00-00",
  "292278994-08-17T07:12:55Z",
  -8.64e15,
];

/** Makes mutated replies, the same for the same seed. */
export function mutator(seed: number) {
  const own = luck(seed);
  let asked = 0;
  const under = (limit: number) => {
    asked += 1;
    return Math.floor(own.unit(asked) * limit);
  };

  /** A copy of a reply with one to four things in it changed. */
  function mutate(reply: unknown): unknown {
    const holder = { reply: structuredClone(reply) };
    const times = 1 + under(4);
    for (let time = 0; time < times; time += 1) change(holder);
    return holder.reply;
  }

  function change(root: object): void {
    const places = placesIn(root);
    const [parent, key] = places[under(places.length)] ?? [root, "reply"];
    const kind = under(10);
    if (kind === 0 && Array.isArray(parent)) {
      parent.push(...structuredClone(parent));
    } else if (kind === 1 && key !== "reply") {
      Reflect.deleteProperty(parent, key);
    } else if (kind === 2 && !Array.isArray(parent)) {
      Reflect.set(parent, `extra_${under(9)}`, hostile());
    } else {
      Reflect.set(parent, key, hostile());
    }
  }

  const hostile = () => structuredClone(HOSTILE[under(HOSTILE.length)]);

  return { mutate };
}

function placesIn(root: object): [parent: object, key: string][] {
  const places: [object, string][] = [];
  const visit = (parent: object, depth: number): void => {
    for (const [key, value] of Object.entries(parent)) {
      places.push([parent, key]);
      if (typeof value === "object" && value !== null && depth < 8)
        visit(value as object, depth + 1);
    }
  };
  visit(root, 0);
  return places;
}
