import { loadMoreTexts } from "./cpe-texts.ts";
import { loadTree } from "./link-texts.ts";

/** What a device's sentence rests on. */
export async function loadEvidence() {
  const [{ CpeEvidence }] = await Promise.all([import("./CpeEvidence.tsx"), loadMoreTexts()]);
  return CpeEvidence;
}

/** Since when a device is down. */
export async function loadSince() {
  const [{ CpeSince }] = await Promise.all([import("./CpeSince.tsx"), loadMoreTexts()]);
  return CpeSince;
}

/** What a live reading tells beside the documented fields. */
export async function loadExtra() {
  const [{ CpeExtra }] = await Promise.all([import("./CpeExtra.tsx"), loadMoreTexts(), loadTree()]);
  return CpeExtra;
}

/** The live readings as charts. */
export async function loadTrend() {
  const [{ CpeTrend }] = await Promise.all([import("./CpeTrend.tsx"), loadMoreTexts()]);
  return CpeTrend;
}

/** The line of time. */
export async function loadTimeline() {
  const { CpeTimeline, loadTimelineTexts } = await import("./CpeTimeline.tsx");
  await Promise.all([loadTimelineTexts(), loadMoreTexts()]);
  return CpeTimeline;
}

/** The map of a device's place. */
export async function loadPlace() {
  const [{ CpePlace }] = await Promise.all([import("./CpePlace.tsx"), loadMoreTexts()]);
  return CpePlace;
}
