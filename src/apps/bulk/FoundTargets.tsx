import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { kindOfJob } from "#src/jobs/job.ts";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { hasLines, type Draft } from "./draft.ts";
import { changeDraft } from "./draft-store.ts";
import { correctLine, findFailedAgain } from "./find-targets.ts";
import { useWorkWords } from "./job-words.ts";
import { Pages } from "./Pages.tsx";
import {
  countLines,
  isProblem,
  markDoubles,
  type Device,
  type LineState,
  type TargetLine,
} from "./targets.ts";
import { useKind } from "./use-jobs.ts";
import css from "./bulk.module.css";

const LINE_TONE: Readonly<Record<LineState, Tone>> = {
  waiting: "off",
  found: "good",
  unknown: "bad",
  doubled: "warning",
  ambiguous: "warning",
  failed: "bad",
  left: "off",
};
const STATES = ["found", "unknown", "ambiguous", "doubled", "failed", "left", "waiting"] as const;
const AT_ONCE = 50;

/** Which lines are in sight. */
type Shown = "problems" | "all" | "none" | LineState;

/** What became of each line; those without a device first, with what can be done about them. */
export function FoundTargets({ draft, lines }: { draft: Draft; lines: readonly TargetLine[] }) {
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
    <div className={css.found}>
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
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={css.scroll} tabIndex={0} role="region" aria-label={t("line.table")}>
          <table className={css.table} aria-label={t("line.table")}>
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
                <LineRow
                  key={one.line}
                  draft={draft}
                  lines={lines}
                  one={one}
                  withValue={withValue}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages page={page} size={AT_ONCE} total={matching.length} onPage={setPage} />
    </div>
  );
}

function LineRow({
  draft,
  lines,
  one,
  withValue,
}: {
  draft: Draft;
  lines: readonly TargetLine[];
  one: TargetLine;
  withValue: boolean;
}) {
  const { t } = useTranslation("bulk");
  const replace = (next: TargetLine) => setLines(draft, replaced(lines, next));
  const canLeave = isProblem(one);
  return (
    <tr>
      <td data-align="end">{one.line}</td>
      <td className="k-mono">{visible(one.text, 80)}</td>
      <td>
        <StateBadge tone={LINE_TONE[one.state]}>
          {one.state === "doubled" && one.sameAs !== null
            ? t("line.sameAs", { line: one.sameAs })
            : t(`line.state.${one.state}`)}
        </StateBadge>
      </td>
      <td>
        <span className={css.line}>
          {one.device && <DeviceLink draft={draft} device={one.device} />}
          {one.device && (
            <span className="k-dim">
              {[one.device.realm, one.device.model].filter(Boolean).join(" · ")}
            </span>
          )}
          {one.state === "ambiguous" && (
            <NativeSelect
              size="xs"
              aria-label={t("line.choose", { line: one.line })}
              value=""
              data={[
                { value: "", label: t("line.chooseOne", { count: one.choices.length }) },
                ...one.choices.map((device) => ({
                  value: String(device.id),
                  label: [device.name, device.realm, device.model].filter(Boolean).join(" · "),
                })),
              ]}
              onChange={(event) => {
                const id = event.currentTarget.value;
                const device = one.choices.find((choice) => String(choice.id) === id);
                if (device) replace({ ...one, state: "found", device });
              }}
            />
          )}
          {(one.state === "unknown" || one.state === "failed") && (
            <Correction draft={draft} one={one} />
          )}
          {canLeave && one.state !== "doubled" && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t("line.leaveLine", { line: one.line })}
              onClick={() => replace({ ...one, state: "left" })}
            >
              {t("line.leave")}
            </Button>
          )}
        </span>
      </td>
      {withValue && <td>{visible(one.value ?? "", 60)}</td>}
    </tr>
  );
}

function DeviceLink({ draft, device }: { draft: Draft; device: Device }) {
  const path = useKind(kindOfJob(draft))?.path(device) ?? null;
  const name = visible(device.name, 80);
  return path === null ? name : <Link to={path}>{name}</Link>;
}

/** A line typed anew in its place, and looked up alone. */
function Correction({ draft, one }: { draft: Draft; one: TargetLine }) {
  const { t } = useTranslation("bulk");
  const [text, setText] = useState(one.text);
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void correctLine(draft.id, one.line, text.trim());
      }}
    >
      <TextInput
        size="xs"
        aria-label={t("line.correct", { line: one.line })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="compact-sm"
        variant="default"
        aria-label={t("line.findLine", { line: one.line })}
      >
        {t("line.find")}
      </Button>
    </form>
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
