import { useMemo, useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { ButtonLink } from "#src/ui/Button.tsx";
import { IconAdd } from "#src/ui/icons.tsx";
import { useKeys } from "#src/ui/keys.ts";
import { Later } from "#src/ui/Later.tsx";
import { Table, type RowMark, type Selection } from "#src/ui/Table.tsx";
import { ApiProblem } from "./ApiProblem.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { ListPager } from "./ListPager.tsx";
import { pageOf, valuesOf, type KnownRows } from "./known-rows.ts";
import { loadEmpty, loadFresh, loadOrder, loadSelection, loadWhole } from "./list-parts.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { ListTools } from "./ListTools.tsx";
import { OddNote } from "./OddNote.tsx";
import { memoryKey, useList } from "./use-list.ts";
import css from "./ResourceList.module.css";

/** What is selected in a list: single rows, or everything that matches. Of rows that the page has read itself always the rows. */
export type ListSelected<Row> =
  | { kind: "rows"; ids: string[]; rows: Row[] }
  | { kind: "all"; params: ListParams; total: number };

/**
 * The one list of the console: paging, sorting and filters by the API, columns, saved views,
 * selection and export; its state is its address (PRODUCT 4).
 */
export function ResourceList<Row extends ListRow>({
  spec,
  label,
  fixed,
  known: given,
  whenSelected,
}: {
  spec: ListSpec<Row>;
  /** The list's name, the page's heading in most cases. */
  label: string;
  /** Filters that the place sets (a customer's CPEs) and the person cannot drop. */
  fixed?: Readonly<Record<string, string>>;
  /** Rows that the page has read itself, instead of asking the API for pages. */
  known?: KnownRows<Row>;
  /** What can be done with a selection, besides copying and exporting. */
  whenSelected?: (selected: ListSelected<Row>) => ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const text = useDynamicText(spec.namespace);
  /** All rows, where the server does not filter them. */
  const [whole, setWhole] = useState<KnownRows<Row> | null>(null);
  /** Whether a person asked for all rows to have them in order. */
  const [isOrdered, setOrdered] = useState(false);
  const known = given ?? whole ?? undefined;
  const list = useList(spec, fixed, known);
  const { search, size, columns, result, checked, held, memory, change, matching } = list;
  const { isAnswered, isProven } = list;
  const rows = held?.rows ?? checked.rows;
  const { groupOf } = spec;
  const { total = null, unread = 0 } = result.data ?? {};
  const inSight = isProven && total === checked.rows.length ? checked.rows : null;
  /** All rows that match, where they are there. */
  const here = matching ?? inSight;
  const exported = here
    ? {
        ...spec.resource,
        fetchPage: async (params: ListParams) => pageOf(here, params, { at: new Date() }),
      }
    : spec.resource;
  const [selection, setSelection] = useState<Selection>({});
  const [isAllSelected, setAllSelected] = useState(false);
  /** The selected rows, those of other pages too. */
  const [picked, setPicked] = useState<readonly Row[]>([]);
  const selectedCount = Object.keys(selection).length;
  const hasIgnored = checked.ignored.names.length > 0;
  const isCounted = !hasIgnored || checked.isComplete;
  const isNarrowed = search.q !== "" || Object.keys({ ...search.filters, ...fixed }).length > 0;

  const columnName = (id: string) => text(`${spec.name}.columns.${id}`, spec.labels?.[id]);
  const tableColumns = useMemo(
    () => columns.map((column) => ({ ...column, header: columnName(column.id) })),
    // The columns follow from these ids and the language.
    // oxlint-disable-next-line react/exhaustive-deps
    [columns.map((column) => column.id).join(), currentLanguage()],
  );
  const groupName = (key: string | null) => key && text(`${spec.name}.groups.${key}`);
  const filterName = (name: string) =>
    name === "q" ? t("list.searchText") : text(`${spec.name}.filters.${name}`);
  const valueName = (name: string, value: string) => {
    const filter = spec.filters.find((one) => one.name === name);
    const key = filter?.choices?.[filter.toApi?.(value) ?? value];
    return key ? text(key) : value === "true" ? t("yes") : value === "false" ? t("no") : value;
  };
  const lastPage = total === null ? null : Math.max(1, Math.ceil(total / size));
  // How many pages the rows of another search have says nothing of these.
  const hasNext =
    isAnswered &&
    (lastPage === null ? (result.data?.received ?? 0) >= size : search.page < lastPage);
  const select = (next: Selection) => {
    const seen = [...rows, ...picked];
    setAllSelected(false);
    setSelection(next);
    setPicked(Object.keys(next).flatMap((id) => seen.find((row) => rowId(row) === id) ?? []));
  };
  const changeSearch: typeof change = (next) => {
    const hasChanged = change(next);
    if (hasChanged) select({});
    return hasChanged;
  };

  useKeys([
    {
      key: "]",
      label: t("list.keyNextPage"),
      run: () => hasNext && change({ page: search.page + 1 }),
    },
    {
      key: "[",
      label: t("list.keyPreviousPage"),
      run: () => search.page > 1 && change({ page: search.page - 1 }),
    },
  ]);

  const allow = result.data?.allow;
  // A new one begins with what the place sets: a customer's own.
  const begun = fixed ? `?${new URLSearchParams(fixed)}` : "";
  const createPath = spec.createPath ? spec.createPath + begun : "";
  // Without the header the server decides; before the first answer nothing is offered.
  const mayCreate = createPath !== "" && result.data !== undefined && (!allow || allow.has("POST"));
  const isFirstLoad = result.isPending;
  // Its place is there before: on a phone it has a line of its own, and would push the rows down.
  const offersNew = mayCreate || (isFirstLoad && createPath !== "");
  // That nothing was found says nothing of what is asked for now.
  const isWaiting = isFirstLoad || (result.isPlaceholderData && rows.length === 0);
  const isEmpty = !isWaiting && result.data !== undefined && rows.length === 0;
  const sort = search.sort ?? spec.defaultSort;
  const sortInSight = result.data?.search.sort ?? spec.defaultSort;
  const markOf =
    held &&
    ((row: Row): RowMark | null => {
      if (held.gone.has(rowId(row))) return { kind: "gone", text: t("list.rowGone") };
      return held.fresh.has(rowId(row)) ? { kind: "new", text: t("list.rowNew") } : null;
    });
  const problem = result.error && (
    <ApiProblem error={result.error} what={label} onRetry={() => void result.refetch()} />
  );
  // Rows that are being read are not pushed down: above them stands only that they are old.
  const isQuiet = held !== null && result.data !== undefined;
  return (
    <section aria-label={label} className={css.list}>
      <ListFilters
        spec={spec}
        label={label}
        search={search}
        filterName={filterName}
        valueName={valueName}
        onChange={changeSearch}
        fixed={fixed}
        isLoading={isFirstLoad}
        met={known && ((name) => valuesOf(known.rows, name))}
        tools={
          <>
            {offersNew && (
              <ButtonLink
                to={createPath}
                className={isFirstLoad ? css.toCome : undefined}
                size="sm"
                icon={<IconAdd size={16} aria-hidden />}
              >
                {text(`${spec.name}.new`)}
              </ButtonLink>
            )}
            {offersNew && spec.importPath && !fixed && (
              <ButtonLink
                to={spec.importPath}
                className={isFirstLoad ? css.toCome : undefined}
                size="sm"
                variant="default"
              >
                {text(`${spec.name}.import`)}
              </ButtonLink>
            )}
            <ListTools
              spec={{ ...spec, resource: exported }}
              fixed={fixed}
              memoryKey={memoryKey(spec)}
              label={label}
              search={search}
              shown={columns}
              exporting={{
                params: list.asked,
                obeys: list.obeys,
                total,
                canExport: isProven && !isEmpty,
                isProving: list.isProving,
                isChanging: list.isChanging,
              }}
              columnName={columnName}
              viewName={(key) => text(`${spec.name}.views.${key}`)}
              onChange={change}
              onView={(view) => void navigate({ search: `?${list.viewAddress(view)}` })}
            />
          </>
        }
      />
      {!isQuiet && problem}
      {(isOrdered || hasIgnored || (whole && isNarrowed)) && (
        <Later
          load={loadWhole<Row>}
          until={<div className={css.toBeTold} />}
          props={{
            spec,
            label,
            isOrdered,
            names: checked.ignored.names.map(filterName),
            hidden: checked.ignored.hidden,
            isComplete: checked.isComplete,
            refusal: result.data?.dropped?.error,
            allow: result.data?.allow ?? null,
            asked: list.asked,
            onRows: setWhole,
          }}
        />
      )}
      {held && (
        <div className={css.fresh}>
          {result.data && (
            <Later
              load={loadFresh}
              until={null}
              props={{
                at: result.data.at,
                hasFailed: result.error !== null,
                waiting: held.waiting,
                gone: held.gone.size,
                onUpdate: held.update,
              }}
            />
          )}
        </div>
      )}
      {selectedCount > 0 && (
        <Later
          load={loadSelection}
          until={null}
          props={{
            count: selectedCount,
            names: picked.map(spec.rowName),
            total: isProven ? total : null,
            isAll: isAllSelected,
            onAll: () => setAllSelected(true),
            onClear: () => select({}),
            children: whenSelected?.(
              isAllSelected && !matching && total !== null
                ? { kind: "all", params: list.asked, total }
                : rowsSelected(isAllSelected && matching ? matching : picked),
            ),
          }}
        />
      )}
      {isEmpty && !result.error ? (
        <Later
          load={loadEmpty}
          until={null}
          props={{
            search,
            total,
            isSure: isProven,
            unread,
            hidden: checked.ignored.hidden,
            filterName,
            valueName,
            onChange: changeSearch,
          }}
        />
      ) : (
        (isWaiting || result.data !== undefined) &&
        !(result.error && result.data === undefined) && (
          <Table
            label={label}
            columns={tableColumns}
            rows={rows}
            rowId={rowId}
            rowName={spec.rowName}
            {...(spec.rowPath ? { rowPath: spec.rowPath } : {})}
            sort={sort}
            onSort={(next) => change({ sort: next, page: 1 })}
            selected={selection}
            onSelect={select}
            canSelect={!result.isPlaceholderData}
            density={memory.density}
            isDimmed={result.isPlaceholderData || (held !== null && result.error !== null)}
            markOf={markOf ?? undefined}
            groupOf={groupOf && ((row) => groupName(groupOf(row, sortInSight)))}
            skeletonRows={isWaiting ? 12 : 0}
            firstRows={spec.firstRows}
          />
        )
      )}
      {isQuiet && problem}
      <ListPager
        search={search}
        // How many rows match is not known where some were left out here.
        total={isCounted ? total : null}
        count={isCounted ? rows.length : 0}
        offset={result.data?.offset ?? 0}
        ms={spec.tellsTime ? (result.data?.ms ?? null) : null}
        size={size}
        hasNext={hasNext}
        lastPage={lastPage}
        isCounting={!isAnswered}
        isLoading={result.isFetching}
        order={
          checked.areShuffled &&
          !hasIgnored &&
          (hasNext || search.page > 1) && (
            <Later load={loadOrder} until={null} props={{ onWhole: () => setOrdered(true) }} />
          )
        }
        onChange={change}
      />
      {result.data && result.data.odd.length > 0 && <OddNote odd={result.data.odd} />}
    </section>
  );
}

function rowsSelected<Row extends ListRow>(rows: readonly Row[]): ListSelected<Row> {
  return { kind: "rows", ids: rows.map(rowId), rows: [...rows] };
}

function rowId(row: ListRow): string {
  return String(row.id);
}
