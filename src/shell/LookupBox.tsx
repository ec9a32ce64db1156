import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
} from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { session } from "#src/krill/session.ts";
import { Vanished } from "#src/ui/Problem.tsx";
import { IconClose, IconSearch } from "#src/ui/icons.tsx";
import { createListeners } from "#src/util/listeners.ts";
import { useLookup } from "./use-lookup.ts";
import { useLookupKeys } from "./use-lookup-keys.ts";
import css from "./LookupBox.module.css";

/**
 * Finds devices, customers, addresses and numbers from every page. A page may show it large in
 * itself; the one of the frame steps back for it, so that there is always exactly one.
 */
export function LookupBox({ isInPage = false }: { isInPage?: boolean }) {
  const [isElsewhere, setElsewhere] = useState(inPage > 0);
  // Before anything is painted: an external store would be listened to only after the first picture, with two boxes in it.
  useLayoutEffect(() => {
    const look = () => setElsewhere(inPage > 0);
    look();
    return subscribe(look);
  }, []);
  useLayoutEffect(() => {
    if (!isInPage) return undefined;
    count(1);
    return () => count(-1);
  }, [isInPage]);
  if (isElsewhere && !isInPage) return <span className={css.place} />;
  return (
    <search className={css.box} data-in-page={isInPage}>
      <Field />
    </search>
  );
}

let inPage = 0;
const { subscribe, tell } = createListeners();

function count(step: number): void {
  inPage += step;
  tell();
}

function Field() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const box = useLookup(input);
  useLookupKeys(input);
  const { text, state, loaded } = box;
  const isOpen = state?.isOpen === true;
  const activeAt = state?.options.findIndex(({ key }) => key === state.active) ?? -1;
  const hasList = isOpen && (state?.options.length ?? 0) > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && loaded?.lookup.escape()) {
      event.preventDefault();
      event.stopPropagation();
      input.current?.focus();
    }
    if (event.target !== input.current) return;
    if (event.key === "Enter") box.enter();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      loaded?.lookup.move(event.key === "ArrowDown" ? 1 : -1);
    }
  };

  return (
    <div
      // Keys and the loss of focus are those of the field and of what opens below it.
      role="presentation"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        // Signing in again over the page is no going elsewhere: what was entered opens afterwards.
        const isElsewhere = session.get().status !== "expired";
        if (isElsewhere && !event.currentTarget.contains(event.relatedTarget)) box.leave();
      }}
    >
      <div className={css.field}>
        <IconSearch size={16} aria-hidden />
        <input
          ref={input}
          role="combobox"
          aria-label={t("shell.keyFind")}
          placeholder={t("shell.keyFind")}
          aria-expanded={hasList}
          aria-autocomplete="list"
          aria-controls={hasList ? listId : undefined}
          aria-activedescendant={hasList && activeAt >= 0 ? `${listId}-${activeAt}` : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          value={text}
          onFocus={box.start}
          onChange={(event) => box.type(event.currentTarget.value)}
          onPaste={(event) => keepLines(event, box.type)}
        />
        {text === "" ? (
          <kbd aria-hidden>/</kbd>
        ) : (
          <button
            type="button"
            className={css.clear}
            aria-label={t("shell.clearLookup")}
            onClick={() => {
              box.type("");
              input.current?.focus();
            }}
          >
            <IconClose size={16} aria-hidden />
          </button>
        )}
      </div>
      {loaded && state && isOpen && (
        <loaded.Panel state={state} lookup={loaded.lookup} listId={listId} />
      )}
      {box.hasFailed && (
        <div className={css.panel}>
          {/* Its focus tries again; what a new release took away comes with a reload only. */}
          <Vanished onOffline={box.start} />
        </div>
      )}
    </div>
  );
}

/** A field of one line drops line breaks, and with them the ends of the items: commas take their place. */
function keepLines(event: ClipboardEvent<HTMLInputElement>, type: (text: string) => void): void {
  const pasted = event.clipboardData.getData("text");
  const lines = pasted
    .split(/[\r\n\u2028\u2029]+/u)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < 2) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const before = value.slice(0, selectionStart ?? value.length);
  const after = value.slice(selectionEnd ?? value.length);
  type(before + lines.join(", ") + after);
}
