import { Loader } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { announce } from "#src/ui/announce.ts";
import { visible } from "#src/util/text.ts";
import { LookupOptions } from "./LookupOptions.tsx";
import { exactHits, wasAsked, type Run } from "./lookup-search.ts";
import type { Lookup, LookupState } from "./lookup-store.ts";
import {
  askingWords,
  nothingWords,
  readingWords,
  refusalWords,
  searchedWords,
} from "./lookup-words.ts";
import css from "./LookupBox.module.css";

/** What opens below the lookup box: what the text was taken for, the results, and what went wrong. */
export function LookupPanel({
  state,
  lookup,
  listId,
}: {
  state: LookupState;
  lookup: Lookup;
  /** Id of the listbox, for the field that controls it. */
  listId: string;
}) {
  const { t } = useTranslation("lookup");
  const { seen, phase, options, text } = state;
  const runs = seen.kind === "list" ? state.items.flatMap((item) => item.runs) : state.runs;
  const summary = useSummary(state);
  useEffect(() => {
    if (summary) announce(summary);
  }, [summary]);
  return (
    <div
      role="presentation"
      className={css.panel}
      // The field keeps the focus, except where something in here can take it.
      onMouseDown={(event) => {
        const isControl =
          event.target instanceof Element && event.target.closest("button, summary");
        if (!isControl) event.preventDefault();
      }}
    >
      <Taken state={state} />
      {options.length > 0 && (
        <LookupOptions id={listId} state={state} onChoose={(key) => lookup.choose(key)} />
      )}
      {phase === "asking" && (
        <p className={css.busy}>
          <Loader size={14} /> {t("asking", { where: askingWords(runs) })}{" "}
          {state.isEntered && options.length > 0 && t("waitsForAll")}{" "}
          <span className="k-dim">{t("escape")}</span>
        </p>
      )}
      {phase === "done" && seen.kind !== "empty" && <Outcome state={state} runs={runs} />}
      {failuresToShow(state, runs).map((run) => (
        <Failure
          key={`${run.app.en} ${run.source.group}`}
          run={run}
          onRetry={phase === "done" ? () => lookup.retry(run.source) : undefined}
        />
      ))}
      {phase === "idle" && seen.kind === "one" && <p className="k-dim">{t("pressEnter")}</p>}
      {text === "" && options.length === 0 && <p className="k-dim">{t("hint")}</p>}
    </div>
  );
}

function Taken({ state: { seen, runs } }: { state: LookupState }) {
  const { t } = useTranslation("lookup");
  if (seen.kind === "empty") return null;
  if (seen.kind === "list")
    return <p className={css.taken}>{t("list", { count: seen.items.length })}</p>;
  const [first, ...others] = seen.readings;
  const tried = others.filter((reading) => runs.some((run) => run.reading === reading));
  return (
    <p className={css.taken}>
      {t("takenFor", { what: readingWords(first, t) })}
      {tried.length > 0 && (
        <span className="k-dim">
          {" · "}
          {t("alsoTried", { what: tried.map((one) => readingWords(one, t)).join(", ") })}
        </span>
      )}
    </p>
  );
}

/** After the last answer: where was searched, if nothing came of it, and what was not done as asked. */
function Outcome({ state, runs }: { state: LookupState; runs: readonly Run[] }) {
  const { t } = useTranslation("lookup");
  const { seen, items } = state;
  const summary = useSummary(state);
  const searched = searchedWords(runs, t);
  const isNothing = runs.every(({ hits }) => hits.length === 0);
  const refusals = [...new Set(refusalWords(runs, t))];
  const without = items.filter((item) => item.runs.every(({ hits }) => hits.length === 0));
  const missed = without.filter(({ runs: own }) => !wasAsked(own));
  const absent = without.filter((item) => !missed.includes(item));
  const names = (some: typeof items) => some.map(({ item }) => visible(item, 60)).join(", ");
  return (
    <>
      {(isNothing || exactHits(runs).length > 1) && seen.kind === "one" && (
        <p className={css.outcome}>{summary}</p>
      )}
      {absent.length > 0 && <p>{t("notFound", { what: names(absent) })}</p>}
      {missed.length > 0 && <p>{t("notAsked", { what: names(missed) })}</p>}
      {isNothing && searched && <p className="k-dim">{t("searched", { where: searched })}</p>}
      {refusals.map((line) => (
        <p key={line} className="k-dim">
          {line}
        </p>
      ))}
    </>
  );
}

/** One for each source; of a list one for all, since what was not searched is named beside it. */
function failuresToShow({ seen }: LookupState, runs: readonly Run[]): readonly Run[] {
  const failed = runs.filter(({ state }) => state === "failed");
  const sources = [...new Set(failed.map(({ source }) => source))];
  const first = sources.flatMap((source) => failed.find((run) => run.source === source) ?? []);
  return seen.kind === "list" ? first.slice(0, 1) : first;
}

function Failure({ run, onRetry }: { run: Run; onRetry: (() => void) | undefined }) {
  const { t } = useTranslation("lookup");
  const { group } = run.source;
  const what = t("failed", { what: t(`group.${group}`), app: run.app[currentLanguage()] });
  return <ApiProblem error={run.error} what={what} onRetry={onRetry} />;
}

/** What came of a search, in one sentence; null while it runs. */
function useSummary({ phase, seen, runs, options }: LookupState): string | null {
  const { t } = useTranslation("lookup");
  if (phase !== "done" || seen.kind === "empty") return null;
  if (seen.kind === "list") {
    const found = options.filter((option) => option.kind === "hit");
    return t("found", { count: found.length });
  }
  const exact = exactHits(runs).length;
  if (exact > 1) return t("several", { count: exact });
  const things = options.filter((option) => option.kind === "hit" && option.hit.kind !== "list");
  if (options.length > 0) return t("found", { count: things.length });
  if (runs.some(({ state }) => state !== "answered")) return t("noneSoFar");
  return nothingWords(seen.readings[0], runs, t);
}
