import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOwnerSettings, settingsOf } from "./owner-settings.ts";

const folder = process.env["KRILL_SAMPLES"];
const sample = folder ? `${folder}/rubik-owner-settings.json` : "";

describe("the settings of owners", () => {
  test.skipIf(!existsSync(sample))("the documented reply is read whole", () => {
    const raw: unknown = JSON.parse(readFileSync(sample, "utf8"));
    const [first, second] = readOwnerSettings(raw);
    expect(first).toMatchObject({
      owner: "owner_1",
      hasProducts: true,
      hasTickets: false,
      hasCtoChange: false,
      reserveHours: 168,
      actions: [{ id: "TST_FTTH_RESET_ONT", label: "ONT reset" }],
    });
    expect(first?.tests).toHaveLength(3);
    expect(first?.ppais[0]).toEqual({ id: "300000000001", label: "Murcia/local" });
    expect(first?.profiles[1]).toEqual({ id: "11", label: "1 Gbps", products: ["ftth-local"] });
    expect(second).toMatchObject({ owner: "owner_2", hasProducts: null, tests: [], profiles: [] });
  });

  test("other shapes are taken too: flags as numbers, lists for maps, a list of owners", () => {
    const [one] = readOwnerSettings([
      {
        owner: "acme",
        has_products_api: 1,
        has_tickets: "false",
        diagnostic_tests: [{ code: "A", name: "Light" }, "B"],
        service_profiles: { "9": "600 Mbps", "11": { label: "1 Gbps", products: "ftth" } },
        ppais: null,
        reserve_expiration: "168",
        ticket_types: {
          NOSERV: { label: "No service", symptoms: { LOS: "Loss" } },
          VOICE: "Phone",
        },
      },
    ]);
    expect(one).toMatchObject({
      hasProducts: true,
      hasTickets: false,
      reserveHours: 168,
      ppais: [],
      tests: [
        { id: "A", label: "Light" },
        { id: "B", label: "B" },
      ],
      profiles: [
        { id: "11", label: "1 Gbps", products: ["ftth"] },
        { id: "9", label: "600 Mbps", products: [] },
      ].toReversed(),
      troubles: [
        { id: "NOSERV", label: "No service", below: [{ id: "LOS", label: "Loss", below: [] }] },
        { id: "VOICE", label: "Phone", below: [] },
      ],
    });
  });

  test("whatever comes, it is read without an error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const all = readOwnerSettings(raw);
        for (const { owner } of all) expect(settingsOf(all, owner)).not.toBeNull();
      }),
    );
  });
});
