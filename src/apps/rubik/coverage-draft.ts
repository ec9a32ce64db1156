// The way from an address to an order, as far as it has come: kept in this browser, so that it can be left and taken up again.
import { useState } from "react";
import { draftKey } from "#src/resource/form-draft.ts";
import { record, text, texts } from "#src/util/read.ts";
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
  open: null,
};

const KEPT_MS = 7 * 24 * 3600_000;
const keyOf = () => draftKey({ namespace: "rubik", name: "coverage" }, "new");

/** The way that was left, or a new one; and how it goes on. */
export function useCoverageDraft(): [CoverageDraft, (change: Partial<CoverageDraft>) => void] {
  const [draft, setDraft] = useState(() => readStored(Date.now()));
  return [
    draft,
    (change) =>
      setDraft((before) => {
        const next = { ...before, ...change, at: Date.now() };
        store(change === NEW_DRAFT ? null : next);
        return next;
      }),
  ];
}

function store(draft: CoverageDraft | null): void {
  const key = keyOf();
  if (key === null) return;
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the way goes on as long as the page is open.
  }
}

function readStored(now: number): CoverageDraft {
  const key = keyOf();
  try {
    return readDraft(JSON.parse((key && localStorage.getItem(key)) ?? "null"), now);
  } catch {
    return NEW_DRAFT;
  }
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
    open: null,
  };
}
