// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { commonTexts } from "#src/i18n/common.ts";
import { loadTexts, startI18n } from "#src/i18n/i18n.ts";
import { myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { home } from "./app.ts";
import { network, type Network } from "./network.ts";
import { NetworkPanel } from "./NetworkPanel.tsx";

beforeAll(async () => {
  await startI18n("en", commonTexts);
  await loadTexts(home.key, home.texts);
});
afterEach(() => queryClient.clear());

const down: Network = {
  hosts: [{ state: "down", count: 7, handled: null }],
  services: [],
  at: new Date(),
};

/** The panel at a first reading, below a line that is always there. */
function shown(reading: Network | null) {
  // The line of heavy problems is the monitoring's own.
  queryClient.setQueryData(myApps.queryKey, [["isp"]]);
  queryClient.setQueryData(network.queryKey, reading);
  const place = document.createElement("div");
  const root = createRoot(place);
  const inside = createElement(MemoryRouter, null, "Home ", createElement(NetworkPanel));
  flushSync(() => root.render(createElement(QueryClientProvider, { client: queryClient }, inside)));
  return { place, leave: () => flushSync(() => root.unmount()) };
}

test("a network that is withdrawn says so; one that never was there is not there", async () => {
  const { place, leave } = shown(down);
  const says = (words: string) => vi.waitFor(() => expect(place.textContent).toContain(words));
  await says("7 down");
  queryClient.setQueryData(network.queryKey, null);
  await says("The state of the network is not told any more");
  expect(place.textContent).not.toContain("7 down");
  queryClient.setQueryData(network.queryKey, down);
  await says("7 down");
  leave();
  const never = shown(null);
  await vi.waitFor(() => expect(never.place.textContent).toBe("Home "));
  never.leave();
});
