import type { MouseEvent, ReactNode } from "react";
import { basePath } from "#src/util/site.ts";
import { IconSortDown, IconSortUp } from "./icons.tsx";
import css from "./Table.module.css";

/** What a column's head shows. */
export interface ColumnHead {
  id: string;
  header: string;
  isSortable?: boolean;
  align?: "start" | "end";
  /** The one whose cell is the link to the row's page. */
  isTitle?: boolean;
}

/** The head of a column, with its sort. */
export function TableHeader({
  column,
  sort,
  onSort,
}: {
  column: ColumnHead;
  sort?: string | null | undefined;
  onSort?: ((sort: string) => void) | undefined;
}) {
  const isUp = sort === column.id;
  const isDown = sort === `-${column.id}`;
  const order = isUp ? "ascending" : isDown ? "descending" : "none";
  const canSort = onSort && column.isSortable !== false;
  return (
    <th
      scope="col"
      aria-sort={canSort ? order : undefined}
      data-align={column.align}
      data-title={column.isTitle}
    >
      {canSort ? (
        <button
          type="button"
          className={css.sort}
          onClick={() => onSort(isUp ? `-${column.id}` : column.id)}
        >
          {column.header}
          {isUp && <IconSortUp size={14} aria-hidden />}
          {isDown && <IconSortDown size={14} aria-hidden />}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

/** A link in a cell of a `Table`, whose rows open it: the router's own link costs as much as the rest of a row. */
export function CellLink({
  to,
  isTitle = false,
  children,
}: {
  to: string;
  /** The one that opens its row. */
  isTitle?: boolean;
  children: ReactNode;
}) {
  return (
    <a
      href={basePath().slice(0, -1) + to}
      data-path={to}
      {...(isTitle ? { "data-row-focus": "" } : {})}
    >
      {children}
    </a>
  );
}

/** A row that opens, below the heading of its group. */
export function TableLine({
  id,
  path,
  isSelected,
  onOpen,
  mark,
  group,
  span,
  children,
}: {
  id: string;
  path: string | null;
  isSelected: boolean;
  onOpen: (event: MouseEvent<HTMLElement>, path: string | null) => void;
  mark: string | undefined;
  /** The heading that stands above this row. */
  group: string | null;
  span: number;
  children: ReactNode;
}) {
  const open = (event: MouseEvent<HTMLElement>) => onOpen(event, path);
  return (
    <>
      {group !== null && (
        <tr className={css.group}>
          <th colSpan={span} scope="colgroup">
            {group}
          </th>
        </tr>
      )}
      {/* The keyboard's way is the link in the row; the click on the rest of it is a shortcut. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <tr
        data-row-id={id}
        data-opens={path !== null}
        data-mark={mark}
        aria-selected={isSelected || undefined}
        onClick={open}
        onAuxClick={open}
      >
        {children}
      </tr>
    </>
  );
}
