// Where the way from an address to an order stands, and the order that it ends in. Pure.
import { record } from "#src/util/read.ts";
import { hasCoverage, NO_COVERAGE } from "./coverage-api.ts";
import type { CoverageDraft, Step } from "./coverage-draft.ts";
import type { OwnerProfile, OwnerSettings } from "./owner-settings.ts";

/** The steps of a way, by what its owner needs. */
export function stepsOf(hasProducts: boolean): readonly Step[] {
  const all: readonly Step[] = ["address", "home", "product", "verify", "customer", "summary"];
  return hasProducts ? all : all.filter((step) => step !== "product");
}

/** The step that is to be done now: the one gone back to, else the first that is not done. */
export function currentStep(draft: CoverageDraft, hasProducts: boolean): Step {
  if (draft.address === null || draft.open === "address") return "address";
  if (draft.home === null || draft.open === "home") return "home";
  const needsProduct = hasProducts && draft.product === null;
  if (needsProduct || (hasProducts && draft.open === "product")) return "product";
  const isCovered = draft.verdict !== null && hasCoverage(draft.verdict) === true;
  const isNone = draft.product?.code === NO_COVERAGE;
  if (!isCovered || isNone || draft.open === "verify") return "verify";
  if (!draft.isOrderReady || draft.open === "customer") return "customer";
  return "summary";
}

/** The speeds that go with a product; all of them where none does: names differ by language (contract 3.7). */
export function profilesFor(
  settings: OwnerSettings | null,
  product: string | null,
): readonly OwnerProfile[] {
  const all = settings?.profiles ?? [];
  const fitting = all.filter(
    ({ products }) => products.length === 0 || (product !== null && products.includes(product)),
  );
  return product === null || fitting.length === 0 ? all : fitting;
}

/** The interconnection point that the owner's product names; null where it names none. */
export function ppaiOf(draft: CoverageDraft): string | null {
  const meta = record(draft.product?.uid["_meta"]);
  const point = meta?.["lagl"] ?? meta?.["ppapie"];
  return typeof point === "string" && point !== "" ? point : null;
}

/** The fields that an order cannot do without. */
export function missingFields(draft: CoverageDraft, settings: OwnerSettings | null): string[] {
  const needed = [
    "crm_customer_label",
    "crm_external_id",
    "crm_phone_label",
    "service_profile",
    ...(settings?.needsRemoteId ? ["remote_id"] : []),
    ...(settings?.needsPpai ? ["ppai"] : []),
  ];
  return needed.filter((name) => (draft.order[name] ?? "").trim() === "");
}

const TYPED = [
  "service_profile",
  "crm_customer_label",
  "crm_external_id",
  "crm_phone_label",
  "crm_contact_label",
  "remote_id",
  "tv_remote_id",
  "ppai",
] as const;

/** The names of what a person types of an order. */
export const ORDER_FIELDS: ReadonlySet<string> = new Set(TYPED);

/**
 * The body of an order (contract 3.7 "Creating"): the home's id with its product and the address with the home in it; with the
 * owner's own fields the other documented form, the home's id as `address_uid`. Ids go as they came.
 */
export function orderBody(draft: CoverageDraft): Record<string, unknown> {
  const { home, product, address, order } = draft;
  const typed = Object.fromEntries(
    TYPED.flatMap((name) => {
      const value = (order[name] ?? "").trim();
      return value === "" ? [] : [[name, value]];
    }),
  );
  const extra = draft.extra.filter(([name, value]) => name.trim() !== "" && value.trim() !== "");
  const uid = product ? product.uid : home?.uid;
  const base = { owner: home?.owner ?? "", ...typed };
  if (extra.length > 0)
    return {
      ...base,
      address_uid: uid?.["externalId"] ?? "",
      ...(product ? { product: product.code } : {}),
      extrainfo: Object.fromEntries(extra.map(([name, value]) => [name.trim(), value.trim()])),
    };
  return {
    ...base,
    uids: uid ? [uid] : [],
    address: { ...address, geographicSubAddress: [home?.raw["geographicSubAddress"] ?? {}] },
  };
}
