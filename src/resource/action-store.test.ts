import { afterEach, expect, test, vi } from "vitest";
import { startAction } from "./action-store.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("the second half of a double click starts nothing, a clock that was put back stops nothing", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 });
  const request = {
    thing: { app: "isp", kind: "cpe", id: "1", name: "cpe1", path: "/isp/cpes/1" },
    name: "reboot",
    severity: "interrupting" as const,
    href: "/api/v2/isp/cpes/1/reboot",
    isWatched: true,
  };
  expect(await startAction(request)).toMatchObject({ state: "failed", why: "offline" });
  vi.setSystemTime(1_700_000_000_400);
  expect(startAction(request)).toBeNull();
  vi.setSystemTime(1_700_000_000_000 - 3_600_000);
  expect(await startAction(request)).toMatchObject({ state: "failed", why: "offline" });
});
