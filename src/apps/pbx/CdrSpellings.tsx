import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError, isAbsent } from "#src/krill/errors.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { listedOf, numbersIn, questionsOf, type Spelling } from "./cdr-spellings.ts";
import { spellingsOf } from "./cdrs.ts";

/** The numbers of a question, as they are shown. */
const written = (question: Spelling["question"]) =>
  [...new Set(Object.values(numbersIn(question)))].map((one) => visible(one, 60)).join(" · ");

/**
 * In which spellings of its numbers there are calls: the list holds those of one.
 * @param isTold whether the server takes what is asked; where it does not, the list says so itself
 */
export function useSpellings(asked: ListParams, isTold: boolean) {
  const { t } = useTranslation("pbx");
  const isOne = questionsOf(asked).length === 1;
  const read = useQuery({ ...spellingsOf(asked), enabled: isTold && !isOne });
  const { data: all = [], error, refetch } = read;
  const isCounted = read.data !== undefined && all.every(({ calls }) => calls !== null);
  const { listed, others } = listedOf(isCounted ? all : []);
  // Where a server overlooks the number, calls in all spellings are looked through.
  const isAsked = !isOne && isTold && !isAbsent(error);
  const isWhole = !isAsked || (read.data !== undefined && others.length === 0);
  const ofSpelling = listed && t("cdrs.ofSpelling", { number: written(listed.question) });
  return {
    /** What all calls that are listed are called; null while it is not known that they are all. */
    ofAll: isWhole ? t("cdrs.ofAll") : ofSpelling,
    listed,
    others,
    /** What was asked for in vain. */
    missed: isCounted && !listed ? all : [],
    error: isAsked ? error : null,
    onRetry: () => void refetch(),
  };
}

/** Says in which spellings of its numbers calls were found, with the way to those that are not listed. */
export function CdrSpellings({
  listed,
  others,
  missed,
  error,
  onRetry,
}: ReturnType<typeof useSpellings>) {
  const { t } = useTranslation("pbx");
  const [params] = useSearchParams();
  const addressOf = (question: Spelling["question"]) => {
    const next = new URLSearchParams(params);
    for (const [name, number] of Object.entries(numbersIn(question))) next.set(name, number);
    next.delete("page");
    return `?${next.toString()}`;
  };
  if (error)
    return (
      <ApiProblem error={asApiError(error)} what={t("cdrs.otherSpellings")} onRetry={onRetry} />
    );
  if (missed.length > 0)
    return (
      <Problem isQuiet tone="info" title={t("cdrs.spellingsNone")}>
        {t("cdrs.spellingsAsked", {
          list: missed.map(({ question }) => written(question)).join(", "),
        })}
      </Problem>
    );
  if (!listed || others.length === 0) return null;
  return (
    <Problem isQuiet tone="info" title={t("cdrs.spellings", { number: written(listed.question) })}>
      {t("cdrs.spellingsText")}
      <ul>
        {others.map(({ question, calls }) => (
          <li key={written(question)}>
            <Link to={addressOf(question)}>
              {t("cdrs.spelling", { count: calls ?? 0, number: written(question) })}
            </Link>
          </li>
        ))}
      </ul>
    </Problem>
  );
}
