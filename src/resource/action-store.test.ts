import { afterEach, expect, test, vi } from "vitest";
import { journal } from "#src/jobs/browser-journal.ts";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { signOut } from "#src/krill/session.ts";
import { startAction } from "./action-store.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const request = {
  thing: { app: "isp", kind: "cpe", id: "1", name: "cpe1", path: "/isp/cpes/1" },
  name: "reboot",
  severity: "interrupting" as const,
  href: "/api/v2/isp/cpes/1/reboot",
  isWatched: true,
};

test("the second half of a double click starts nothing, a clock that was put back stops nothing", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 });
  expect(await startAction(request)).toMatchObject({ state: "failed", why: "offline" });
  vi.setSystemTime(1_700_000_000_400);
  expect(startAction(request)).toBeNull();
  vi.setSystemTime(1_700_000_000_000 - 3_600_000);
  expect(await startAction(request)).toMatchObject({ state: "failed", why: "offline" });
});

test("an action that is being written down while its person signs out is not sent as the next one's", async () => {
  const storage = { getItem: () => null, setItem: () => null, removeItem: () => null };
  vi.stubGlobal("sessionStorage", storage);
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("navigator", { onLine: true });
  const seen = fakeFetch(() => ({ status: 202, json: {} }));
  vi.spyOn(journal, "write").mockImplementationOnce(signOut).mockResolvedValue();
  const record = await startAction({ ...request, name: "diagnostic" });
  expect(seen).toEqual([]);
  expect(record).toMatchObject({ state: "failed", why: "stopped" });
});
