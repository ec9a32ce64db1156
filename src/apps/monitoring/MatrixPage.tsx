import { Checkbox } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useListMemory, writeListMemory, type SavedView } from "#src/resource/list-memory.ts";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconColumns } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { lastSearches, rememberSearch } from "./last-searches.ts";
import { FIELD_GROUPS } from "./matrix-rows.ts";
import { MonitoringTabs } from "./MonitoringTabs.tsx";
import { asQuery, MATRIX_VIEWS } from "./search-views.ts";
import { SearchTools } from "./SearchTools.tsx";
import { useAddress } from "./use-address.ts";
import css from "./matrix.module.css";

const MEMORY = "monitoring.matrix";

/** `/monitoring/matrix?q=…`: any search as a table with a column for each metric found. */
export default function MatrixPage() {
  const { t } = useTranslation("monitoring");
  const text = useDynamicText("monitoring");
  const address = useAddress();
  const { params, change, open } = address;
  const query = params.get("q") ?? "";
  const { columns: remembered, views } = useListMemory(MEMORY);
  const hidden = params.get("hide")?.split(",") ?? remembered ?? [];
  const hide = (groups: readonly string[]) => {
    writeListMemory(MEMORY, { columns: groups });
    change({ hide: groups.join(",") });
  };
  const builtIn = MATRIX_VIEWS.map(({ key, query: q }) => ({
    name: text(`matrix.views.${key}`),
    search: asQuery(q),
  }));
  const last = lastSearches().map((q) => ({ name: q, search: asQuery(q) }));
  useEffect(() => rememberSearch(query), [query]);
  return (
    <>
      <PageHeader title={t("matrix.title")}>
        <MonitoringTabs />
      </PageHeader>
      <SearchTools
        title={t("matrix.title")}
        query={query}
        onSearch={(q) => change({ q, sort: null, find: null })}
        memoryKey={MEMORY}
        builtIn={builtIn}
        address={address}
      >
        <Disclosure
          label={t("matrix.groups")}
          icon={<IconColumns size={16} aria-hidden />}
          align="end"
        >
          <div className={css.groups}>
            {[...Object.keys(FIELD_GROUPS).slice(1), "metrics"].map((group) => (
              <Checkbox
                key={group}
                size="sm"
                label={text(`matrix.group.${group}`)}
                checked={!hidden.includes(group)}
                onChange={() =>
                  hide(
                    hidden.includes(group)
                      ? hidden.filter((one) => one !== group)
                      : [...hidden, group],
                  )
                }
              />
            ))}
          </div>
        </Disclosure>
      </SearchTools>
      {query.trim() === "" ? (
        <section aria-label={t("matrix.start")} className={css.start}>
          <h2>{t("matrix.start")}</h2>
          <p className="k-dim">{t("matrix.startText")}</p>
          <Offers views={[...views, ...builtIn]} onOpen={open} />
          {last.length > 0 && (
            <>
              <h2>{t("matrix.last")}</h2>
              <Offers views={last} onOpen={open} />
            </>
          )}
        </section>
      ) : (
        <Later
          key={query}
          load={loadTable}
          props={{
            query,
            hidden,
            sort: params.get("sort"),
            find: params.get("find") ?? "",
            onSort: (sort: string) => change({ sort }),
            onFind: (find: string) => change({ find: find === "" ? null : find }, true),
          }}
        />
      )}
    </>
  );
}

/** Searches to begin with: their names, and what they are. */
function Offers({
  views,
  onOpen,
}: {
  views: readonly SavedView[];
  onOpen: (search: string) => void;
}) {
  return (
    <ul>
      {views.map(({ name, search }) => {
        const query = new URLSearchParams(search).get("q");
        return (
          <li key={name}>
            <button type="button" className="k-choice" onClick={() => onOpen(search)}>
              {name !== query && name}
              <code>{query}</code>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const loadTable = async () => (await import("./MatrixTable.tsx")).MatrixTable;
