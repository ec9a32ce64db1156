// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterFirstPaint, afterPaint, drawFirst } from "./after-paint.ts";

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (run: FrameRequestCallback) => frames.push(run));
  vi.stubGlobal("cancelAnimationFrame", (at: number) => {
    frames[at - 1] = () => {};
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function drawFrame(): void {
  for (const run of frames.splice(0)) run(0);
  vi.advanceTimersByTime(5);
}

test("runs once, when the frame has been drawn", () => {
  const run = vi.fn<() => void>();
  afterPaint(run);
  vi.advanceTimersByTime(100);
  expect(run).not.toHaveBeenCalled();
  drawFrame();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledOnce();
});

test("runs in a tab that draws nothing too", () => {
  const run = vi.fn<() => void>();
  afterPaint(run);
  vi.advanceTimersByTime(300);
  expect(run).toHaveBeenCalledOnce();
});

test("is given up before the frame and after it", () => {
  const run = vi.fn<() => void>();
  afterPaint(run)();
  drawFrame();
  const stop = afterPaint(run);
  for (const frame of frames.splice(0)) frame(0);
  stop();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});

test("holds back what the first picture does not need, and nothing later", async () => {
  expect(afterFirstPaint()).toBeNull();
  drawFirst();
  const asked = vi.fn<() => void>();
  const waiting = afterFirstPaint()?.then(asked);
  expect(waiting).toBeDefined();
  // The first may still show what stood before.
  drawFrame();
  await Promise.resolve();
  expect(asked).not.toHaveBeenCalled();
  drawFrame();
  await waiting;
  expect(asked).toHaveBeenCalledOnce();
  expect(afterFirstPaint()).toBeNull();
});
