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
  const hasCome = useRef(false);
  useEffect(() => {
    const all = list.current;
    const isNew = !hasCome.current;
    hasCome.current = true;
    // On a phone not all have room: the current one is in sight, as the first one is without measuring.
    if (!all || (open <= 0 && isNew)) return;
    // Who comes by its address comes for it; a page that somebody has begun to read stays where it is.
    if (isNew && !scrollY) all.scrollIntoView();
    const one = all.children[open]?.getBoundingClientRect();
    if (!one) return;
    const middle = one.x + one.width / 2;
    all.scrollLeft += middle - all.getBoundingClientRect().x - all.clientWidth / 2;
  }, [open]);
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const last = buttons.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at + last, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to % buttons.length]?.focus();
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
            aria-disabled={lacking !== undefined}
            title={lacking}
            // The first one where an address names none of them: the keyboard has a way in all the same.
            tabIndex={index === Math.max(open, 0) ? 0 : -1}
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
        aria-labelledby={open < 0 ? undefined : `${base}-tab-${open}`}
        className={css.panel}
      >
        {children}
      </div>
    </div>
  );
}
