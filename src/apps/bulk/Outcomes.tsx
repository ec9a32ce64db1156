import { NativeSelect } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useSearchParams } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CPES, kindOfJob, type JobSnapshot, type TargetRecord } from "#src/jobs/job.ts";
import { TARGET_STATES } from "#src/jobs/plan.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Table, type TableColumn } from "#src/ui/Table.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { useKeptFocus } from "#src/ui/use-kept-focus.ts";
import { visible } from "#src/util/text.ts";
import { useTargetWords, useWorkWords } from "./job-words.ts";
import { Pages } from "./Pages.tsx";
import { parseOutcomes, outcomeParams } from "./outcome-search.ts";
import { sentOf } from "./report.ts";
import { decide, targetsQuery, useKind } from "./use-jobs.ts";
import { useProfiles } from "./WorkStep.tsx";
import css from "./bulk.module.css";

/** A row of the table: the record, by its place. */
type Row = { id: number; record: TargetRecord };

const AT_ONCE = 100;

/** Every target and its outcome, page by page, as it happens; the state and the page are the address's. */
export function Outcomes({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const { job, counts } = snapshot;
  const { wordOf } = useTargetWords(job);
  const kind = useKind(kindOfJob(job));
  const search = parseOutcomes(params);
  const { data } = useQuery({
    ...targetsQuery(snapshot, {
      state: search.state,
      offset: search.page * AT_ONCE,
      limit: AT_ONCE,
    }),
    placeholderData: keepPreviousData,
  });
  const isCpes = kindOfJob(job) === CPES;
  const filter = useRef<HTMLSelectElement>(null);
  const columns = useColumns(snapshot, filter, {
    model: isCpes || (data?.some(({ target }) => target.model !== null) ?? false),
    pon: isCpes || (data?.some(({ target }) => target.pon !== null) ?? false),
    sends: data?.some(({ sends }) => sends > 1) ?? false,
  });
  const rows = useMemo(
    () => (data ?? []).map((record): Row => ({ id: record.index, record })),
    [data],
  );
  // A running job tells of itself four times a second, and its rows change once.
  const isKnown = data !== undefined;
  const table = useMemo(
    () => (
      <Table
        label={t("outcomes.title")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowName={rowName}
        rowPath={({ record }) => kind?.path(record.target) ?? null}
        skeletonRows={isKnown ? 0 : 8}
      />
    ),
    [t, columns, rows, kind, isKnown],
  );
  const total = search.state === null ? job.total : counts[search.state];
  const go = (next: Partial<typeof search>) =>
    setParams(outcomeParams({ ...search, page: 0, ...next }), {
      replace: true,
      preventScrollReset: true,
    });
  return (
    <Panel
      title={t("outcomes.title")}
      aside={
        <NativeSelect
          ref={filter}
          size="xs"
          aria-label={t("outcomes.show")}
          value={search.state ?? ""}
          data={[
            { value: "", label: t("outcomes.all") },
            ...TARGET_STATES.map((state) => ({
              value: state,
              label: `${wordOf(state)} (${format.number(counts[state])})`,
            })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            go({ state: TARGET_STATES.find((one) => one === value) ?? null });
          }}
        />
      }
    >
      {data && rows.length === 0 ? <Empty title={t("outcomes.none")} /> : table}
      <Pages page={search.page} size={AT_ONCE} total={total} onPage={(page) => go({ page })} />
    </Panel>
  );
}

/** `has`: columns that stand only where they have something to say. */
function useColumns(
  snapshot: JobSnapshot,
  filter: RefObject<HTMLSelectElement | null>,
  has: Readonly<Record<"model" | "pon" | "sends", boolean>>,
): TableColumn<Row>[] {
  const { t, language } = useTranslation("bulk");
  const words = useWorkWords(kindOfJob(snapshot.job));
  const { isAccepted, wordOf, toneOf } = useTargetWords(snapshot.job);
  const profiles = useProfiles();
  const { work } = snapshot.job;
  const isGivenByLine = snapshot.job.source.kind === "text" || snapshot.job.source.kind === "file";
  return useMemo(
    () => [
      {
        id: "name",
        header: words.thing(),
        isTitle: true,
        cell: ({ record }) => visible(record.target.name, 80),
      },
      ...(isGivenByLine
        ? [
            {
              id: "line",
              header: t("column.line"),
              align: "end" as const,
              cell: ({ record }: Row) => record.target.line,
            },
          ]
        : []),
      {
        id: "state",
        header: t("column.outcome"),
        cell: ({ record }) => (
          <StateBadge tone={toneOf(record.state)}>{wordOf(record.state)}</StateBadge>
        ),
      },
      {
        id: "note",
        header: t("column.reason"),
        cell: ({ record }) => <Reason record={record} snapshot={snapshot} filter={filter} />,
      },
      ...(work.kind === "change"
        ? [
            {
              id: "before",
              header: t("column.before"),
              cell: ({ record }: Row) =>
                record.before === undefined
                  ? null
                  : visible(words.value(work.field, record.before, profiles), 60),
            },
            {
              id: "value",
              header: t("column.value"),
              cell: ({ record }: Row) =>
                visible(words.value(work.field, record.target.value ?? work.value, profiles), 60),
            },
          ]
        : []),
      ...(has.model
        ? [{ id: "model", header: t("by.model"), cell: ({ record }: Row) => record.target.model }]
        : []),
      ...(has.pon
        ? [{ id: "pon", header: t("by.pon"), cell: ({ record }: Row) => record.target.pon }]
        : []),
      {
        id: "at",
        header: t("column.sent"),
        cell: ({ record }) => {
          const sent = sentOf(record);
          if (!sent) return <span className="k-dim">{t("unknown.maybe")}</span>;
          return sent.at !== null && <Moment at={new Date(sent.at)} />;
        },
      },
      ...(has.sends
        ? [
            {
              id: "sends",
              header: t("column.sends"),
              align: "end" as const,
              cell: ({ record }: Row) => sentOf(record)?.sends,
            },
          ]
        : []),
    ],
    // The columns follow from the work and the language.
    // oxlint-disable-next-line react/exhaustive-deps
    [
      work,
      language,
      profiles.length,
      isGivenByLine,
      has.model,
      has.pon,
      has.sends,
      snapshot.job.state,
      isAccepted,
    ],
  );
}

/** Why it ended so and what the server said; for an unknown outcome what a person can decide. */
function Reason({
  record,
  snapshot,
  filter,
}: {
  record: TargetRecord;
  snapshot: JobSnapshot;
  /** What a decision may take the row out of, which then has the cursor. */
  filter: RefObject<HTMLSelectElement | null>;
}) {
  const { t } = useTranslation("bulk");
  const words = useWorkWords(kindOfJob(snapshot.job));
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [saidNothing, setSaidNothing] = useState(false);
  const part = useKeptFocus<HTMLDivElement>(isBusy, `${record.state} ${record.leftAt ?? ""}`);
  useLayoutEffect(() => {
    const own = part.current;
    return () => {
      // The filter as it is by then.
      // oxlint-disable-next-line react/exhaustive-deps
      if (own?.contains(document.activeElement)) filter.current?.focus();
    };
  }, [part, filter]);
  const { job } = snapshot;
  const text = [words.reason(record, job.work), record.note && visible(record.note, 300)]
    .filter(Boolean)
    .join(" ");
  const run = async (decision: "check" | "send" | "leave") => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    setSaidNothing(false);
    try {
      await decide(job.id, record.index, decision);
      setSaidNothing(decision === "check");
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const { name } = record.target;
  const wordOf = (decision: "check" | "send" | "leave") =>
    decision === "check" && kindOfJob(job) !== CPES ? "checkIt" : decision;
  return (
    <div ref={part} tabIndex={-1} className={css.decide}>
      {text !== "" && <span className={css.reason}>{text}</span>}
      {record.state !== "unknown" ? null : record.leftAt ? (
        <span className="k-dim">{t("unknown.left")}</span>
      ) : (
        <span className={css.line}>
          {(["check", "send", "leave"] as const).map((decision) =>
            decision === "send" && job.state === "cancelled" ? null : (
              <Button
                key={decision}
                size="compact-sm"
                variant="default"
                aria-disabled={isBusy}
                aria-label={t(`unknown.${wordOf(decision)}For`, { name: visible(name, 80) })}
                onClick={() => void run(decision)}
              >
                {t(`unknown.${wordOf(decision)}`)}
              </Button>
            ),
          )}
        </span>
      )}
      {saidNothing && record.state === "unknown" && (
        <span role="status">{t("unknown.nothingSeen")}</span>
      )}
      {error !== null && record.state === "unknown" && (
        <ApiProblem error={error} what={t("unknown.check")} />
      )}
    </div>
  );
}

function rowId({ id }: Row): string {
  return String(id);
}

function rowName({ record }: Row): string {
  return record.target.name;
}
