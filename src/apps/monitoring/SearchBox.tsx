import { useId, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { IconSearch } from "#src/ui/icons.tsx";
import { visible } from "#src/util/text.ts";
import { completions, type Completion } from "./search-complete.ts";
import { knownValues } from "./search-known.ts";
import { parseSearch } from "./search-language.ts";
import css from "./SearchBox.module.css";

/** A search in the vendor's language: accepted as typed, completed as one types, sent by Enter. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const offers = isOpen ? completions(text, caret, knownValues()) : [];
  const hasList = offers.length > 0;

  const type = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    setOpen(true);
    setActive(-1);
  };
  const take = ({ text: next, caret: at }: Completion) => {
    // The browser sets the cursor to the end of what React writes; it belongs behind what was taken, before the next key.
    flushSync(() => type(next, at));
    input.current?.setSelectionRange(at, at);
  };
  const search = () => {
    setOpen(false);
    onSearch(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!hasList) {
        setCaret(event.currentTarget.selectionStart ?? text.length);
        setOpen(true);
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than offers: the field itself.
      setActive(((active + 1 + step + offers.length + 1) % (offers.length + 1)) - 1);
    }
    const chosen = offers[active];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      take(chosen);
    }
    if (
      event.key === "Tab" &&
      !event.shiftKey &&
      hasList &&
      caret > 0 &&
      isUnfinished(text, caret)
    ) {
      const offer = chosen ?? offers[0];
      if (offer) {
        event.preventDefault();
        take(offer);
      }
    }
    if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <form
      role="search"
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <div className={css.field}>
        <IconSearch size={16} aria-hidden />
        <input
          ref={input}
          role="combobox"
          aria-label={common("list.search", { list: label })}
          placeholder={t("search.placeholder")}
          aria-expanded={hasList}
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-controls={hasList ? listId : undefined}
          aria-activedescendant={active >= 0 && hasList ? `${listId}-${active}` : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          value={text}
          onChange={({ currentTarget }) =>
            type(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length)
          }
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <button type="submit">{t("search.button")}</button>
      </div>
      {hasList && <Offers id={listId} offers={offers} active={active} onTake={take} />}
      <Notes text={value} />
    </form>
  );
}

function Offers({
  id,
  offers,
  active,
  onTake,
}: {
  id: string;
  offers: readonly Completion[];
  active: number;
  onTake: (offer: Completion) => void;
}) {
  const { t } = useTranslation("monitoring");
  const words = useDynamicText("monitoring");
  return (
    <div id={id} role="listbox" aria-label={t("search.offers")} className={css.offers}>
      {offers.map((offer, index) => (
        // The keys are the field's, which keeps the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={offer.label}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <code>{visible(offer.label, 60)}</code>
          {offer.word && <span className="k-dim">{words(`search.words.${offer.word}`, "")}</span>}
        </div>
      ))}
    </div>
  );
}

/** What was not understood in the search that is shown. */
function Notes({ text }: { text: string }) {
  const { t } = useTranslation("monitoring");
  const wrong = parseSearch(text).filter(({ problem }) => problem !== null);
  if (wrong.length === 0) return null;
  return (
    <div className={css.notes} role="status">
      {wrong.map(({ text: term, start, problem }) => (
        <p key={start}>
          <code>{visible(term, 60)}</code>{" "}
          {t(problem === "bad-value" ? "search.badValue" : "search.unknownWord")}
        </p>
      ))}
    </div>
  );
}

/** Whether the cursor stands in a term rather than behind one: Tab then completes instead of leaving. */
function isUnfinished(text: string, caret: number): boolean {
  return /\S/.test(text.charAt(caret - 1));
}
