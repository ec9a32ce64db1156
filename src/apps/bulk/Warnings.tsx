import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import type { Warning } from "./preview.ts";
import css from "./bulk.module.css";

const PONS = 5;

/** What a person should know before the start. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  if (warnings.length === 0) return null;
  const pons = warnings.filter((one) => one.kind === "pon");
  const others = warnings.filter((one) => one.kind !== "pon");
  return (
    <section className={css.warnings} aria-labelledby="bulk-warnings">
      <h3 id="bulk-warnings">{t("warning.title")}</h3>
      <ul>
        {others.map((one) => (
          <li key={one.kind}>
            {one.kind === "realms"
              ? t("warning.realms", {
                  names: one.realms.map((name) => visible(name, 40)).join(", "),
                })
              : t(`warning.${one.kind}`, { count: one.count, n: format.number(one.count) })}
          </li>
        ))}
        {pons.slice(0, PONS).map(({ pon, atOnce, of }) => (
          <li key={pon}>
            {of === null
              ? t("warning.ponAlone", { pon: visible(pon, 60), n: atOnce })
              : t("warning.pon", { pon: visible(pon, 60), n: atOnce, of })}
          </li>
        ))}
        {pons.length > PONS && (
          <li>{t("warning.morePons", { n: format.number(pons.length - PONS) })}</li>
        )}
      </ul>
    </section>
  );
}
