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
});
