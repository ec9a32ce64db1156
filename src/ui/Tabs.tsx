import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import css from "./Tabs.module.css";

/** A tab: its id stands in the address. */
export interface Tab {
  id: string;
  label: string;
  /** Why it cannot be opened: it is there, and told so. */
  lacking?: string | undefined;
}

/**
 * Tabs by the pattern of ARIA: arrows move among them, Enter or Space opens one, since opening one may
 * ask the server. The caller keeps the current one in the address.
 */
export function Tabs({
  label,
  tabs,
  current,
  onChange,
  children,
}: {
  label: string;
  tabs: readonly Tab[];
  current: string;
  onChange: (id: string) => void;
  /** The panel of the current tab. */
  children: ReactNode;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const open = tabs.findIndex(({ id }) => id === current);
  // On a phone not all have room: the current one is in sight, as the first one is without measuring.
  const hasMoved = useRef(false);
  useEffect(() => {
    const all = list.current;
    if (!all || (open <= 0 && !hasMoved.current)) return;
    hasMoved.current = true;
    const one = all.children[open]?.getBoundingClientRect();
    if (!one) return;
    const middle = one.x + one.width / 2;
    all.scrollLeft += middle - all.getBoundingClientRect().x - all.clientWidth / 2;
  }, [open]);
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const last = buttons.length - 1;
    const to =
      event.key === "ArrowRight"
        ? (at + 1) % buttons.length
        : event.key === "ArrowLeft"
          ? (at + last) % buttons.length
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? last
              : null;
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className={css.tabs}
        tabIndex={-1}
        onKeyDown={move}
      >
        {tabs.map(({ id, label: name, lacking }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-tab-${index}`}
            aria-controls={`${base}-panel`}
            aria-selected={id === current}
            aria-disabled={lacking !== undefined || undefined}
            title={lacking}
            tabIndex={id === current ? 0 : -1}
            className={css.tab}
            onClick={() => lacking === undefined && onChange(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        id={`${base}-panel`}
        role="tabpanel"
        aria-labelledby={`${base}-tab-${open}`}
        className={css.panel}
      >
        {children}
      </div>
    </div>
  );
}
