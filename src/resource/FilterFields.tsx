import { NativeSelect, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useTyped } from "./ListFields.tsx";
import type { ListFilter } from "./list-spec.ts";

interface ShownFilter extends Pick<ListFilter<never>, "name" | "kind"> {
  label: string;
  value: string;
  suggestions: readonly string[];
}

/** The filters of a list, loaded when they are first opened. */
export function FilterFields({
  filters,
  onSet,
}: {
  filters: readonly ShownFilter[];
  onSet: (name: string, value: string) => void;
}) {
  return filters.map((filter) => (
    <FilterField key={filter.name} {...filter} onSet={(value) => onSet(filter.name, value)} />
  ));
}

/** One filter: yes, no or any; a day; else a text with the values met as suggestions. */
function FilterField({
  kind,
  label,
  value,
  suggestions,
  onSet,
}: ShownFilter & { onSet: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useTyped(value);
  const listId = useId();
  if (kind === "flag")
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
  if (kind === "day")
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
