import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FOR_MOCKS, MAY_IMPORT, SHOWN_BY_APPS } from "../oxlint.config.ts";
import { findCycle, importGraph, importsOf, sourceFiles, type Import } from "./imports.ts";

const files = sourceFiles();
const graph = importGraph();
const arrow = ({ from, to }: Import) => `${from} -> ${to}`;
const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const appOf = (path: string) => /^src\/apps\/([^/]+)\//.exec(path)?.[1];

describe("the real imports of src and mocks", () => {
  test("go one way, as the table in oxlint.config.ts says", () => {
    const wrong = graph.filter(({ from, to }) => {
      const [here, there] = [folderOf(from), folderOf(to)];
      if (!here || !there || here === there) return false;
      return !MAY_IMPORT[here]?.includes(there);
    });
    expect(wrong.map(arrow)).toEqual([]);
  });

  test("every folder of src is in the table", () => {
    const folders = new Set(files.map(folderOf).filter((folder) => folder !== undefined));
    expect([...folders].filter((folder) => !MAY_IMPORT[folder])).toEqual([]);
  });

  test("of another app take only what it shows", () => {
    const shown = new RegExp(`^src/apps/[^/]+/${SHOWN_BY_APPS}$`);
    const wrong = graph.filter(({ from, to }) => {
      const [here, there] = [appOf(from), appOf(to)];
      return here && there && here !== there && !shown.test(to);
    });
    expect(wrong.map(arrow)).toEqual([]);
  });

  test("reach the simulator from main.tsx alone, and there on demand", () => {
    const wrong = graph.filter(
      ({ from, to, isDynamic }) =>
        from.startsWith("src/") &&
        to.startsWith("mocks/") &&
        !(from === "src/main.tsx" && isDynamic),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  test("let the simulator take only types and pure helpers", () => {
    const wrong = graph.filter(
      ({ from, to }) =>
        from.startsWith("mocks/") &&
        to.startsWith("src/") &&
        !FOR_MOCKS.includes(folderOf(to) ?? ""),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  test("make no circle", () => {
    expect(findCycle(graph)).toBeNull();
  });

  test("all lead to files that exist, with their ending written out", () => {
    const known = new Set(files);
    const code = graph.filter(({ to }) => !/\.(css|svg|json)$/.test(to));
    expect(code.filter(({ to }) => !known.has(to)).map(arrow)).toEqual([]);
  });

  test("pass through no barrel", () => {
    const barrels = files.filter((path) => {
      if (/\/index\.tsx?$/.test(path)) return true;
      const text = readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      const statements = text.split(";").filter((part) => part.trim() !== "");
      return (
        statements.length > 0 &&
        statements.every((part) => /^\s*export\s[\s\S]*\sfrom\s+"[.#]/.test(part))
      );
    });
    expect(barrels).toEqual([]);
  });
});

describe("importsOf", () => {
  const CASES: [text: string, to: string, isType: boolean, isDynamic: boolean][] = [
    ['import { a } from "#src/util/serial.ts";', "src/util/serial.ts", false, false],
    ['import type { A } from "./b.ts";', "src/krill/b.ts", true, false],
    ['import {\n  a,\n  b,\n} from "./c.ts";', "src/krill/c.ts", false, false],
    ['import "./style.css";', "src/krill/style.css", false, false],
    ['export { a } from "./d.ts";', "src/krill/d.ts", false, false],
    ['const x = () => import("./E.tsx");', "src/krill/E.tsx", false, true],
    ['import d, { type T } from "./f.ts";', "src/krill/f.ts", false, false],
  ];
  test.each(CASES)("%s", (text, to, isType, isDynamic) => {
    expect(importsOf("src/krill/x.ts", text)).toEqual([
      { from: "src/krill/x.ts", to, isType, isDynamic },
    ]);
  });

  test("leaves packages and words in texts alone", () => {
    const text = 'import { z } from "zod/mini";\nconst say = `import "./x.ts" by hand`;';
    expect(importsOf("src/krill/x.ts", text)).toEqual([]);
  });

  test("findCycle names the circle", () => {
    const edge = (from: string, to: string) => ({ from, to, isType: false, isDynamic: false });
    expect(findCycle([edge("a", "b"), edge("b", "c"), edge("c", "b")])).toEqual(["b", "c", "b"]);
  });
});
