import { beforeEach, describe, expect, test, vi } from "vitest";
import { network } from "#src/apps/home/network.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { found } from "./found.ts";
import { flagsProbe } from "./monitored.ts";

beforeEach(() => queryClient.clear());

const FLAGS = ["problem", "alarm", "handled"];

/** A monitoring with hosts that are down or up, whose flags are compared with this word for yes; no summary. */
function server(states: readonly boolean[], yes: string) {
  const rows = states.map((isDown, index) => ({
    type: "Host",
    name: `cpe${index}`,
    attrs: {
      host_name: `cpe${index}`,
      state: Number(isDown),
      problem: Number(isDown),
      alarm: Number(isDown),
      handled: 0,
    },
  }));
  vi.stubGlobal("fetch", (address: string | URL | Request) => {
    const url = new URL(address instanceof Request ? address.url : address, "http://krill.test");
    if (!url.pathname.includes("/search"))
      return Promise.resolve(new Response("", { status: 404 }));
    const no = yes === "1" ? "0" : "false";
    const results = rows.filter(({ attrs }) =>
      FLAGS.every((name) => {
        const asked = url.searchParams.get(name);
        return asked === null || asked === (Reflect.get(attrs, name) === 1 ? yes : no);
      }),
    );
    const isService = url.searchParams.get("type") === "Service";
    const shown = isService ? [] : results;
    return Promise.resolve(Response.json({ count: shown.length, results: shown }));
  });
}

describe("nothing found", () => {
  const read = async () => ({
    found: await queryClient.fetchQuery(
      found("type:host problem:true", { limit: 5, sort: "-severity" }),
    ),
    isProven: await queryClient.fetchQuery(flagsProbe).catch(() => null),
    network: await queryClient.fetchQuery(network),
  });

  test("by a word that the server does not take is not called nothing", async () => {
    server([true, false, false], "1");
    const { isProven, network: atAGlance, found: down } = await read();
    expect(down.rows.map(({ host }) => host)).toEqual(["cpe0"]);
    expect([isProven, atAGlance]).toEqual([null, null]);
  });

  test("is nothing where there are no hosts at all", async () => {
    server([], "1");
    expect((await read()).found).toMatchObject({ rows: [], total: 0, isObeyed: true });
  });

  test("is nothing where the server tells those apart that are well", async () => {
    server([false, false], "true");
    const { isProven, network: atAGlance, found: down } = await read();
    expect(down).toMatchObject({ rows: [], total: 0, isObeyed: true });
    expect(isProven).toBe(true);
    expect(atAGlance?.hosts).toEqual([{ state: "down", count: 0, handled: null }]);
  });
});
