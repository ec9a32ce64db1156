import { expect, test } from "vitest";
import { targetWord } from "./job-words.ts";

test("a target of a cancelled job waits for nothing", () => {
  expect(targetWord({ state: "cancelled" }, "pending")).toBe("cancelled");
  expect(targetWord({ state: "paused" }, "pending")).toBe("pending");
  expect(targetWord({ state: "cancelled" }, "done")).toBe("done");
});
