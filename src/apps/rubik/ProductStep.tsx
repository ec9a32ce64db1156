import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { bool01, record } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import { NO_COVERAGE, productsFor } from "./coverage-api.ts";
import type { StepProps } from "./CoveragePage.tsx";
import { NoCoverage } from "./NoCoverage.tsx";
import css from "./coverage.module.css";

/** What the owner sells at the home (contract 3.7 "Products"). */
export function ProductStep({ draft, change }: StepProps) {
  const { t } = useTranslation("rubik");
  const { data, error, refetch } = useQuery(productsFor(draft.home));
  const sold = data?.filter(({ code }) => code !== NO_COVERAGE) ?? [];
  const name = (code: string) => {
    const known = PRODUCTS.find(([word]) => code.startsWith(word))?.[1];
    return known ? t(`coverage.product.${known}`) : visible(code, 60);
  };
  return (
    <>
      {error && (
        <ApiProblem error={error} what={t("coverage.products")} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonLines label={t("coverage.products")} />}
      {data && sold.length === 0 && (
        <NoCoverage draft={draft} change={change} title={t("coverage.none")}>
          {t("coverage.noProducts")}
        </NoCoverage>
      )}
      {sold.length > 0 && (
        <ul className={css.found} aria-label={t("coverage.products")}>
          {sold.map((product) => {
            const isFull = bool01(record(product.uid["_meta"])?.["overload"]) === true;
            return (
              <li key={product.code}>
                <button
                  type="button"
                  className="k-choice"
                  onClick={() => change({ product, verdict: null, open: null })}
                >
                  <span>{name(product.code)}</span>
                  <span className="k-dim">
                    {visible(product.code, 60)}
                    {isFull && ` · ${t("coverage.overload")}`}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** The codes come in Spanish and in English (contract 3.7). */
const PRODUCTS = [
  ["ftth-local", "local"],
  ["ftth-residen", "residential"],
  ["ftth-empresa", "business"],
  ["ftth-business", "business"],
] as const;
