import { afterAll, vi } from "vitest";

// Files of unit tests share a process and its modules, in any order: what one has put in place of the world goes with it.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
