// The parts of a list that are loaded when they are first needed, with their texts.
import { loadTexts } from "#src/i18n/i18n.ts";
import type { ListRow } from "./list-spec.ts";

async function withTexts<Part>(part: Promise<Part>): Promise<Part> {
  const texts = loadTexts("listParts", {
    en: () => import("./list-texts.en.ts"),
    es: () => import("./list-texts.es.ts"),
  });
  const [loaded] = await Promise.all([part, texts]);
  return loaded;
}

/** What makes a file of a list. */
export const loadExport = async <Row extends ListRow>() =>
  (await withTexts(import("./ExportRun.tsx"))).ExportRun<Row>;

/** Why a list is empty. */
export const loadEmpty = async () => (await withTexts(import("./ListEmpty.tsx"))).ListEmpty;

/** What can be done with selected rows. */
export const loadSelection = async () =>
  (await withTexts(import("./ListSelection.tsx"))).ListSelection;

/** How old a list is that refreshes itself, and what waits to be shown in it. */
export const loadFresh = async () => (await withTexts(import("./ListFresh.tsx"))).ListFresh;

/** The filters of a list. */
export const loadFields = async () => (await withTexts(import("./FilterFields.tsx"))).FilterFields;

/** The choice of columns. */
export const loadColumns = async <Row extends ListRow>() =>
  (await withTexts(import("./ListColumns.tsx"))).ListColumns<Row>;

/** That only the rows of a page are in order. */
export const loadOrder = async () => (await withTexts(import("./ListOrder.tsx"))).ListOrder;

/** Saved views. */
export const loadViews = async () => (await withTexts(import("./SavedViews.tsx"))).SavedViews;

/** The whole of a list that a server does not filter. */
export const loadWhole = async <Row extends ListRow>() =>
  (await withTexts(import("./ListWhole.tsx"))).ListWhole<Row>;
