import { useRef, useState, type ReactNode } from "react";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Button } from "#src/ui/Button.tsx";
import { FileButton, TABLE_FILES } from "#src/ui/FileButton.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { MOST_BYTES, NoTableError } from "#src/util/decode.ts";
import { visible } from "#src/util/text.ts";
import { ApiProblem } from "./ApiProblem.tsx";
import { csvFile, download } from "./export-rows.ts";
import { loadFormTexts } from "./form-texts.ts";
import {
  isUntellable,
  WHOLE,
  type ImportCells,
  type ImportProblem,
  type ImportRow,
} from "./import-rows.ts";
import type { ImportSpec, Named } from "./import-spec.ts";
import { loadImportTexts } from "./import-texts.ts";
import { ImportColumns, ImportTable, ImportWanted, useColumnNames } from "./ImportTables.tsx";
import { LeaveQuestion } from "./LeaveQuestion.tsx";
import type { ListRow } from "./list-spec.ts";
import { sayProblem, useFieldNames } from "./ResourceForm.tsx";
import { useImport } from "./use-import.ts";
import css from "./import.module.css";

const NO_FILE = { rows: [] };

/** The loader of an import's page. */
export function importLoader<Row extends ListRow>({ form }: ImportSpec<Row>) {
  return async (): Promise<null> => {
    void queryClient.prefetchQuery(metadataOf(form.resource.path));
    await Promise.all([loadImportTexts(), loadFormTexts(), loadTexts(form.namespace, form.texts)]);
    return null;
  };
}

/**
 * New things from a CSV file: columns, rows with what is wrong with each, a look at what is there
 * already; what is right goes on to a bulk job. Nothing is sent from here.
 */
export function ImportPage<Row extends ListRow>({
  spec,
  title,
  tabs,
  onStart,
}: {
  spec: ImportSpec<Row>;
  title: string;
  /** Beside the heading: the way to sister pages. */
  tabs: ReactNode;
  onStart: (rows: readonly ImportRow[], file: string) => void;
}) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const nameOf = useFieldNames(spec.form);
  const state = useImport(spec, (field) => [nameOf(field)]);
  const say = useSaid(spec);
  /** The bulk job has the rows now. */
  const isBegun = useRef(false);
  const left = useColumnNames(state.file ?? NO_FILE, state.mapping).filter(
    (_, column) => (state.mapping.fields[column] ?? null) === null,
  );
  const named = ({ id, name }: Named) =>
    `#${id} · ${name === null ? t("nameUntold") : visible(name, 80)}`;
  const { file, rows, mapping, progress, good, wrong, open, isTried } = state;
  if (state.allow && !state.allow.has("POST"))
    return (
      <>
        <PageHeader title={title}>{tabs}</PageHeader>
        <Problem title={t("notAllowed")} />
      </>
    );
  const unique = spec.unique.map(({ field }) => field);
  const untellable = good.filter((row) => isUntellable(row, unique)).length;
  const missing = state.fields.filter(
    ({ name, isRequired }) => isRequired === true && !mapping.fields.includes(name),
  );
  return (
    <>
      <PageHeader title={title} below={t("lead")}>
        {tabs}
      </PageHeader>
      <LeaveQuestion
        isWanted={state.file !== null}
        isOver={() => isBegun.current}
        words={{
          title: t("leave.title"),
          text: t("leave.text", { file: visible(state.file?.name ?? "", 80) }),
          stay: t("leave.stay"),
          leave: t("leave.leave"),
        }}
      />
      <Panel title={t("file")}>
        <FileChoice
          file={file?.name ?? null}
          count={state.isReading ? null : rows.length}
          onTake={(given) => state.take(given)}
        />
      </Panel>
      {!file && (
        <ImportWanted
          fields={state.fields}
          lookups={spec.lookups ?? {}}
          nameOf={nameOf}
          file={`${spec.form.name}.csv`}
        />
      )}
      {file && (
        <Panel title={t("columns")}>
          <p className={css.tight}>{t("columnsText")}</p>
          <ImportColumns
            file={file}
            fields={state.fields}
            mapping={mapping}
            nameOf={nameOf}
            onChange={(next) => state.map(next)}
          />
        </Panel>
      )}
      {file && rows.length > 0 && (
        <Panel title={t("rows")}>
          <p role="status" className={css.line}>
            <StateBadge tone="good">
              {t("good", { count: good.length, n: format.number(good.length) })}
            </StateBadge>
            {wrong.length > 0 && (
              <StateBadge tone="bad">{t("wrong", { n: format.number(wrong.length) })}</StateBadge>
            )}
            {isTried && open.length > 0 && (
              <StateBadge tone="unknown">{t("open", { n: format.number(open.length) })}</StateBadge>
            )}
            {isTried && open.length === 0 && <span>{t("checked")}</span>}
            {left.length > 0 && <span>{t("notImported", { columns: left.join(", ") })}</span>}
          </p>
          {missing.length > 0 && (
            <Problem
              tone="warning"
              title={t("missing", { fields: missing.map(({ name }) => nameOf(name)).join(", ") })}
            />
          )}
          {state.untold.size > 0 && (
            <Problem
              tone="warning"
              title={t("untold", { fields: [...state.untold].map(nameOf).join(", ") })}
            />
          )}
          {untellable > 0 && (
            <Problem
              tone="warning"
              title={t("untellable", {
                count: untellable,
                n: format.number(untellable),
                fields: unique.map(nameOf).join(", "),
              })}
            >
              {t("untellableText")}
            </Problem>
          )}
          {state.error !== null && (
            <ApiProblem
              error={state.error}
              what={t("checkFailed", { count: open.length, n: format.number(open.length) })}
              onRetry={() => void state.check()}
            />
          )}
          {progress ? (
            <p className={css.line} role="status">
              <progress aria-label={t("checking")} value={progress.done} max={progress.total} />
              {t("checkingOf", {
                done: format.number(progress.done),
                total: format.number(progress.total),
              })}
              <Button size="compact-sm" variant="default" onClick={() => state.stop()}>
                {t("stop")}
              </Button>
            </p>
          ) : (
            <p className={css.line}>
              {(!isTried || open.length > 0) && (
                <Button
                  variant={isTried ? "default" : "filled"}
                  disabled={open.length === 0}
                  onClick={() => void state.check()}
                >
                  {t("check", { count: open.length, n: format.number(open.length) })}
                </Button>
              )}
              {isTried && (
                <Button
                  disabled={good.length === 0}
                  onClick={() => {
                    isBegun.current = true;
                    onStart(good, file.name);
                  }}
                >
                  {t("start", { count: good.length, n: format.number(good.length) })}
                </Button>
              )}
              <span className="k-dim">{t(isTried ? "startText" : "checkText")}</span>
            </p>
          )}
          {wrong.length > 0 && (
            <>
              <ImportTable
                label={t("wrongTable")}
                more="wrongMore"
                rows={wrong}
                columns={[
                  { name: t("line"), isNumber: true, cell: ({ line }) => line },
                  { name: t("what"), cell: ({ name }) => visible(name, 80) },
                  { name: t("problem"), cell: (row) => say(row).join(" · ") },
                ]}
              />
              <p className={css.line}>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() =>
                    download(wrongRows(file, wrong, t("problem"), say), "wrong-rows.csv")
                  }
                >
                  {t("wrongFile")}
                </Button>
              </p>
            </>
          )}
          {isTried && open.length > 0 && (
            <ImportTable
              label={t("openTable")}
              more="goodMore"
              rows={open}
              columns={[
                { name: t("line"), isNumber: true, cell: ({ line }) => line },
                { name: t("what"), cell: ({ name }) => visible(name, 80) },
              ]}
            />
          )}
          {good.length > 0 && (
            <ImportTable
              label={t("goodTable")}
              more="goodMore"
              rows={good}
              columns={[
                { name: t("line"), isNumber: true, cell: ({ line }) => line },
                ...state.fields
                  .filter(({ name }) => good.some(({ body }) => body[name] !== undefined))
                  .map(({ name }) => ({
                    name: nameOf(name),
                    cell: ({ body, found }: ImportRow) =>
                      found[name] ? named(found[name]) : shown(body[name]),
                  })),
              ]}
            />
          )}
        </Panel>
      )}
    </>
  );
}

function FileChoice({
  file,
  count,
  onTake,
}: {
  file: string | null;
  /** Null while they are read. */
  count: number | null;
  onTake: (file: File) => Promise<void>;
}) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const [taking, setTaking] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ name: string; why: NoTableError["why"] | "unreadable" }>();
  const take = async (given: File) => {
    setFailed(undefined);
    setTaking(given.name);
    try {
      await onTake(given);
    } catch (error) {
      const why = error instanceof NoTableError ? error.why : "unreadable";
      setFailed({ name: given.name, why });
    }
    setTaking((now) => (now === given.name ? null : now));
  };
  const isReading = taking !== null || count === null;
  return (
    <>
      {isReading && (
        <p role="status" className={css.tight}>
          {t("reading", { file: visible(taking ?? file ?? "", 80) })}
        </p>
      )}
      {file !== null && !isReading && (
        <p className={css.tight}>
          <strong>{visible(file, 80)}</strong>{" "}
          <span className="k-dim">{t("lines", { count, n: format.number(count) })}</span>
        </p>
      )}
      {failed && (
        <Problem
          title={t(`noTable.${failed.why}`, {
            file: visible(failed.name, 80),
            mb: format.number(MOST_BYTES / 1e6),
          })}
        />
      )}
      <FileButton
        label={t(file === null ? "choose" : "other")}
        accept={TABLE_FILES}
        onChoose={([chosen]) => void take(chosen)}
      />
    </>
  );
}

function shown(value: ImportRow["body"][string] | undefined): string {
  if (value === undefined || value === null) return "";
  return visible(typeof value === "string" ? value : JSON.stringify(value), 80);
}

/** What is wrong with a row, field by field, in words. */
function useSaid<Row extends ListRow>({
  form,
  lookups = {},
}: ImportSpec<Row>): (row: ImportRow) => string[] {
  const { t } = useTranslation("import");
  const { t: ofForm } = useTranslation("form");
  const text = useDynamicText(form.namespace);
  const nameOf = useFieldNames(form);
  const word = (field: string, problem: ImportProblem): string => {
    if ("same" in problem) return t("problems.same", { line: problem.same });
    if ("line" in problem) return t("problems.line", { line: problem.line });
    if ("exists" in problem) return t("problems.exists", { name: visible(problem.exists, 80) });
    if ("named" in problem) {
      const by = t(`by.${lookups[field]?.by ?? "name"}`);
      const texts = { text: visible(problem.named, 80), by };
      if ("why" in problem) return t(`problems.${problem.why}`, texts);
      const [one, other] = problem.both.map(({ name }) => visible(name ?? "", 80));
      const [{ id }, { id: otherId }] = problem.both;
      return t("problems.both", { ...texts, one, id, other, otherId });
    }
    if ("own" in problem && (problem.own === "flag" || problem.own === "lookup"))
      return t(`problems.${problem.own}`);
    return sayProblem(problem, ofForm, (rule) => text(`${form.name}.rules.${rule}`));
  };
  return ({ problems }) =>
    Object.entries(problems).map(([field, problem]) =>
      field === WHOLE ? word(field, problem) : `${nameOf(field)}: ${word(field, problem)}`,
    );
}

/** The wrong rows as they came, each with its line and what is wrong, to be mended and taken again. */
function wrongRows(
  { rows, lines }: ImportCells,
  wrong: readonly ImportRow[],
  heading: string,
  say: (row: ImportRow) => string[],
): Blob {
  const header = [...(rows[0] ?? []), heading];
  const places = new Map(lines.map((line, place) => [line, place]));
  return csvFile(
    header,
    wrong.map((row) => {
      const cells = rows[places.get(row.line) ?? -1] ?? [];
      const filled = Array.from({ length: header.length - 1 }, (_, index) => cells[index] ?? "");
      return [...filled, say(row).join("; ")];
    }),
  );
}
