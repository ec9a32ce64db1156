// @vitest-environment happy-dom
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { beforeAll, expect, test } from "vitest";
import { commonTexts } from "#src/i18n/common.ts";
import { loadTexts, startI18n } from "#src/i18n/i18n.ts";
import { monitoring } from "./app.ts";
import { readHost } from "./host.ts";
import { HostMetrics } from "./HostMetrics.tsx";

beforeAll(async () => {
  await startI18n("en", commonTexts);
  await loadTexts(monitoring.key, monitoring.texts);
});

/** The levels in sight of a host whose last check was so many seconds ago; it is checked each minute. */
function levelsOf(age: number): { text: string; isOld: boolean }[] {
  const { host } = readHost({
    attrs: {
      state: 0,
      last_check: new Date(Date.now() - age * 1000).toISOString(),
      check_interval: 60,
      perfdata: [
        { name: "dnrx", value: -21.55, warning: -11, critical: -8 },
        { name: "uprx", value: -10, warning: -12, critical: -9 },
      ],
    },
  });
  const place = document.createElement("div");
  const root = createRoot(place);
  flushSync(() => root.render(createElement(HostMetrics, { host, service: null })));
  const found = [...place.querySelectorAll<HTMLElement>("li [data-tone]")].map((badge) => ({
    text: badge.textContent,
    isOld: badge.dataset["old"] === "true" && badge.dataset["tone"] === "off",
  }));
  flushSync(() => root.unmount());
  return found;
}

test("the figures of a check that is overdue do not look healthy", () => {
  expect(levelsOf(30)).toEqual([
    { text: "in order", isOld: false },
    { text: "warning", isOld: false },
  ]);
  expect(levelsOf(300)).toEqual([
    { text: "in order · old", isOld: true },
    { text: "warning · old", isOld: true },
  ]);
});
