// @vitest-environment happy-dom
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { commonTexts } from "#src/i18n/common.ts";
import { startI18n } from "#src/i18n/i18n.ts";
import { ApiError } from "#src/krill/errors.ts";
import { SourceNote } from "./SourceNote.tsx";

test("the heading of a source that failed begins with a capital, as it does not within a sentence", async () => {
  await startI18n("en", commonTexts);
  const error = new ApiError({ kind: "server", status: 500 });
  const place = document.createElement("div");
  const root = createRoot(place);
  const what = "upstream channels";
  flushSync(() => root.render(createElement(SourceNote, { error, absent: "", what })));
  expect(place.textContent).toMatch(/^Upstream channels: /u);
  flushSync(() => root.unmount());
});
