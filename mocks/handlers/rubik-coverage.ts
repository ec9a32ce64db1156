import { invalid, json, notFound } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";
import { ADDRESSES, LEVELS, type RubikAddress } from "#mocks/seed/rubik-addresses.ts";
import { OWNERS } from "#mocks/seed/rubik.ts";
import { asText } from "#mocks/text.ts";

const FIELDS = [
  "stateOrProvince",
  "city",
  "locality",
  "postCode",
  "streetType",
  "streetName",
  "streetNr",
] as const;

const plain = (value: unknown) =>
  asText(value).normalize("NFD").replaceAll(/\p{M}/gu, "").trim().toLowerCase();

/** Whether an address has what was typed for a field; the street's name may be part of it. */
function has(address: RubikAddress, field: (typeof FIELDS)[number], typed: string): boolean {
  const value = plain(address[field]);
  return field === "streetName" ? value.includes(plain(typed)) : value === plain(typed);
}

/** Addresses once the street is given, and what each field can be completed with. */
function findAddresses({ query }: Ctx): Response {
  const typed = FIELDS.flatMap((field) => {
    const value = query.get(field) ?? "";
    return value.trim() === "" ? [] : [[field, value] as const];
  });
  const matches = ADDRESSES.filter((one) =>
    typed.every(([field, value]) => has(one, field, value)),
  );
  const clue = (field: (typeof FIELDS)[number]) => {
    const values = [...new Set(matches.map((one) => asText(one[field])))];
    return typed.length === 0 && field !== "stateOrProvince" ? [] : values.slice(0, 50);
  };
  const isEnough = typed.some(([field]) => field === "streetName");
  return json({
    addresses: isEnough ? matches : [],
    _meta: {
      clues: {
        postcode: clue("postCode"),
        locality: clue("locality"),
        city: clue("city"),
        stateOrProvince: clue("stateOrProvince"),
        streetType: clue("streetType"),
        streetName: clue("streetName"),
        streetNr: clue("streetNr"),
      },
      errors: matches.length === 0 && typed.length > 0 ? ["acme: address unknown"] : [],
    },
  });
}

function subaddresses({ body }: Ctx): Response {
  // Compared as it is: an id that lost its blanks is another one.
  const address = ADDRESSES.find(({ uid }) => uid === body["uid"]);
  if (!address) return invalid({ uid: ["Unknown address."] });
  return json(
    LEVELS.map((levelNumber) => ({
      owner: address.source,
      geographicSubAddress: {
        subUnitType: "",
        subUnitNumber: "",
        buildingName: "",
        buildingNameSuffix: "",
        stairCase: null,
        levelNumber,
        doorType: null,
        door: levelNumber === "CH" ? null : "A",
      },
      uids: [{ externalId: `${address.uid}  ${levelNumber}`, refId: "gescal" }],
    })),
  );
}

const uidsOf = (body: Record<string, unknown>) =>
  (Array.isArray(body["uids"]) ? body["uids"] : []) as Record<string, unknown>[];

function products({ body }: Ctx): Response {
  const owner = asText(body["owner"]);
  if (OWNERS[owner]?.["has_products_api"] !== true) return notFound();
  const uid = uidsOf(body)[0];
  if (!uid) return invalid({ uids: ["This field is required."] });
  const meta = { overload: false, extension_datetime: null, extension_description: null };
  const offered = asText(uid["externalId"]).endsWith("02")
    ? ["sin-cobertura"]
    : ["ftth-local", "ftth-residencial", "ftth-empresa"];
  return json({
    owner,
    uids: offered.map((product) => ({
      externalId: uid["externalId"],
      refId: uid["refId"],
      product,
      _meta: {
        ...(product === "ftth-local" ? { lagl: "17660007032755" } : { ppapie: "17100007062061" }),
        ...meta,
      },
    })),
  });
}

/** The roof is out of reach, and at the second floor the operator does not answer (any other code, contract 3.7). */
function verify({ body }: Ctx): Response {
  const uid = uidsOf(body)[0];
  if (!uid || uidsOf(body).length !== 1) return invalid({ uids: ["Exactly one is expected."] });
  const home = asText(uid["externalId"]);
  if (home.endsWith("CH"))
    return json({
      code: 302,
      message: "no coverage",
      description: "La finca no tiene CTO con puertos libres en esta planta",
      _meta: {},
    });
  if (home.endsWith("02"))
    return json({ code: 500, message: "operator unavailable", description: "", _meta: {} });
  return json({
    code: 100,
    message: "address verified successfully",
    description: "LRE C=1766008 P=17100007062061 L=17660007032755",
    _meta: [{ "IN-PAI-L": "1766008001", "CO-PRD-PAI-L": null }],
  });
}

/** From an address to coverage. */
export const coverageRoutes: readonly Route[] = [
  { path: "rubik/addresses", area: "rubik", slash: "with", methods: { GET: findAddresses } },
  { path: "rubik/subaddresses", area: "rubik", methods: { POST: subaddresses } },
  { path: "rubik/products", area: "rubik", slash: "without", methods: { POST: products } },
  { path: "rubik/verify", area: "rubik", slash: "with", methods: { POST: verify } },
];
