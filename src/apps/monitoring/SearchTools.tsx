import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { SavedView } from "#src/resource/list-memory.ts";
import { loadViews } from "#src/resource/list-parts.ts";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconSave } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { SearchBox } from "./SearchBox.tsx";
import type { useAddress } from "./use-address.ts";
import css from "./matrix.module.css";

/** The search of a page and its views, everybody's and one's own. */
export function SearchTools({
  title,
  query,
  onSearch,
  memoryKey,
  builtIn,
  address: { params, open },
  children,
}: {
  title: string;
  query: string;
  onSearch: (query: string) => void;
  memoryKey: string;
  builtIn: readonly SavedView[];
  address: ReturnType<typeof useAddress>;
  /** Stands beside the views. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={`${css.tools} k-tools`}>
      <SearchBox label={title} value={query} onSearch={onSearch} />
      <Disclosure label={t("list.views")} icon={<IconSave size={16} aria-hidden />} align="end">
        <Later
          load={loadViews}
          props={{ memoryKey, builtIn, current: () => params.toString(), onView: open }}
        />
      </Disclosure>
      {children}
    </div>
  );
}
