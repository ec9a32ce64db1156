import { expect, test } from "./fixtures.ts";
import { theMainPath } from "./main-path.ts";
import { startOwnKrill, type OwnKrill } from "./own-krill.ts";
import { simulator } from "./simulator.ts";

test("by keyboard alone: sign in, paste the serial, read what is wrong, reboot, see it back, find it in Activity", async ({
  page,
  sim,
}) => {
  await theMainPath(page, sim, "");
});

test.describe("with a Krill of its own behind KRILL_URL", () => {
  let own: OwnKrill;
  test.beforeAll(async () => {
    own = await startOwnKrill();
  });
  test.afterAll(() => own.stop());

  test("the same path, and no trace of the simulator in front of it", async ({
    page,
    playwright,
    world,
  }) => {
    const headers = { "krill-sim-world": world };
    const krill = await playwright.request.newContext({
      baseURL: own.krill,
      extraHTTPHeaders: headers,
    });
    await theMainPath(page, simulator(krill), own.console);
    const switches = await krill.get(`${own.console}/_sim/state`);
    expect(await switches.text()).not.toContain('"faults"');
    await krill.dispose();
  });
});
