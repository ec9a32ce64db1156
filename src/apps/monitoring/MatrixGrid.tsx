import { useCallback, useEffect, useRef, useState, type MouseEvent } from "react";
import { flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { IconSortDown, IconSortUp } from "#src/ui/icons.tsx";
import { useKeys } from "#src/ui/keys.ts";
import { visible } from "#src/util/text.ts";
import type { MatrixColumn, MatrixField, MatrixRow } from "./matrix-rows.ts";
import { MatrixLine, usePen } from "./MatrixLine.tsx";
import css from "./matrix.module.css";

/** Every row has this height, so that what is in sight follows from the scroll alone, px: two of the size of text. */
const ROW = 2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
/** Rows that come and go together, and how many more than fit are kept. */
const STEP = 10;
const SPARE = 20;

const WIDTHS: Partial<Record<MatrixField, number>> = {
  name: 172,
  state: 160,
  since: 105,
  ip: 120,
  port: 80,
  regstate: 110,
  tags: 170,
  customer: 190,
  address: 240,
  sn: 264,
  mac: 125,
  down: 120,
  up: 120,
  topology: 130,
};

/** Fields that are figures; every metric is one. */
const TRAFFIC: ReadonlySet<MatrixField> = new Set<MatrixField>(["dnbw", "upbw"]);

/** The table of the Matrix: only the rows in sight are there, ten thousand scroll like a hundred. */
export function MatrixGrid({
  rows,
  columns,
  sort,
  onSort,
  selected,
  onSelect,
}: {
  rows: readonly MatrixRow[];
  columns: readonly MatrixColumn[];
  sort: string | null;
  onSort: (sort: string) => void;
  /** Ids of rows. */
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const text = useDynamicText("monitoring");
  const navigate = useNavigate();
  const pen = usePen();
  const frame = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [count, setCount] = useState(60);
  const start = Math.max(0, Math.min(first, rows.length - STEP));
  const end = Math.min(rows.length, start + count);
  const onScroll = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const at = Math.floor(element.scrollTop / ROW / STEP) * STEP - SPARE / 2;
    setFirst(Math.max(0, at));
    setCount(Math.ceil(element.clientHeight / ROW) + STEP + SPARE);
  }, []);
  // On paper every row is in sight.
  useEffect(() => {
    const showAll = () =>
      flushSync(() => {
        setFirst(0);
        setCount(Number.POSITIVE_INFINITY);
      });
    addEventListener("beforeprint", showAll);
    addEventListener("afterprint", onScroll);
    return () => {
      removeEventListener("beforeprint", showAll);
      removeEventListener("afterprint", onScroll);
    };
  }, [onScroll]);
  const open = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { pathname, search } = new URL(link.href);
    void navigate(pathname.slice(pen.base.length) + search);
  };
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const links = () => [...(frame.current?.querySelectorAll<HTMLElement>("tbody a") ?? [])];
  const focusedAt = (all: readonly HTMLElement[]) =>
    all.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  /** Those beside what has the focus are always there; without any it begins with the first in sight. */
  const move = (step: 1 | -1) => {
    const all = links();
    const at = focusedAt(all);
    const inSight = Math.ceil((frame.current?.scrollTop ?? 0) / ROW) - start;
    all[at === -1 ? inSight : at + step]?.focus();
  };
  useKeys([
    { key: "j", label: common("list.keyNext"), run: () => move(1) },
    { key: "k", label: common("list.keyPrevious"), run: () => move(-1) },
    {
      key: "x",
      label: common("list.keySelect"),
      run: () => {
        const row = rows[start + focusedAt(links())];
        if (row && focusedAt(links()) !== -1) toggle(row.id);
      },
    },
  ]);
  const groups = grouped(columns);
  return (
    <div
      ref={frame}
      className={css.frame}
      role="group"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t("matrix.title")}
      onScroll={onScroll}
    >
      <table
        className={css.table}
        aria-label={t("matrix.title")}
        aria-rowcount={rows.length + 2}
        // Where there is more room, each column has its share of it.
        style={{ minWidth: `${columns.reduce((sum, column) => sum + widthOf(column), 0)}rem` }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: `${widthOf(column)}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {groups.map(({ group, span }) => (
              <th key={group} scope="colgroup" colSpan={span} className={css.group}>
                {text(`matrix.group.${group}`, visible(group, 40))}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ id, field, metric }) => {
              const isUp = sort === id;
              const isDown = sort === `-${id}`;
              return (
                <th
                  key={id}
                  scope="col"
                  className={field === null || TRAFFIC.has(field) ? css.number : undefined}
                  aria-sort={isUp ? "ascending" : isDown ? "descending" : "none"}
                >
                  <button type="button" onClick={() => onSort(isUp ? `-${id}` : id)}>
                    {field === null ? visible(metric ?? "", 30) : text(`matrix.fields.${field}`)}
                    {isUp && <IconSortUp size={13} aria-hidden />}
                    {isDown && <IconSortDown size={13} aria-hidden />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        {/* The links' own clicks, for all of them at once: the router's link costs more than a row. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <tbody
          onClick={open}
          onChange={({ target }) => {
            const id = target instanceof HTMLInputElement ? target.dataset["row"] : undefined;
            if (id !== undefined) toggle(id);
          }}
        >
          {start > 0 && (
            <tr aria-hidden style={{ height: start * ROW }}>
              <td colSpan={columns.length}>{""}</td>
            </tr>
          )}
          {rows.slice(start, end).map((row, index) => (
            <MatrixLine
              key={row.id}
              row={row}
              columns={columns}
              at={start + index + 3}
              pen={pen}
              isSelected={selected.has(row.id)}
            />
          ))}
          {end < rows.length && (
            <tr aria-hidden style={{ height: (rows.length - end) * ROW }}>
              <td colSpan={columns.length}>{""}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Of the size of text that a person chose for all pages. */
function widthOf({ field }: MatrixColumn): number {
  return (field === null ? 118 : (WIDTHS[field] ?? 112)) / 16;
}

function grouped(columns: readonly MatrixColumn[]): { group: string; span: number }[] {
  const groups: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last?.group === group) last.span += 1;
    else groups.push({ group, span: 1 });
  }
  return groups;
}
