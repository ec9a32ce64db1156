import { TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { IconSearch } from "#src/ui/icons.tsx";
import css from "./ResourceList.module.css";

/** What is typed in a field; Back, Forward and dropping the filters change it too. */
export function useTyped(value: string): [string, (text: string) => void] {
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
        rightSectionPointerEvents="all"
        rightSection={
          text.trim() !== value && (
            <button type="submit" className={css.enter} aria-hidden tabIndex={-1}>
              ↵
            </button>
          )
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text.trim() !== value && onSearch(text.trim())}
      />
    </form>
  );
}
