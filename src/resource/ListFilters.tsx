import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { choicesOf } from "#src/krill/metadata.ts";
import { Button } from "#src/ui/Button.tsx";
import { IconClose } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { visible } from "#src/util/text.ts";
import { useListMemory, writeListMemory } from "./list-memory.ts";
import { loadFields } from "./list-parts.ts";
import type { ListSearch } from "./list-search.ts";
import { SearchField } from "./ListFields.tsx";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { memoryKey, type ListChange } from "./use-list.ts";
import { metValues } from "./met-values.ts";
import css from "./ResourceList.module.css";

/** Search, filters and tabs of a list. What is typed counts on Enter, on leaving the field, or by `Apply`. */
export function ListFilters<Row extends ListRow>({
  spec,
  label,
  search,
  filterName,
  valueName,
  onChange,
  fixed,
  met,
  isLoading,
  tools,
}: {
  spec: ListSpec<Row>;
  label: string;
  search: ListSearch;
  filterName: (name: string) => string;
  /** A filter's value as it is called. */
  valueName: (name: string, value: string) => string;
  onChange: (change: ListChange) => void;
  fixed: Readonly<Record<string, string>> | undefined;
  /** The values in the rows of a list that the page has read itself; else those met so far. */
  met?: ((name: string) => readonly string[]) | undefined;
  /** No row is known yet. */
  isLoading: boolean;
  tools: ReactNode;
}) {
  const { t } = useTranslation();
  // Null until it is first opened: till then its fields are not worth rendering.
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const panelId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const filters = spec.filters.filter((filter) => !(fixed && filter.name in fixed));
  const on = Object.entries(search.filters);
  const { path, key } = spec.resource;
  const choices = useQuery({ ...choicesOf(path), enabled: path !== "" });
  const known = (name: string) => [
    ...(choices.data?.[name] ?? []),
    ...(met?.(name) ?? metValues(key.join("."), name)),
  ];
  const Search = spec.language?.Field ?? SearchField;
  const set = (name: string, value: string) =>
    onChange(({ filters: now }) => {
      const next = { ...now };
      if (value.trim() === "") delete next[name];
      else next[name] = value;
      return next[name] === now[name] ? {} : { filters: next };
    });
  // A button that its click takes away must not take the cursor with it (PRODUCT 8).
  const drop = (change: () => void) => {
    toggle.current?.focus();
    change();
  };
  return (
    <>
      {spec.tabs && !fixed && (
        <Tabs
          list={memoryKey(spec)}
          isLoading={isLoading}
          isAsking={choices.isLoading}
          isPart={!met && !choices.data?.[spec.tabs]}
          values={known(spec.tabs)}
          current={search.filters[spec.tabs]}
          onPick={(value) => set(spec.tabs ?? "", value)}
        />
      )}
      <div className={`${css.bar} k-tools`}>
        {spec.canSearch && (
          <Search label={label} value={search.q} onSearch={(q) => onChange({ q })} />
        )}
        {filters.length > 0 && (
          <Button
            ref={toggle}
            variant="default"
            size="sm"
            aria-expanded={isOpen === true}
            aria-controls={panelId}
            onClick={() => setOpen(!isOpen)}
          >
            {on.length > 0 ? t("list.filtersCount", { count: on.length }) : t("list.filters")}
          </Button>
        )}
        <div className={css.tools}>{tools}</div>
      </div>
      <div id={panelId} className={css.filters} hidden={!isOpen}>
        {isOpen !== null && (
          <Later
            load={loadFields}
            until={null}
            props={{
              filters: filters.map(({ name, kind, toApi, choices: named, suggestions = [] }) => ({
                name,
                kind,
                label: filterName(name),
                toApi,
                value: search.filters[name] ?? "",
                choices: Object.keys(named ?? {}).map((one) => ({
                  value: one,
                  label: valueName(name, one),
                })),
                suggestions: [...new Set([...suggestions, ...known(name)])],
              })),
              onSet: set,
            }}
          />
        )}
      </div>
      {on.length > 0 && (
        <div className={css.chips}>
          {on.map(([name, value]) => {
            const text = `${filterName(name)}: ${visible(valueName(name, value), 60)}`;
            return (
              <button
                key={name}
                type="button"
                className={css.chip}
                aria-label={t("list.filterDrop", { name: text })}
                onClick={() => drop(() => set(name, ""))}
              >
                {text}
                <IconClose size={14} aria-hidden />
              </button>
            );
          })}
          {on.length > 1 && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => drop(() => onChange({ filters: {} }))}
            >
              {t("list.filtersDrop")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** The realms as tabs; none where there is only one (contract 4.1 S19). */
function Tabs({
  list,
  isLoading,
  isAsking,
  isPart,
  values,
  current,
  onPick,
}: {
  list: string;
  /** No row is in sight yet. */
  isLoading: boolean;
  /** The server's own list of values is on its way. */
  isAsking: boolean;
  /** The server names no values: these are the ones met in rows so far. */
  isPart: boolean;
  values: readonly string[];
  current: string | undefined;
  onPick: (value: string) => void;
}) {
  const { t } = useTranslation();
  const all = [...new Set(current ? [...values, current] : values)].toSorted();
  const has = all.length > 1 || current !== undefined;
  const isKnown = !isLoading && !isAsking;
  const { hasTabs } = useListMemory(list);
  // Rows in sight stay where they are, also when there is nothing to choose after all.
  const [holdsPlace, setHoldsPlace] = useState(false);
  if (!isLoading && isAsking && hasTabs && !has && !holdsPlace) setHoldsPlace(true);
  useEffect(() => {
    if (isKnown && has !== hasTabs) writeListMemory(list, { hasTabs: has });
  }, [list, isKnown, has, hasTabs]);
  if (!has && !holdsPlace && (isKnown || !hasTabs)) return null;
  return (
    <div className={css.tabs} role="group" aria-label={t("list.realm")}>
      <button type="button" aria-pressed={!current} onClick={() => onPick("")}>
        {t("list.allRealms")}
      </button>
      {all.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={current === value}
          onClick={() => onPick(value)}
        >
          {visible(value, 30)}
        </button>
      ))}
      {isKnown && isPart && <span className="k-dim">{t("list.realmsMet")}</span>}
    </div>
  );
}
