import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../src/", import.meta.url);
const english = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".en.ts"),
);

/** Every text by its path, with the places for values that stand in it. */
function leaves(value: unknown, path = ""): [string, string[]][] {
  if (typeof value === "string")
    return [[path, [...value.matchAll(/\{\{(\w+)/gu)].map((match) => match[1] ?? "").toSorted()]];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, path ? `${path}.${key}` : key),
  );
}

/** Every text by its path. */
function sayings(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, item]) =>
    sayings(item, path ? `${path}.${key}` : key),
  );
}

/** What is only said of two and more, or of a kind and not of a number. */
const SEVERAL = new Set([
  "all",
  "los",
  "power",
  "group",
  "several",
  "cluster",
  "first",
  "firstHomes",
  "ponAlone",
]);

/** Words that stand in Spanish for what goes by another word there. */
const NOT_SPANISH: readonly RegExp[] = [
  /aprovision/iu,
  /masiv/iu,
  /\b(?:el|un|del|al) OLT\b/iu,
  /service port|remote id/iu,
  /en directo/iu,
  /suceso/iu,
  /\bid\. externo/iu,
  // An abbreviation has no plural of its own.
  /\b(?:CPE|ONU|OLT|NAP|CTO|IP)s\b/u,
];

/** A number, and what stands by it in the plural; in Spanish that is a word of its own too (`12 encontrados`). */
const OF_SEVERAL = {
  en: /\{\{count\}\}(?: \w+)? [a-z]+s\b|\bthese \{\{(?:count|n)\}\}/u,
  es: /\{\{(?:count|n)\}\} [a-záéíóúñ]+[ao]s\b|\best[ao]s \{\{(?:count|n)\}\}/u,
};

async function textsOf(file: string): Promise<Map<string, string[]>> {
  const module = (await import(new URL(file, root).href)) as Record<string, unknown>;
  return new Map(Object.values(module).flatMap((value) => leaves(value)));
}

describe("the languages are complete", () => {
  test("there are texts to compare", () => {
    expect(english.length).toBeGreaterThan(5);
  });

  test.each(english)("%s", async (file) => {
    const en = await textsOf(file);
    const es = await textsOf(file.replace(/\.en\.ts$/u, ".es.ts"));
    expect([...es.keys()].toSorted()).toEqual([...en.keys()].toSorted());
    // Both languages take the same values; the singular may leave the count out.
    const plural = [...en].filter(([key]) => !/_(one|zero)$/u.test(key));
    expect(plural.map(([key]) => [key, es.get(key)])).toEqual(plural);
    // `{{value, number}}` would be shown as it stands.
    for (const language of ["en", "es"]) {
      const source = readFileSync(new URL(file.replace(".en.", `.${language}.`), root), "utf8");
      expect(source.replaceAll(/\{\{\w+\}\}/gu, "")).not.toContain("{{");
    }
  });

  test.each(english)("one is not told as several: %s", async (file) => {
    for (const [language, several] of Object.entries(OF_SEVERAL)) {
      const own = file.replace(".en.", `.${language}.`);
      const module = (await import(new URL(own, root).href)) as Record<string, unknown>;
      const said = new Map(Object.values(module).flatMap((value) => sayings(value)));
      const plural = [...said].filter(([, text]) => several.test(text));
      // One line that is looked up is never offered as a list.
      if (file === "shell/lookup.en.ts") continue;
      const alone = plural.map(([key]) => key).filter((key) => !said.has(`${key}_one`));
      expect(alone.filter((key) => !SEVERAL.has(key.split(".").at(-1) ?? ""))).toEqual([]);
    }
  });

  test.each(english)("each thing has one name in Spanish: %s", async (file) => {
    const own = file.replace(".en.", ".es.");
    const module = (await import(new URL(own, root).href)) as Record<string, unknown>;
    const said = Object.values(module).flatMap((value) => sayings(value));
    expect(said.filter(([, text]) => NOT_SPANISH.some((word) => word.test(text)))).toEqual([]);
  });
});
