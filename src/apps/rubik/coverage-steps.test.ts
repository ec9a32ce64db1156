import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressText,
  homeParts,
  readAddresses,
  readHomes,
  readProducts,
  readVerdict,
} from "./coverage-api.ts";
import { NEW_DRAFT, readDraft, type CoverageDraft } from "./coverage-draft.ts";
import { currentStep, missingFields, orderBody, ppaiOf, profilesFor } from "./coverage-steps.ts";
import { readOwnerSettings } from "./owner-settings.ts";

const address = {
  uid: "1700  ",
  id: "1700  ",
  streetName: "del Farol",
  streetNr: 2,
  source: "acme",
};
const home = {
  owner: "acme",
  raw: {
    owner: "acme",
    geographicSubAddress: { levelNumber: "BA" },
    uids: [{ externalId: "1700    BA " }],
  },
  uid: { externalId: "1700    BA ", refId: "gescal" },
};
const product = {
  code: "ftth-local",
  uid: { ...home.uid, product: "ftth-local", _meta: { lagl: "17" } },
};
const covered = { code: 100, message: "ok", description: "" };
const draft = (more: Partial<CoverageDraft>): CoverageDraft => ({ ...NEW_DRAFT, at: 1, ...more });
const order = {
  crm_customer_label: " Ambrosio ",
  crm_external_id: "C-1",
  crm_phone_label: "600",
  service_profile: "9",
};

describe("the way from an address to an order", () => {
  test("goes step by step, with products where the owner needs them", () => {
    expect(currentStep(NEW_DRAFT, false)).toBe("address");
    expect(currentStep(draft({ address }), false)).toBe("home");
    expect(currentStep(draft({ address, home }), true)).toBe("product");
    expect(currentStep(draft({ address, home }), false)).toBe("verify");
    expect(currentStep(draft({ address, home, product, verdict: covered }), true)).toBe("customer");
    const ready = draft({ address, home, verdict: covered, isOrderReady: true });
    expect(currentStep(ready, false)).toBe("summary");
    expect(currentStep({ ...ready, open: "home" }, false)).toBe("home");
  });

  test("never goes past a home without coverage, or of which nobody knows", () => {
    for (const code of [302, 500, null]) {
      const verdict = { code, message: "", description: "" };
      expect(currentStep(draft({ address, home, verdict, isOrderReady: true }), false)).toBe(
        "verify",
      );
    }
    const none = { ...product, code: "sin-cobertura" };
    expect(currentStep(draft({ address, home, product: none, verdict: covered }), true)).toBe(
      "verify",
    );
  });

  test("the order has ids as they came, and what was typed without blanks around", () => {
    const body = orderBody(draft({ address, home, order, verdict: covered }));
    expect(body).toEqual({
      owner: "acme",
      ...order,
      crm_customer_label: "Ambrosio",
      uids: [home.uid],
      address: { ...address, geographicSubAddress: [{ levelNumber: "BA" }] },
    });
    const neba = orderBody(
      draft({
        address,
        home,
        product,
        order,
        extra: [
          ["IN-PORTABILIDAD", "S"],
          ["", "x"],
        ],
      }),
    );
    expect(neba).toMatchObject({ address_uid: "1700    BA ", product: "ftth-local" });
    expect(neba["extrainfo"]).toEqual({ "IN-PORTABILIDAD": "S" });
    expect(neba).not.toHaveProperty("uids");
  });

  test("says what is missing, and which speeds go with the product", () => {
    const [settings] = readOwnerSettings({
      neba: {
        ppai_required: true,
        service_profiles: [
          { id: "9", label: "600", _meta: { products: ["ftth-residential"] } },
          { id: "11", label: "1 G", _meta: { products: ["ftth-local"] } },
        ],
      },
    });
    expect(missingFields(draft({ order }), settings ?? null)).toEqual(["ppai"]);
    expect(missingFields(draft({ order }), null)).toEqual([]);
    expect(profilesFor(settings ?? null, "ftth-local").map(({ id }) => id)).toEqual(["11"]);
    expect(profilesFor(settings ?? null, "ftth-residencial")).toHaveLength(2);
    expect(ppaiOf(draft({ product }))).toBe("17");
  });

  test("a way that was left is taken up with every blank of its ids; what is no way is a new one", () => {
    const left = draft({ address, home, product, verdict: covered, order, extra: [["A", "b"]] });
    expect(readDraft(JSON.parse(JSON.stringify(left)), 2)).toEqual(left);
    expect(readDraft(left, 8 * 24 * 3600_000)).toEqual(NEW_DRAFT);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const read = readDraft({ at: 1, address: a, home: b, product: a, verdict: b, extra: a }, 2);
        expect(currentStep(read, true)).toBeTypeOf("string");
        orderBody(read);
      }),
    );
  });

  test("whatever comes in place of addresses, homes and products is read without an error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        for (const one of readAddresses(raw).addresses) addressText(one);
        for (const one of readHomes(raw, address)) homeParts(one);
        readProducts(raw);
        readVerdict(raw);
      }),
    );
    expect(readHomes([], address)).toMatchObject([
      { owner: "acme", uid: { externalId: "1700  " } },
    ]);
    expect(readHomes({ results: [{ owner: "b", uids: ["x "] }] }, address)).toMatchObject([
      { owner: "b", uid: { externalId: "x " } },
    ]);
  });
});

const folder = process.env["KRILL_SAMPLES"] ?? "";

describe.skipIf(!existsSync(`${folder}/rubik-addresses.json`))("the documented replies", () => {
  const sample = (name: string): unknown =>
    JSON.parse(readFileSync(`${folder}/rubik-${name}.json`, "utf8"));

  test("are read whole", () => {
    const found = readAddresses(sample("addresses"));
    expect(found.addresses[0]?.["uid"]).toBe("17000831539000002       ");
    expect(found.clues).toMatchObject({ streetName: ["Abat Escarre"], postCode: [] });
    expect(found.clues.stateOrProvince?.length).toBeGreaterThan(50);
    const homes = readHomes(sample("subaddresses"), null);
    expect(homes.map(homeParts)).toEqual([[["levelNumber", "BA"]], [["levelNumber", "CH"]]]);
    expect(readProducts(sample("products")).map(({ code }) => code)).toEqual([
      "ftth-local",
      "ftth-residencial",
      "ftth-empresa",
    ]);
    expect(readVerdict(sample("verify"))).toMatchObject({ code: 100 });
  });
});
