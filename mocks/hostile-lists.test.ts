// @vitest-environment happy-dom
// Every cell of every list, drawn from the hostile realm (`seed/hostile.ts`): a row that cannot be drawn takes its whole
// page with it.
import { QueryClientProvider } from "@tanstack/react-query";
import { act, createElement, Fragment, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { MantineProvider } from "@mantine/core";
import { changeList, requestList } from "#src/apps/activity/log-columns.tsx";
import { napList } from "#src/apps/gpon/nap-columns.tsx";
import { contextList } from "#src/apps/isp/context-columns.tsx";
import { cpeList } from "#src/apps/isp/cpe-columns.tsx";
import { customerList } from "#src/apps/isp/customer-columns.tsx";
import { potsList } from "#src/apps/isp/pots-columns.tsx";
import { profileList } from "#src/apps/isp/profile-columns.tsx";
import { HISTORY_LISTS } from "#src/apps/monitoring/history-lists.tsx";
import { problemList } from "#src/apps/monitoring/problem-list.tsx";
import { cdrList } from "#src/apps/pbx/cdr-columns.tsx";
import { holidayList, pbxList } from "#src/apps/pbx/pbx-columns.tsx";
import { historyList } from "#src/apps/radius/history-list.tsx";
import { ipv4List, ipv6List } from "#src/apps/radius/lease-columns.tsx";
import { poolList } from "#src/apps/radius/pool-columns.tsx";
import { sessionList } from "#src/apps/radius/session-columns.tsx";
import { serviceList } from "#src/apps/rubik/service-columns.tsx";
import { ticketList } from "#src/apps/rubik/ticket-columns.tsx";
import { commonTexts } from "#src/i18n/common.ts";
import { loadTexts, startI18n } from "#src/i18n/i18n.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { ListRow, ListSpec } from "#src/resource/list-spec.ts";
import { apps } from "#src/shell/apps.ts";
import { createKrill } from "./krill.ts";
import { signIn } from "./testing.ts";

const WRONG = /undefined|\[object |Invalid Date|Infinity/u;

beforeAll(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // Hostile rows repeat each other's keys: React's remark on it would write their control characters into the log.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const noc = await signIn("noc", createKrill(), "lists@hostile");
  vi.stubGlobal("fetch", async (input: string) => {
    const { pathname, search } = new URL(input);
    return noc.send("GET", pathname + search);
  });
  await startI18n("en", commonTexts);
  for (const app of apps) await loadTexts(app.key, app.texts);
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What stands on the screen; throws what React could not draw. */
function drawn(content: ReactNode): string {
  let failure: unknown = null;
  const place = document.createElement("div");
  const root = createRoot(place, { onUncaughtError: (error) => (failure = error) });
  const router = createMemoryRouter([{ path: "*", element: content, errorElement: null }]);
  const page = createElement(RouterProvider, { router });
  const cached = createElement(QueryClientProvider, { client: queryClient }, page);
  act(() => root.render(createElement(MantineProvider, null, cached)));
  const text = place.textContent;
  act(() => root.unmount());
  if (failure) throw failure;
  return text;
}

/** Draws every cell of a page, and takes from each row what the list, an export and an address take of it; how many it had. */
async function drawAll<Row extends ListRow>(list: ListSpec<Row>): Promise<number> {
  const { rows } = await list.resource.fetchPage({ limit: 60, offset: 0 });
  for (const { cell } of list.columns) {
    const Cells = () =>
      createElement(
        Fragment,
        null,
        rows.map((row) => createElement("p", { key: String(row.id) }, cell(row))),
      );
    expect(drawn(createElement(Cells))).not.toMatch(WRONG);
  }
  for (const row of rows) {
    for (const { csv, sortValue } of list.columns) {
      csv?.(row);
      sortValue?.(row);
    }
    for (const { matches } of list.filters) expect(typeof matches(row, "true")).toBe("boolean");
    expect(typeof list.rowName(row)).toBe("string");
    expect(list.rowPath?.(row) ?? "/").toMatch(/^\//u);
  }
  return rows.length;
}

test.each<[string, () => Promise<number>]>([
  ["CPEs", () => drawAll(cpeList)],
  ["customers", () => drawAll(customerList)],
  ["lines", () => drawAll(potsList)],
  ["profiles", () => drawAll(profileList)],
  ["contexts", () => drawAll(contextList)],
  ["problems", () => drawAll(problemList)],
  ["states", () => drawAll(HISTORY_LISTS.states)],
  ["notifications", () => drawAll(HISTORY_LISTS.notifications)],
  ["events", () => drawAll(HISTORY_LISTS.events)],
  ["NAPs", () => drawAll(napList)],
  ["PBXs", () => drawAll(pbxList)],
  ["holidays", () => drawAll(holidayList)],
  ["calls", () => drawAll(cdrList)],
  ["sessions", () => drawAll(sessionList)],
  ["past sessions", () => drawAll(historyList)],
  ["leases", () => drawAll(ipv4List)],
  ["IPv6 leases", () => drawAll(ipv6List)],
  ["addresses of a pool", () => drawAll(poolList("nat"))],
  ["Rubik services", () => drawAll(serviceList)],
  ["Rubik tickets", () => drawAll(ticketList)],
  ["API requests", () => drawAll(requestList)],
  ["admin changes", () => drawAll(changeList)],
])("%s are drawn, whatever stands in them", async (_, draw) => {
  expect(await draw()).toBeGreaterThan(0);
});
