import { NativeSelect, TextInput } from "@mantine/core";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { IconSearch } from "#src/ui/icons.ts";
import type { ListFilter, ListRow } from "./list-spec.ts";
import css from "./ResourceList.module.css";

/** What is typed in a field; Back, Forward and dropping the filters change it too. */
function useTyped(value: string): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  return [text, setText];
}

/** The search of a list. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (q: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useTyped(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" className={css.search} onSubmit={submit}>
      <TextInput
        type="search"
        aria-label={t("list.search", { list: label })}
        placeholder={t("list.search", { list: label })}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text.trim() !== value && onSearch(text.trim())}
      />
    </form>
  );
}

/** One filter: yes, no or any; a day; else a text with the values met as suggestions. */
export function FilterField<Row extends ListRow>({
  filter,
  label,
  value,
  suggestions,
  onSet,
}: {
  filter: ListFilter<Row>;
  label: string;
  value: string;
  suggestions: readonly string[];
  onSet: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useTyped(value);
  const listId = useId();
  if (filter.kind === "flag")
    return (
      <NativeSelect
        label={label}
        size="sm"
        value={value}
        data={[
          { value: "", label: t("list.filterAny") },
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
        onChange={(event) => onSet(event.currentTarget.value)}
      />
    );
  if (filter.kind === "day")
    return (
      <TextInput
        type="date"
        label={label}
        size="sm"
        value={value}
        onChange={(event) => onSet(event.currentTarget.value)}
      />
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSet(text);
      }}
    >
      <TextInput
        label={label}
        size="sm"
        list={suggestions.length > 0 ? listId : undefined}
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          if (suggestions.includes(next)) onSet(next);
        }}
        onBlur={() => onSet(text)}
      />
      <datalist id={listId}>
        {suggestions.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
    </form>
  );
}
