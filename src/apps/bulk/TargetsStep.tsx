import { Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CPES, kindOfJob } from "#src/jobs/job.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { FileButton, TABLE_FILES } from "#src/ui/FileButton.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { useKeptFocus } from "#src/ui/use-kept-focus.ts";
import { MOST_BYTES, NoTableError } from "#src/util/decode.ts";
import { visible } from "#src/util/text.ts";
import { linesOf, type Draft, type DraftSource } from "./draft.ts";
import { FileColumns } from "./FileColumns.tsx";
import { readFile } from "./read-file.ts";
import {
  changeSource,
  findFailedAgain,
  findTargets,
  stopFinding,
  useFinding,
} from "./find-targets.ts";
import { FoundTargets } from "./FoundTargets.tsx";
import { useWorkWords } from "./job-words.ts";
import css from "./bulk.module.css";

/** Lines in sight at the same time. */
const MOST_ROWS = 14;

/** First step: where the targets come from, and which device each line is. */
export function TargetsStep({ draft }: { draft: Draft }) {
  const { t } = useTranslation("bulk");
  const { source } = draft;
  const isOwn = source.kind === "text" || source.kind === "file";
  const isCpes = kindOfJob(draft) === CPES;
  const found = useKeptFocus<HTMLDivElement>(useFinding(draft.id).isRunning, draft.lines);
  return (
    <Panel
      title={t("targets.title")}
      aside={
        !isOwn &&
        isCpes && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => changeSource(draft.id, { kind: "text", text: "" })}
          >
            {t("targets.other")}
          </Button>
        )
      }
    >
      {isOwn ? <OwnLines draft={draft} /> : <Given source={source} things={kindOfJob(draft)} />}
      <Finding draft={draft} />
      {draft.lines && <FoundTargets draft={draft} lines={draft.lines} part={found} />}
    </Panel>
  );
}

function Given({
  source,
  things,
}: {
  source: Extract<DraftSource, { kind: "selection" | "filter" }>;
  things: string;
}) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const words = useWorkWords(things);
  const isCpes = things === CPES;
  if (source.kind === "selection")
    return (
      <p>
        {isCpes
          ? t("targets.selection", {
              count: source.ids.length,
              n: format.number(source.ids.length),
            })
          : `${words.source(source)}: ${words.count(source.ids.length)}`}
      </p>
    );
  const filters = Object.entries(source.params.filters ?? {}).map(
    ([name, value]) => `${name} = ${String(value)}`,
  );
  const wanted = [...(source.params.search ? [`“${source.params.search}”`] : []), ...filters];
  return (
    <p>
      {isCpes
        ? t("targets.filter", { count: source.total, n: format.number(source.total) })
        : t("targets.filterOf", { things: words.count(source.total) })}{" "}
      <Link to={source.address}>{wanted.join(", ") || t("targets.everything")}</Link>
    </p>
  );
}

/** Pasted lines or a file. */
function OwnLines({ draft }: { draft: Draft }) {
  const { t } = useTranslation("bulk");
  const { source } = draft;
  const format = useFormat();
  const [reading, setReading] = useState<File | null>(null);
  const latest = useRef<File | null>(null);
  const [failed, setFailed] = useState<{ name: string; why: NoTableError["why"] | "unreadable" }>();
  const take = async (file: File) => {
    latest.current = file;
    setReading(file);
    setFailed(undefined);
    try {
      const read = await readFile(file);
      // Another one may have been chosen, or the way given up, meanwhile.
      if (latest.current === file) changeSource(draft.id, read);
    } catch (error) {
      const why = error instanceof NoTableError ? error.why : "unreadable";
      if (latest.current === file) setFailed({ name: file.name, why });
    }
    setReading((now) => (now === file ? null : now));
  };
  useEffect(
    () => () => {
      latest.current = null;
    },
    [],
  );
  return (
    <div className={css.own}>
      {source.kind === "text" && (
        <Textarea
          label={t("targets.paste")}
          description={t("targets.pasteHint")}
          value={source.text}
          // Counted, not measured: a list may have tens of thousands of lines.
          rows={Math.max(4, source.text.split("\n", MOST_ROWS).length)}
          spellCheck={false}
          classNames={{ input: "k-mono" }}
          onChange={(event) =>
            changeSource(draft.id, { kind: "text", text: event.currentTarget.value })
          }
        />
      )}
      {source.kind === "file" && (
        <FileColumns source={source} onChange={(next) => changeSource(draft.id, next)} />
      )}
      {reading && <p role="status">{t("file.reading", { file: visible(reading.name, 80) })}</p>}
      {failed && (
        <Problem
          title={t(`file.${failed.why}`, {
            file: visible(failed.name, 80),
            mb: format.number(MOST_BYTES / 1e6),
          })}
        />
      )}
      <div className={css.line}>
        <FileButton
          label={t(source.kind === "file" ? "targets.otherFile" : "targets.file")}
          accept={TABLE_FILES}
          onChoose={([chosen]) => void take(chosen)}
        />
        {source.kind === "file" && (
          <Button
            variant="subtle"
            onClick={() => changeSource(draft.id, { kind: "text", text: "" })}
          >
            {t("targets.noFile")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The button that looks the targets up, how far it is, and what went wrong. */
function Finding({ draft }: { draft: Draft }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const finding = useFinding(draft.id);
  const words = useWorkWords(kindOfJob(draft));
  const isCpes = kindOfJob(draft) === CPES;
  const { source } = draft;
  const count = source.kind === "filter" ? source.total : linesOf(source).length;
  if (finding.isRunning)
    return (
      <div className={css.line} role="status">
        <progress
          aria-label={t("targets.finding")}
          value={finding.done}
          {...(finding.total === null ? {} : { max: finding.total })}
        />
        {t("targets.findingOf", {
          done: format.number(finding.done),
          total: finding.total === null ? "…" : format.number(finding.total),
        })}
        <Button size="compact-sm" variant="default" onClick={() => stopFinding(draft.id)}>
          {t("targets.stop")}
        </Button>
      </div>
    );
  return (
    <>
      {finding.error !== null && (
        <ApiProblem
          error={finding.error}
          what={t("targets.finding")}
          onRetry={() =>
            void (draft.lines && source.kind !== "filter" ? findFailedAgain : findTargets)(draft.id)
          }
        />
      )}
      {source.kind === "filter" && source.ignored && source.ignored.length > 0 && (
        <Problem tone="warning" title={t("targets.ignored", { name: source.ignored.join(", ") })}>
          {t("targets.ignoredText")}
        </Problem>
      )}
      {draft.lines === null && (
        <div className={css.line}>
          <Button disabled={count === 0} onClick={() => void findTargets(draft.id)}>
            {isCpes
              ? t("targets.find", { count, n: format.number(count) })
              : t("targets.findOf", { things: words.count(count) })}
          </Button>
          {count === 0 && <span className="k-dim">{t("targets.none")}</span>}
        </div>
      )}
    </>
  );
}
