import { useTranslation } from "#src/i18n/use-translation.ts";
import { secretKeys } from "#src/util/secrets.ts";
import { momentIn, roundedNumber, shapeOf, webAddress } from "#src/util/shape.ts";
import { record } from "#src/util/read.ts";
import { maskSecrets } from "#src/util/secrets.ts";
import { isNothing, visible } from "#src/util/text.ts";
import { Secret } from "./Secret.tsx";
import { Serial } from "./Serial.tsx";
import { Ago, Moment } from "./Time.tsx";
import css from "./Tree.module.css";

/** How fields are called on the screen. */
export type NameOf = (field: string) => string;

const DEEPEST = 8;
const MOST_ITEMS = 200;

/**
 * Any data of the API, readable without knowing it: a table for a list of objects, a tree for the rest.
 * Everything is text; secrets are masked; only http(s) addresses are links.
 */
export function Tree({
  data,
  label,
  nameOf,
  depth = 0,
}: {
  data: unknown;
  /** Names the table for screen readers. */
  label: string;
  nameOf: NameOf;
  depth?: number;
}) {
  const { t } = useTranslation();
  const shape = shapeOf(data);
  const below = { label, nameOf, depth: depth + 1 };
  if (depth > DEEPEST) return <span className="k-dim">…</span>;
  if (shape.kind === "nothing") return <span className="k-dim">{t("none")}</span>;
  if (shape.kind === "value") return <Value value={shape.value} />;
  if (shape.kind === "list")
    return (
      <ul className={css.list}>
        {shape.items.slice(0, MOST_ITEMS).map((item, index) => (
          // What is read anew is shown anew: its items have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Tree data={item} {...below} />
          </li>
        ))}
      </ul>
    );
  if (shape.kind === "table") return <Rows shape={shape} {...below} />;
  const secrets = secretKeys(Object.fromEntries(shape.fields));
  return (
    <dl className={css.fields}>
      {shape.fields.map(([name, value]) => (
        <div key={name} className={css.field} data-nested={isNested(value)}>
          <dt>{nameOf(name)}</dt>
          <dd>
            <Field name={name} value={value} isSecret={secrets.has(name)} {...below} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Rows({
  shape,
  label,
  nameOf,
  depth,
}: {
  shape: Extract<ReturnType<typeof shapeOf>, { kind: "table" }>;
  label: string;
  nameOf: NameOf;
  depth: number;
}) {
  const { columns, rows } = shape;
  /** On a phone they stand below the others of their row. */
  const nested = new Set(columns.filter((name) => rows.some((row) => record(row[name]))));
  return (
    // The keyboard must reach what is scrolled out of sight.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" data-nested={nested.has(name) || undefined}>
                {nameOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ITEMS).map((row, index) => {
            const secrets = secretKeys(row);
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {columns.map((name) => (
                  <td key={name} data-nested={nested.has(name) || undefined}>
                    <Field
                      name={name}
                      value={row[name]}
                      isSecret={secrets.has(name)}
                      label={label}
                      nameOf={nameOf}
                      depth={depth}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Field({
  name,
  value,
  isSecret,
  ...below
}: {
  name: string;
  value: unknown;
  isSecret: boolean;
  label: string;
  nameOf: NameOf;
  depth: number;
}) {
  if (isNothing(value)) return <span className="k-dim">—</span>;
  if (isSecret && (typeof value === "string" || typeof value === "number"))
    return <Secret value={String(value)} what={below.nameOf(name)} />;
  if (isSecret && typeof value === "object") return <span className="k-dim">•••</span>;
  if (/^(sn|serial)/iu.test(name) && typeof value === "string" && /^[0-9a-f]{16}$/iu.test(value))
    return <Serial sn={value} />;
  return <Tree data={value} {...below} />;
}

function Value({ value }: { value: string | number | boolean }) {
  const { t } = useTranslation();
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  if (typeof value === "number") return <>{roundedNumber(value)}</>;
  const moment = momentIn(value);
  if (moment)
    return (
      <>
        <Moment at={moment} />{" "}
        <span className="k-dim">
          (<Ago at={moment} />)
        </span>
      </>
    );
  const address = webAddress(value);
  if (address)
    return (
      <a href={address} target="_blank" rel="noopener noreferrer">
        {visible(value, 200)}
      </a>
    );
  return <span className={css.text}>{visible(maskSecrets(value), 2000)}</span>;
}

function isNested(value: unknown): boolean {
  return Array.isArray(value) || record(value) !== null;
}
