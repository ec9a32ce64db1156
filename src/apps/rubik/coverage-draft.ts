// The way from an address to an order, as far as it has come: kept in this browser, so that it can be left and taken up again.
import { customerName, type Customer } from "#src/apps/isp/api.ts";
import { KEPT_MS, type KeptDraft } from "#src/resource/kept-draft.ts";
import { record, text, texts } from "#src/util/read.ts";
import { cleanText } from "#src/util/text.ts";
import {
  readVerdict,
  type AddressFields,
  type Home,
  type Product,
  type Raw,
  type Verdict,
} from "./coverage-api.ts";

/** The steps in their order; `product` only where the owner sells products. */
export type Step = "address" | "home" | "product" | "verify" | "customer" | "summary";

/** What is typed for the order, by the API's names. */
export type OrderFields = Readonly<Record<string, string>>;

/** How far the way has come. */
export interface CoverageDraft {
  /** When it was last touched, ms. */
  at: number;
  fields: AddressFields;
  /** Those of them that filled themselves. */
  filled: readonly string[];
  address: Raw | null;
  home: Home | null;
  product: Product | null;
  verdict: Verdict | null;
  order: OrderFields;
  /** The owner's own fields. */
  extra: readonly (readonly [string, string])[];
  isOrderReady: boolean;
  /** When the order was sent whose end nobody knows, ms; null where none is on its way. */
  sentAt: number | null;
  /** The step that a person went back to; null: the first one that is not done. */
  open: Step | null;
}

/** A way that has not begun. */
export const NEW_DRAFT: CoverageDraft = {
  at: 0,
  fields: {},
  filled: [],
  address: null,
  home: null,
  product: null,
  verdict: null,
  order: {},
  extra: [],
  isOrderReady: false,
  sentAt: null,
  open: null,
};

/** Where the way is kept; one that was begun for a customer beside the other. */
export function keptCoverage(customer: Customer | null): KeptDraft<CoverageDraft> {
  const kept = { namespace: "rubik", name: "coverage", read: readDraft } as const;
  if (customer === null) return { ...kept, fresh: NEW_DRAFT };
  const order = {
    crm_customer_label: customerName(customer),
    crm_external_id: cleanText(customer.external_id) ?? String(customer.id),
    crm_phone_label: cleanText(customer.phone) ?? "",
  };
  return { ...kept, what: `customer-${customer.id}`, fresh: { ...NEW_DRAFT, order } };
}

/** A stored way, as far as it can be read; a new one where it is too old. */
export function readDraft(stored: unknown, now: number): CoverageDraft {
  const raw = record(stored);
  const at = raw?.["at"];
  if (!raw || typeof at !== "number" || now - at > KEPT_MS) return NEW_DRAFT;
  const words = (value: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries(record(value) ?? {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
  const home = record(raw["home"]);
  const [homeRaw, homeUid] = [record(home?.["raw"]), record(home?.["uid"])];
  const product = record(raw["product"]);
  const productUid = record(product?.["uid"]);
  const extra: unknown = raw["extra"];
  return {
    at,
    fields: words(raw["fields"]),
    filled: texts(raw["filled"]),
    address: record(raw["address"]),
    home:
      homeRaw && homeUid
        ? { owner: text(home?.["owner"]) ?? "", raw: homeRaw, uid: homeUid }
        : null,
    product: productUid ? { code: text(product?.["code"]) ?? "", uid: productUid } : null,
    verdict: record(raw["verdict"]) ? readVerdict(raw["verdict"]) : null,
    order: words(raw["order"]),
    extra: Array.isArray(extra)
      ? extra.filter(
          (one): one is [string, string] =>
            Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "string",
        )
      : [],
    isOrderReady: raw["isOrderReady"] === true,
    sentAt: typeof raw["sentAt"] === "number" ? raw["sentAt"] : null,
    open: null,
  };
}
