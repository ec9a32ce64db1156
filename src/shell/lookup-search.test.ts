import { expect, test } from "vitest";
import type { LookupAsked } from "#src/resource/app.ts";
import { fakeSource } from "./lookup-fakes.ts";
import { asRun, wasAsked, type Run } from "./lookup-search.ts";
import { nothingWords } from "./lookup-words.ts";

const { offered } = fakeSource(["text"]);
const reading = { kind: "text", text: "ana" } as const;
const what = { en: "CPEs by free text", es: "CPE por texto libre" };
const run = (state: Run["state"], ...outcomes: LookupAsked["outcome"][]): Run => ({
  ...asRun(offered, reading),
  state,
  asked: outcomes.map((outcome) => ({ what, outcome })),
});

test.each<[string, Run[], boolean]>([
  ["by one of several", [run("answered", "ignored", "asked"), run("answered")], true],
  ["by nobody who was able to", [run("answered", "ignored", "not-offered", "not-allowed")], false],
  ["where one failed that may know it", [run("answered", "asked"), run("failed")], false],
  ["where nobody had a question for it", [run("answered")], false],
  ["where nobody is there to ask", [], false],
])("whether something was looked for: %s", (_, runs, is) => {
  expect(wasAsked(runs)).toBe(is);
});

test("that nothing has it is said only where somebody was asked", () => {
  const said = (runs: readonly Run[]) => nothingWords(reading, runs, (key: string) => key);
  expect(said([run("answered", "asked")])).toBe("none.text");
  expect(said([run("answered", "asked", "ignored")])).toBe("nothing");
  expect(said([run("answered", "not-allowed")])).toBe("nothing");
  expect(said([])).toBe("nobody");
  expect(said([run("answered")])).toBe("nobody");
});
