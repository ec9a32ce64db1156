import { TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { goOnFrom } from "#src/ui/go-on.ts";
import { IconClose } from "#src/ui/icons.tsx";
import { useListMemory, writeListMemory, type SavedView } from "./list-memory.ts";
import { Unkept } from "./Unkept.tsx";
import css from "./ResourceList.module.css";

/** Views of a list or page: those that everybody has, one's own, and a name for what is shown now. */
export function SavedViews({
  memoryKey,
  builtIn,
  current,
  onView,
}: {
  memoryKey: string;
  /** Views that every person has. */
  builtIn: readonly SavedView[];
  /** The address's query that shows what is shown now, without `?`. */
  current: () => string;
  onView: (search: string) => void;
}) {
  const { t } = useTranslation("listParts");
  const { views } = useListMemory(memoryKey);
  const [name, setName] = useState("");
  const [isKept, setKept] = useState(true);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const title = name.trim();
    if (title === "") return;
    const others = views.filter((one) => one.name !== title);
    const mine = { name: title, search: current() };
    setKept(writeListMemory(memoryKey, { views: [...others, mine] }));
    setName("");
  };
  return (
    <div className={css.toolPanel}>
      {builtIn.map((view) => (
        <div key={view.search} className={css.view}>
          <button type="button" onClick={() => onView(view.search)}>
            {view.name}
          </button>
        </div>
      ))}
      {views.length === 0 && <p className="k-dim">{t("viewsNone")}</p>}
      {views.map((view) => (
        <div key={view.name} className={css.view}>
          <button type="button" onClick={() => onView(view.search)}>
            {view.name}
          </button>
          <button
            type="button"
            aria-label={t("viewDelete", { name: view.name })}
            onClick={({ currentTarget }) => {
              goOnFrom(currentTarget);
              writeListMemory(memoryKey, { views: views.filter((one) => one !== view) });
            }}
          >
            <IconClose size={14} aria-hidden />
          </button>
        </div>
      ))}
      <Unkept isKept={isKept} />
      <form onSubmit={save} className={css.viewForm}>
        <TextInput
          size="xs"
          label={t("viewName")}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={name.trim() === ""}>
          {t("viewSave")}
        </Button>
      </form>
    </div>
  );
}
