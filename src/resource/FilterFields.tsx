import { NativeSelect, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import { useTyped } from "./ListFields.tsx";
import type { ListFilter } from "./list-spec.ts";

interface ShownFilter extends Pick<ListFilter<never>, "name" | "kind" | "toApi"> {
  label: string;
  value: string;
  suggestions: readonly string[];
  /** The values of a choice with their names. */
  choices: readonly { value: string; label: string }[];
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

/** One filter: yes, no or any; one of its choices; a day; else a text with the values met as suggestions. */
function FilterField({
  kind,
  label,
  value,
  suggestions,
  choices,
  toApi,
  onSet,
}: ShownFilter & { onSet: (value: string) => void }) {
  const { t } = useTranslation("listParts");
  const { t: common } = useTranslation();
  const [text, setText] = useTyped(value);
  const listId = useId();
  if (kind === "flag" || kind === "choice") {
    const chosen = toApi?.(value) ?? value;
    const offered =
      kind === "choice"
        ? choices
        : [
            { value: "true", label: common("yes") },
            { value: "false", label: common("no") },
          ];
    // An address may say what is no choice.
    const isOther = chosen !== "" && !offered.some((one) => one.value === chosen);
    return (
      <NativeSelect
        label={label}
        size="sm"
        value={chosen}
        data={[
          { value: "", label: t("filterAny") },
          ...offered,
          ...(isOther ? [{ value: chosen, label: visible(chosen, 60) }] : []),
        ]}
        onChange={(event) => onSet(event.currentTarget.value)}
      />
    );
  }
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
