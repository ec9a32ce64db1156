import { useEffect, useRef } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { Option } from "./lookup-options.ts";
import type { LookupState } from "./lookup-store.ts";
import css from "./LookupBox.module.css";

/** Id of an option in the document, by its place. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** The things to choose from, grouped by kind. */
export function LookupOptions({
  id,
  state: { options, active },
  onChoose,
}: {
  id: string;
  state: LookupState;
  onChoose: (key: string) => void;
}) {
  const { t } = useTranslation("lookup");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active === null) return;
    ref.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const groups = [...new Set(options.map(groupOf))];
  return (
    <div ref={ref} id={id} role="listbox" aria-label={t("results")}>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={t(`group.${group}`)} className={css.group}>
          <div aria-hidden className={css.groupName}>
            {t(`group.${group}`)}
          </div>
          {options.map((option, index) =>
            groupOf(option) === group ? (
              // Keys act in the field, which points here by aria-activedescendant.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={option.key}
                id={optionId(id, index)}
                role="option"
                tabIndex={-1}
                aria-selected={option.key === active}
                className={css.option}
                onClick={() => onChoose(option.key)}
              >
                <OptionText option={option} />
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

function OptionText({ option }: { option: Option }) {
  const { t } = useTranslation("lookup");
  if (option.kind === "bulk")
    return <strong>{t("startBulk", { count: option.lines.length })}</strong>;
  if (option.kind === "each")
    return <span>{t(option.isAll ? "lookAllUp" : "lookEachUp", { count: option.count })}</span>;
  const { title, detail } = option.kind === "hit" ? option.hit : option.visit;
  return (
    <>
      <span className={css.title}>
        {title}
        {option.kind === "hit" && option.hit.isExact && (
          <span className={css.exact}>{t("exact")}</span>
        )}
      </span>
      {detail && <span className={css.detail}>{detail}</span>}
    </>
  );
}

function groupOf(option: Option) {
  if (option.kind === "hit") return option.group;
  return option.kind === "pinned" || option.kind === "recent" ? option.kind : "list";
}
