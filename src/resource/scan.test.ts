// @vitest-environment happy-dom
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "#src/krill/errors.ts";
import type { Page } from "#src/krill/resource.ts";
import { createScan, type Scan, type ScanState } from "./scan.ts";

interface Row {
  id: number;
}
const page = (...ids: number[]): Page<Row> => ({
  rows: ids.map((id) => ({ id })),
  total: ids.length,
  received: ids.length,
  odd: [],
  allow: null,
  at: new Date(),
  ms: 1,
});
/** What a component sees of it. */
function read(scan: Scan<Row>): ScanState<Row> {
  const seen: ScanState<Row>[] = [];
  const Probe = () => {
    seen.push(scan.use());
    return null;
  };
  const root = createRoot(document.createElement("div"));
  flushSync(() => root.render(createElement(Probe)));
  flushSync(() => root.unmount());
  const last = seen.at(-1);
  if (!last) throw new Error("not rendered");
  return last;
}
const failure = new ApiError({ kind: "server", status: 500 });

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-05-01T12:00:00Z") }));
afterEach(() => vi.useRealTimers());

test("what could not be read again is as old as it was", async () => {
  const fetchPage = vi.fn<() => Promise<Page<Row>>>().mockResolvedValueOnce(page(1, 2));
  const scan = createScan(fetchPage, {});
  await scan.start();
  expect(read(scan)).toMatchObject({ state: "done", done: 2 });
  vi.setSystemTime(new Date("2026-05-01T12:40:00Z"));
  fetchPage.mockRejectedValueOnce(failure);
  await scan.start();
  expect(read(scan)).toMatchObject({
    state: "failed",
    rows: [{ id: 1 }, { id: 2 }],
    at: new Date("2026-05-01T12:00:00Z"),
  });
  fetchPage.mockResolvedValueOnce(page(3));
  await scan.start();
  expect(read(scan)).toMatchObject({ rows: [{ id: 3 }], at: new Date("2026-05-01T12:40:00Z") });
});

test("what was never read has no age", async () => {
  const scan = createScan<Row>(() => Promise.reject(failure), {});
  await scan.start();
  expect(read(scan)).toMatchObject({ state: "failed", at: null, rows: [] });
});

test("an answer that comes after a newer reading has begun, or after it was forgotten, changes nothing", async () => {
  const answers: ((answer: Page<Row>) => void)[] = [];
  const fetchPage = () => new Promise<Page<Row>>((resolve) => answers.push(resolve));
  const scan = createScan<Row>(fetchPage, {});
  const first = scan.start();
  const second = scan.start();
  answers[0]?.(page(1, 2));
  await first;
  expect(read(scan)).toMatchObject({ state: "reading", rows: [] });
  answers[1]?.(page(3));
  await second;
  expect(read(scan)).toMatchObject({ state: "done", rows: [{ id: 3 }] });
  const third = scan.start();
  scan.drop();
  answers[2]?.(page(4));
  await third;
  expect(read(scan)).toMatchObject({ state: "idle", rows: [] });
});
