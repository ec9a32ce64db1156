import { NativeSelect } from "@mantine/core";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { PlainTable } from "#src/ui/PlainTable.tsx";
import { visible } from "#src/util/text.ts";
import { kindOfColumn, type DraftSource } from "./draft.ts";
import css from "./bulk.module.css";

type FileSource = Extract<DraftSource, { kind: "file" }>;

const SAMPLE = 5;

/** A file's first lines, and which column holds the device and which the new value. */
export function FileColumns({
  source,
  onChange,
}: {
  source: FileSource;
  onChange: (source: FileSource) => void;
}) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const { rows, hasHeader, column, valueColumn } = source;
  const width = Math.max(0, ...rows.slice(0, 50).map((cells) => cells.length));
  const names = Array.from({ length: width }, (_, index) => {
    const head = hasHeader ? visible(rows[0]?.[index] ?? "", 40) : "";
    return head || t("file.column", { n: index + 1 });
  });
  const options = names.map((label, index) => ({ value: String(index), label }));
  const kind = kindOfColumn(source);
  const body = rows.slice(hasHeader ? 1 : 0);
  return (
    <>
      <p className={css.tight}>
        <strong>{visible(source.name, 80)}</strong>{" "}
        <span className="k-dim">
          {t("file.lines", { count: body.length, n: format.number(body.length) })}
        </span>
      </p>
      <div className={css.fields}>
        <NativeSelect
          label={t("file.device")}
          value={String(column)}
          data={options}
          onChange={(event) => onChange({ ...source, column: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t("file.value")}
          value={valueColumn === null ? "" : String(valueColumn)}
          data={[{ value: "", label: t("file.noValue") }, ...options]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ ...source, valueColumn: value === "" ? null : Number(value) });
          }}
        />
        <div className={css.check}>
          <label>
            <input
              type="checkbox"
              checked={hasHeader}
              onChange={(event) => onChange({ ...source, hasHeader: event.currentTarget.checked })}
            />
            <span>{t("file.header")}</span>
          </label>
        </div>
      </div>
      {kind && <p className={css.tight}>{t("file.readAs", { what: t(`file.as.${kind}`) })}</p>}
      <PlainTable label={t("file.sample")}>
        <thead>
          <tr>
            {names.map((name, index) => (
              <th
                key={options[index]?.value}
                scope="col"
                data-used={index === column || index === valueColumn}
              >
                {name}
                {index === column && ` · ${t("file.isDevice")}`}
                {index === valueColumn && ` · ${t("file.isValue")}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, SAMPLE).map((cells, at) => (
            // The lines of a file have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              {names.map((_, index) => (
                <td key={options[index]?.value} className="k-mono">
                  {visible(cells[index] ?? "", 60)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </>
  );
}
