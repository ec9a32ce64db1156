import type { SavedView } from "./list-memory.ts";
import { listSearchParams, type ListSearch } from "./list-search.ts";
import { SavedViews } from "./SavedViews.tsx";

/** The views of a list: those that every person has, and the person's own, to open, save and drop. */
export function ListViews({
  memoryKey,
  builtIn,
  search,
  defaultQuery,
  onView,
}: {
  memoryKey: string;
  /** Views that every person has. */
  builtIn: readonly SavedView[];
  search: ListSearch;
  defaultQuery: string | undefined;
  onView: (search: string) => void;
}) {
  return (
    <SavedViews
      memoryKey={memoryKey}
      builtIn={builtIn}
      current={() => listSearchParams({ ...search, page: 1 }, defaultQuery).toString()}
      onView={onView}
    />
  );
}
