import { useTranslation } from "#src/i18n/use-translation.ts";
import { LeaveQuestion, type LeaveWords } from "./LeaveQuestion.tsx";
import type { ListRow } from "./list-spec.ts";
import type { FormState } from "./use-form.ts";

/** Asks before a form with something typed is left. */
export function FormLeave<Row extends ListRow>({
  form,
  nameOf,
}: {
  form: FormState<Row>;
  nameOf: (field: string) => string;
}) {
  const { isDirty, isOver, isBusy, isDoubtful, changed } = form;
  const wordsOf = useLeaveWords();
  return (
    <LeaveQuestion
      isWanted={isDirty}
      isOver={isOver}
      words={wordsOf(isBusy ? "sending" : isDoubtful ? "doubt" : "typed", changed.map(nameOf))}
      onLeave={() => {
        // What is on its way may still fail: then it is here again.
        if (!isBusy) form.drop();
      }}
    />
  );
}

/**
 * What a form says before it is left, with the names of the fields that were typed in; `doubt`: it was sent, and nobody
 * knows what came of it.
 */
export function useLeaveWords() {
  const { t } = useTranslation("form");
  return (kind: "sending" | "doubt" | "typed", fields: readonly string[]): LeaveWords => ({
    title: t(`leave.${kind}.title`),
    text: t(`leave.${kind}.text`, { fields: fields.join(", ") }),
    stay: t("leave.stay"),
    leave: t(`leave.${kind}.leave`),
  });
}
