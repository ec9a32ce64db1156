import { TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import css from "./Form.module.css";

/** One thing to choose. */
export interface ComboOption {
  id: string;
  label: string;
  /** What tells it from its likes. */
  detail?: string | null;
}

/**
 * A field in which one of many things is found by typing and chosen from a list, by the combobox
 * pattern of ARIA: arrows move, Enter chooses, Escape closes and gives back what was chosen before.
 */
export function Combobox({
  id,
  label,
  chosen,
  options,
  state,
  error,
  description,
  isRequired = false,
  onType,
  onChoose,
}: {
  id: string;
  label: ReactNode;
  /** What stands in the field while nothing is typed; empty without a choice. */
  chosen: string;
  options: readonly ComboOption[];
  /** Said in the place of options: searching, nothing found, an error. Null where there are some. */
  state: string | null;
  error: string | null;
  description: ReactNode;
  isRequired?: boolean;
  /** Called with what is typed, at once: the caller waits for the person to stop. */
  onType: (text: string) => void;
  /** Null: the field was emptied. */
  onChoose: (option: ComboOption | null) => void;
}) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  /** Null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;
  const current = options[Math.min(active, options.length - 1)];

  const shownId = isOpen ? current?.id : undefined;
  useEffect(() => {
    if (shownId === undefined) return;
    list.current?.scrollIntoView({ block: "nearest" });
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [shownId]);

  const open = (text: string) => {
    setTyped(text);
    setActive(0);
    onType(text);
  };
  const choose = (option: ComboOption) => {
    setTyped(null);
    onChoose(option);
  };
  const leave = () => {
    if (typed !== null && typed.trim() === "" && chosen !== "") onChoose(null);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) open("");
      else if (options.length > 0) {
        const step = event.key === "ArrowDown" ? 1 : options.length - 1;
        setActive((Math.min(active, options.length - 1) + step) % options.length);
      }
    }
    if (!isOpen) return;
    if (event.key === "Enter") {
      // The form is not sent by choosing.
      event.preventDefault();
      if (current) choose(current);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <div className={css.choices}>
      <TextInput
        id={id}
        label={label}
        error={error}
        description={description}
        inputWrapperOrder={["label", "input", "description", "error"]}
        withAsterisk={isRequired}
        aria-required={isRequired}
        role="combobox"
        aria-expanded={isOpen && options.length > 0}
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls={isOpen && options.length > 0 ? listId : undefined}
        aria-activedescendant={isOpen && current ? `${listId}-${current.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? chosen}
        onChange={(event) => open(event.currentTarget.value)}
        onClick={() => !isOpen && open("")}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {isOpen && state !== null && (
        <div className={css.options} role="status">
          <p className={css.state}>{state}</p>
        </div>
      )}
      {isOpen && state === null && options.length > 0 && (
        <div ref={list} id={listId} role="listbox" className={css.options} tabIndex={-1}>
          {options.map((option) => (
            // Keys act in the field, which points here by aria-activedescendant.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.id}
              id={`${listId}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === current}
              className={css.option}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              <span>{option.label}</span>
              {option.detail && <span className="k-dim">{option.detail}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
