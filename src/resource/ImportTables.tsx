import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { PlainTable } from "#src/ui/PlainTable.tsx";
import { visible } from "#src/util/text.ts";
import { csvFile, download } from "./export-rows.ts";
import type { FormField } from "./form-spec.ts";
import type { ImportMapping, ImportRow } from "./import-rows.ts";
import type { ImportLookup } from "./import-spec.ts";
import type { ImportFile } from "./use-import.ts";
import css from "./import.module.css";

const SAMPLE = 4;
/** Rows in sight; the file has all. */
const MOST = 20;

/** What a file may hold, before there is one. */
export function ImportWanted({
  fields,
  lookups,
  nameOf,
  file,
}: {
  fields: readonly FormField[];
  /** Fields whose cells name a thing. */
  lookups: Readonly<Record<string, ImportLookup>>;
  nameOf: (field: string) => string;
  /** What the empty file is called. */
  file: string;
}) {
  const { t } = useTranslation("import");
  const list = (isNeeded: boolean) =>
    fields
      .filter(({ isRequired }) => (isRequired === true) === isNeeded)
      .map(({ name }) => nameOf(name))
      .join(", ");
  return (
    <Panel title={t("columns")}>
      <p className={css.tight}>{t("needed", { fields: list(true) })}</p>
      <p className={css.tight}>{t("optional", { fields: list(false) })}</p>
      {Object.entries(lookups).map(([field, { by }]) => (
        <p key={field} className={css.tight}>
          {t("given", { field: nameOf(field), by: t(`by.${by}`) })}
        </p>
      ))}
      <Button
        variant="default"
        onClick={() =>
          download(
            csvFile(
              fields.map(({ name }) => nameOf(name)),
              [],
            ),
            file,
          )
        }
      >
        {t("template")}
      </Button>
    </Panel>
  );
}

/** The columns of a file by what its first line calls them, else by their place. */
export function useColumnNames(
  { rows }: Pick<ImportFile, "rows">,
  { hasHeader }: ImportMapping,
): string[] {
  const { t } = useTranslation("import");
  const width = Math.max(0, ...rows.slice(0, 50).map((cells) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const head = hasHeader ? visible(rows[0]?.[index] ?? "", 40) : "";
    return head || t("column", { n: index + 1 });
  });
}

/** A file's first lines, and the field that each column fills. */
export function ImportColumns({
  file,
  fields,
  mapping,
  nameOf,
  onChange,
}: {
  file: ImportFile;
  fields: readonly FormField[];
  mapping: ImportMapping;
  nameOf: (field: string) => string;
  onChange: (mapping: ImportMapping) => void;
}) {
  const { t } = useTranslation("import");
  const { rows } = file;
  const names = useColumnNames(file, mapping);
  const options = fields.map(({ name }) => ({ value: name, label: nameOf(name) }));
  const set = (column: number, name: string) => {
    const next = names.map((_, index) => mapping.fields[index] ?? null);
    // A field is filled by one column.
    const freed = next.map((one) => (one === name ? null : one));
    freed[column] = name || null;
    onChange({ ...mapping, fields: freed });
  };
  return (
    <>
      <p className={css.line}>
        <label>
          <input
            type="checkbox"
            checked={mapping.hasHeader}
            onChange={(event) => onChange({ ...mapping, hasHeader: event.currentTarget.checked })}
          />{" "}
          {t("header")}
        </label>
      </p>
      <div className={css.cells}>
        <PlainTable label={t("sample")}>
          <thead>
            <tr>
              {names.map((name, index) => (
                // The columns of a file have no identity but their place.
                // oxlint-disable-next-line react/no-array-index-key
                <th key={index} scope="col">
                  {name}
                  <NativeSelect
                    size="xs"
                    aria-label={t("field", { name })}
                    value={mapping.fields[index] ?? ""}
                    data={[{ value: "", label: t("leftOut") }, ...options]}
                    onChange={(event) => set(index, event.currentTarget.value)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .slice(mapping.hasHeader ? 1 : 0)
              .slice(0, SAMPLE)
              .map((cells, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={at}>
                  {names.map((_, index) => (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={index}>{visible(cells[index] ?? "", 60)}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </PlainTable>
      </div>
    </>
  );
}

/** One column of a table of rows. */
export interface ImportColumn {
  name: string;
  isNumber?: boolean;
  cell: (row: ImportRow) => ReactNode;
}

/** Some rows of an import; the first of them where there are many. */
export function ImportTable({
  label,
  more,
  rows,
  columns,
}: {
  label: string;
  /** What is said where not all are in sight. */
  more: "wrongMore" | "goodMore";
  rows: readonly ImportRow[];
  columns: readonly ImportColumn[];
}) {
  const { t } = useTranslation("import");
  const format = useFormat();
  return (
    <>
      <h3 className={css.name}>{label}</h3>
      <div className={css.cells}>
        <PlainTable label={label}>
          <thead>
            <tr>
              {columns.map(({ name, isNumber }) => (
                <th key={name} scope="col" data-align={isNumber ? "end" : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={row.line}>
                {columns.map(({ name, isNumber, cell }) => (
                  <td key={name} data-align={isNumber ? "end" : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </div>
      {rows.length > MOST && (
        <p className="k-dim">
          {t(more, { shown: format.number(MOST), n: format.number(rows.length) })}
        </p>
      )}
    </>
  );
}
