import { NativeSelect } from "@mantine/core";
import { useState, type RefObject } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { kindOfJob } from "#src/jobs/job.ts";
import { Button } from "#src/ui/Button.tsx";
import { PlainTable } from "#src/ui/PlainTable.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { hasLines, type Draft } from "./draft.ts";
import { changeDraft } from "./draft-store.ts";
import { findFailedAgain } from "./find-targets.ts";
import { useWorkWords } from "./job-words.ts";
import { Pages } from "./Pages.tsx";
import { countLines, isProblem, markDoubles, type LineState, type TargetLine } from "./targets.ts";
import { LINE_TONE, TargetRow } from "./TargetRow.tsx";
import css from "./bulk.module.css";

const STATES = [
  "found",
  "unknown",
  "forbidden",
  "ambiguous",
  "doubled",
  "failed",
  "left",
  "waiting",
] as const;
const AT_ONCE = 50;

/** Which lines are in sight. */
type Shown = "problems" | "all" | "none" | LineState;

/** What became of each line; those without a device first, with what can be done about them. */
export function FoundTargets({
  draft,
  lines,
  part,
}: {
  draft: Draft;
  lines: readonly TargetLine[];
  /** Where the keyboard goes on once they are looked up. */
  part: RefObject<HTMLDivElement | null>;
}) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const words = useWorkWords(kindOfJob(draft));
  const counts = countLines(lines);
  const again = counts.failed + counts.waiting;
  const problems = lines.filter(isProblem).length;
  const [chosen, setChosen] = useState<Shown | null>(null);
  const [page, setPage] = useState(0);
  // Lines that all have their device are at hand, not in the way.
  const shown = chosen ?? (problems > 0 ? "problems" : "none");
  const isInSight = (one: TargetLine) =>
    shown === "all" || (shown === "problems" ? isProblem(one) : one.state === shown);
  const matching = lines.filter(isInSight);
  const withValue = lines.some(({ value }) => value !== null);
  const options: readonly Shown[] = [
    ...(problems > 0 ? (["problems"] as const) : []),
    "all",
    ...STATES.filter((state) => counts[state] > 0),
    "none",
  ];
  const choose = (value: string) => {
    setChosen(options.find((one) => one === value) ?? null);
    setPage(0);
  };
  return (
    <div ref={part} tabIndex={-1} className={css.found}>
      <p role="status" className={css.counts}>
        {STATES.filter((state) => counts[state] > 0).map((state) => (
          <StateBadge key={state} tone={LINE_TONE[state]}>
            {t(`line.count.${state}`, { count: counts[state], n: format.number(counts[state]) })}
          </StateBadge>
        ))}
      </p>
      {problems > 0 && <p className={css.tight}>{t("line.problems")}</p>}
      <div className={css.line}>
        <NativeSelect
          label={t("line.show")}
          value={shown}
          data={options.map((value) => ({ value, label: t(`line.only.${value}`) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {again > 0 && (
          <Button variant="default" onClick={() => void findFailedAgain(draft.id)}>
            {t("line.failedAgain", { count: again })}
          </Button>
        )}
        {problems > 0 && (
          <Button variant="default" onClick={() => leaveOut(draft, lines, isProblem)}>
            {t("line.leaveAll", { count: problems, n: format.number(problems) })}
          </Button>
        )}
      </div>
      {matching.length > 0 && (
        <div className={css.lines}>
          <PlainTable label={t("line.table")}>
            <thead>
              <tr>
                <th scope="col" data-align="end">
                  {t(hasLines(draft.source) ? "line.number" : "line.place")}
                </th>
                <th scope="col">{t("line.given")}</th>
                <th scope="col">{t("line.outcome")}</th>
                <th scope="col">{words.thing()}</th>
                {withValue && <th scope="col">{t("line.value")}</th>}
              </tr>
            </thead>
            <tbody>
              {matching.slice(page * AT_ONCE, (page + 1) * AT_ONCE).map((one) => (
                <TargetRow
                  key={one.line}
                  draft={draft}
                  one={one}
                  withValue={withValue}
                  onChange={(next) => setLines(draft, replaced(lines, next))}
                />
              ))}
            </tbody>
          </PlainTable>
        </div>
      )}
      <Pages page={page} size={AT_ONCE} total={matching.length} onPage={setPage} />
    </div>
  );
}

function replaced(lines: readonly TargetLine[], next: TargetLine): TargetLine[] {
  return lines.map((one) => (one.line === next.line ? next : one));
}

function leaveOut(
  draft: Draft,
  lines: readonly TargetLine[],
  which: (one: TargetLine) => boolean,
): void {
  setLines(
    draft,
    lines.map((one) => (which(one) ? { ...one, state: "left" } : one)),
  );
}

function setLines(draft: Draft, lines: readonly TargetLine[]): void {
  changeDraft(draft.id, { lines: markDoubles(lines) });
}
