import {
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useRef, type ReactNode, type SyntheticEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useKeys } from "./keys.ts";
import { useDrawn, useOpenRow, useShownAgain } from "./table-hooks.ts";
import { CellLink, TableHeader, TableLine, type ColumnHead } from "./TableParts.tsx";
import css from "./Table.module.css";

declare module "react" {
  interface CSSProperties {
    /** As high as all rows of a table; what still comes has its place. */
    "--place"?: string;
  }
}

const features = tableFeatures({ rowSelectionFeature });

/** A row that a table can show. */
export type TableRow = Record<string, unknown>;

/** A column: how a row's value is drawn under a header. */
export interface TableColumn<Row extends TableRow> extends ColumnHead {
  cell: (row: Row) => ReactNode;
}

/** The ids of selected rows. */
export type Selection = Readonly<Record<string, true>>;

/** What sets a row apart for the moment: just come, or no longer part of what is listed. */
export interface RowMark {
  kind: "new" | "gone";
  /** The same as a word. */
  text: string;
}

/** How close rows stand. */
export type Density = "compact" | "comfortable";

/**
 * A table of rows that open by click, Enter or in a new tab by Ctrl/Cmd+click, with sorting by its
 * headers, selection (also of ranges by Shift), a sticky header and keys; on a phone each row is a card.
 */
export function Table<Row extends TableRow>({
  label,
  columns,
  rows,
  rowId,
  rowName,
  rowPath,
  sort,
  onSort,
  selected,
  onSelect,
  canSelect = true,
  density = "compact",
  isDimmed = false,
  skeletonRows = 0,
  firstRows = FIRST_ROWS,
  markOf,
  groupOf,
}: {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Names a row for screen readers. */
  rowName: (row: Row) => string;
  /** Null for a row without a page. */
  rowPath?: (row: Row) => string | null;
  sort?: string | null | undefined;
  onSort?: (sort: string) => void;
  selected?: Selection;
  onSelect?: (selected: Selection) => void;
  /** False while other rows are on their way: what is selected then would not be what is in sight afterwards. */
  canSelect?: boolean;
  density?: Density;
  /** Old rows while new ones are on their way. */
  isDimmed?: boolean;
  /** Grey rows before the first answer. */
  skeletonRows?: number;
  /** So many rows are drawn at once, the others a frame later. */
  firstRows?: number | undefined;
  markOf?: ((row: Row) => RowMark | null) | undefined;
  /** The heading above the first row of a group; null for rows without one. */
  groupOf?: ((row: Row) => string | null) | undefined;
}) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map((column) =>
      helper.display({
        id: column.id,
        header: column.header,
      }),
    );
  }, [columns]);
  const selection = selected ?? NONE;
  const table = useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: rowId,
    enableRowSelection: onSelect !== undefined,
    state: { rowSelection: selection },
    onRowSelectionChange: (updater) => {
      if (canSelect) onSelect?.(typeof updater === "function" ? updater(selection) : updater);
    },
  });

  const focusRow = (step: 1 | -1) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>("[data-row-focus]") ?? [])];
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step]?.focus();
  };
  const focusedRow = () =>
    table.getRowModel().rows.find((row) => {
      const line = body.current?.querySelector(`[data-row-id="${CSS.escape(row.id)}"]`);
      return line?.contains(document.activeElement);
    });
  useKeys([
    { key: "j", label: t("list.keyNext"), run: () => focusRow(1) },
    { key: "k", label: t("list.keyPrevious"), run: () => focusRow(-1) },
    ...(onSelect
      ? [{ key: "x", label: t("list.keySelect"), run: () => focusedRow()?.toggleSelected() }]
      : []),
  ]);

  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  // Those further down come when the first ones stand; their place is kept.
  const count = useDrawn(rows.length, firstRows);
  const scroll = useShownAgain();
  const isSelectable = onSelect !== undefined;
  const open = useOpenRow();
  return (
    <div
      ref={scroll}
      // What the pointer and the keyboard come upon are its cells.
      role="presentation"
      onMouseOver={tellCut}
      onFocus={tellCut}
      className={css.scroll}
      style={{ "--place": `${rows.length * 35 + 37}px` }}
      data-part={count < rows.length}
      data-dimmed={isDimmed}
      data-loading={skeletonRows > 0}
    >
      <table className={css.table} data-density={density} aria-label={label}>
        <thead>
          <tr>
            {isSelectable && (
              <th className={css.select} scope="col">
                <input
                  type="checkbox"
                  aria-label={t("list.selectPage")}
                  aria-disabled={rows.length === 0 || !canSelect || undefined}
                  checked={rows.length > 0 && table.getIsAllRowsSelected()}
                  ref={(box) => {
                    if (box) box.indeterminate = table.getIsSomeRowsSelected();
                  }}
                  onChange={table.getToggleAllRowsSelectedHandler()}
                />
              </th>
            )}
            {columns.map((column) => (
              <TableHeader key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {skeletonRows > 0 &&
            Array.from({ length: skeletonRows }, (_, index) => (
              <tr key={index} aria-hidden className={css.skeleton}>
                <td colSpan={columns.length + Number(isSelectable)} aria-label={t("loading")}>
                  <span style={{ width: `${85 - ((index * 23) % 45)}%` }} />
                </td>
              </tr>
            ))}
          {table
            .getRowModel()
            .rows.slice(0, count)
            .map((row, index, all) => {
              const path = rowPath?.(row.original) ?? null;
              return (
                <TableLine
                  key={row.id}
                  id={row.id}
                  path={path}
                  isSelected={row.getIsSelected()}
                  onOpen={open}
                  mark={markOf?.(row.original)?.kind}
                  group={groupHeading(groupOf, row.original, all[index - 1]?.original)}
                  span={columns.length + Number(isSelectable)}
                >
                  {isSelectable && (
                    <td className={css.select}>
                      <input
                        type="checkbox"
                        aria-label={t("list.selectRow", { name: rowName(row.original) })}
                        aria-disabled={!canSelect || undefined}
                        checked={row.getIsSelected()}
                        onChange={row.getToggleSelectedHandler()}
                        {...(path === null ? { "data-row-focus": "" } : {})}
                      />
                    </td>
                  )}
                  {row.getAllCells().map((cell) => {
                    const column = byId.get(cell.column.id);
                    const content = column?.cell(row.original);
                    const mark = column?.isTitle ? markOf?.(row.original) : null;
                    return (
                      <td
                        key={cell.id}
                        data-label={column?.header}
                        data-align={column?.align}
                        data-title={column?.isTitle}
                      >
                        {/* React keeps a text that stands alone as part of its cell: hundreds of nodes less to go through. */}
                        {column?.isTitle ? (
                          <>
                            {path === null ? (
                              content
                            ) : (
                              <CellLink to={path} isTitle>
                                {content}
                              </CellLink>
                            )}
                            {mark && (
                              <span className={css.mark} data-mark={mark.kind}>
                                {mark.text}
                              </span>
                            )}
                          </>
                        ) : (
                          content
                        )}
                      </td>
                    );
                  })}
                </TableLine>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}

const NONE: Selection = {};

/** What a cell is too narrow for is told where the pointer rests on it. */
function tellCut({ target }: SyntheticEvent): void {
  const cell = target instanceof Element ? target.closest("td") : null;
  if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? "") : "";
}

/** The upper half of a usual screen. */
const FIRST_ROWS = 10;

function groupHeading<Row>(
  groupOf: ((row: Row) => string | null) | undefined,
  row: Row,
  before: Row | undefined,
): string | null {
  const group = groupOf?.(row) ?? null;
  return before !== undefined && group === groupOf?.(before) ? null : group;
}
