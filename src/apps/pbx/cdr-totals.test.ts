// @vitest-environment happy-dom
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { commonTexts } from "#src/i18n/common.ts";
import { loadTexts, startI18n } from "#src/i18n/i18n.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { pbx } from "./app.ts";
import { CdrTotals } from "./CdrTotals.tsx";

afterEach(() => vi.unstubAllGlobals());

test("calls are not read on for who has left them", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const asked: RequestInit[] = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    asked.push(init);
    return new Promise((_resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    });
  });
  await startI18n("en", commonTexts);
  await loadTexts("pbx", pbx.texts);
  const place = document.createElement("div");
  const root = createRoot(place);
  const params = { limit: 50, offset: 0 };
  const of = { rows: [], total: 50_000, words: "", asked: params, obeys: () => true, ofAll: null };
  const totals = createElement(CdrTotals, of);
  const cached = createElement(QueryClientProvider, { client: queryClient }, totals);
  act(() => root.render(createElement(MantineProvider, null, cached)));
  act(() => place.querySelector("button")?.click());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.signal?.aborted).toBe(false);
  act(() => root.unmount());
  expect(asked[0]?.signal?.aborted).toBe(true);
});
