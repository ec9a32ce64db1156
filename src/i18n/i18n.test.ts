// @vitest-environment happy-dom
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { changeLanguage, currentLanguage, findText, loadTexts, startI18n, textOf } from "./i18n.ts";

const en = {
  hello: "Hello {{name}}, hello {{name}}",
  found: "{{count}} found",
  found_one: "One found",
  far: { away: "{{n}} devices are away" },
};
const es = { ...en, hello: "Hola {{name}}", found_one: "Uno encontrado" };
const loaders = { en: async () => ({ texts: en }), es: async () => ({ texts: es }) };

describe("texts", () => {
  beforeEach(async () => {
    await startI18n("en", loaders);
    await loadTexts("test", loaders);
  });

  test("take their values, each place of them", () => {
    expect(textOf("en", "test", "hello", { name: "Ana" })).toBe("Hello Ana, hello Ana");
    expect(textOf("en", "test", "hello", { name: null })).toBe("Hello , hello ");
    expect(textOf("en", "test", "far.away", { n: "1,000" })).toBe("1,000 devices are away");
  });

  test("say one thing in the singular, where there is one", () => {
    expect(textOf("en", "test", "found", { count: 0 })).toBe("0 found");
    expect(textOf("en", "test", "found", { count: 1 })).toBe("One found");
    expect(textOf("en", "test", "found", { count: 2 })).toBe("2 found");
    expect(textOf("en", "test", "far.away", { count: 1, n: "1" })).toBe("1 devices are away");
  });

  test("are their key where they are missing", () => {
    expect(textOf("en", "test", "far.off")).toBe("far.off");
    expect(textOf("en", "other", "hello")).toBe("hello");
    expect(findText("en", "test", "far")).toBeNull();
  });

  test("change with the language, in every namespace that was loaded", async () => {
    expect(findText("es", "test", "hello")).toBeNull();
    await changeLanguage("es");
    expect(currentLanguage()).toBe("es");
    expect(document.documentElement.lang).toBe("es");
    expect(textOf("es", "test", "found", { count: 1 })).toBe("Uno encontrado");
  });

  test("never read a value as a text: what comes from the API is shown as it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("{{name}}", "$t(hello)", "$&", "$1", "{{{{name}}}}")),
        (name) => {
          expect(textOf("en", "test", "hello", { name })).toBe(`Hello ${name}, hello ${name}`);
        },
      ),
    );
  });

  test("have no keys but their own", () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    for (const key of [...inherited, "hello.length", "constructor.name", "", "."])
      expect(findText("en", "test", key)).toBeNull();
  });
});
