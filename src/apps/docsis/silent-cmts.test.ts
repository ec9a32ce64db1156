import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch, type Answer } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { cmtsOf } from "./plant.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const READ: Answer = { status: 200, json: [] };
/** The proxy before a machine that does not answer. */
const SILENT: Answer = { status: 504, text: "<h1>504 Gateway Time-out</h1>" };

/** Which parts of a CMTS are asked for, and which of them are missing; null where nothing could be read. */
async function read(answer: (part: string) => Answer) {
  const partOf = (path: string) => path.split("/c1/")[1]?.replace("/", "") || "cmts";
  const seen = fakeFetch(({ path }) => answer(partOf(path)));
  const missing = await queryClient.fetchQuery({ ...cmtsOf("c1"), retry: false }).then(
    (reading) => reading.missing.map(({ part }) => part),
    () => null,
  );
  return { asked: seen.map(({ path }) => partOf(path)), missing };
}

test("a silent CMTS is told after two questions, not after five", async () => {
  expect(await read(() => SILENT)).toEqual({ asked: ["cmts", "mac-domains"], missing: null });
});

test("one part without an answer takes no other with it", async () => {
  const { asked, missing } = await read((part) => (part === "fiber-nodes" ? SILENT : READ));
  expect([asked.length, missing]).toEqual([5, ["fiber-nodes"]]);
});

test("one that falls silent on the way is asked no more, and every part that is missing is named", async () => {
  const { asked, missing } = await read((part) => (part === "cmts" ? READ : SILENT));
  expect(asked).toEqual(["cmts", "mac-domains", "fiber-nodes"]);
  expect(missing).toEqual(["mac-domains", "fiber-nodes", "upstreams", "downstreams"]);
});
