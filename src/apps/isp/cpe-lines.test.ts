// @vitest-environment happy-dom
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { beforeAll, expect, test } from "vitest";
import { readHost } from "#src/apps/monitoring/api.ts";
import { commonTexts } from "#src/i18n/common.ts";
import { startI18n } from "#src/i18n/i18n.ts";
import { LineState } from "./CpeLines.tsx";
import { loadCpeTexts } from "./cpe-texts.ts";

beforeAll(async () => {
  await startI18n("en", commonTexts);
  await loadCpeTexts();
});

/** What stands at a line whose service was last checked so many seconds ago; it is checked each minute. */
function stateOf(age: number): { text: string | null; tone: string | undefined } {
  const { host } = readHost({
    attrs: { state: 0 },
    joins: {
      services: [
        {
          attrs: {
            service_name: "voice1",
            state: 0,
            last_check: new Date(Date.now() - age * 1000).toISOString(),
            check_interval: 60,
          },
        },
      ],
    },
  });
  const place = document.createElement("div");
  const root = createRoot(place);
  const { services } = host;
  flushSync(() => root.render(createElement(LineState, { line: { order: 1 }, services })));
  const badge = place.querySelector<HTMLElement>("[data-tone]");
  const found = { text: place.textContent, tone: badge?.dataset["tone"] };
  flushSync(() => root.unmount());
  return found;
}

test("a line that nobody has checked for long does not look registered", () => {
  expect(stateOf(30)).toEqual({ text: "registered", tone: "good" });
  expect(stateOf(300)).toEqual({ text: "registered · old", tone: "off" });
});
