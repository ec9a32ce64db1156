import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { TextField } from "#src/ui/Form.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { homeParts, homesAt, type Home } from "./coverage-api.ts";
import type { StepProps } from "./CoveragePage.tsx";
import css from "./coverage.module.css";

/** So many homes are found by eye. */
const FEW = 12;
const SHOWN = 200;

/** A home in words: `Level BA, door A`. */
export function useHomeText(): (home: Home) => string {
  const { t } = useTranslation("rubik");
  return (home) => {
    const parts = homeParts(home).map(([part, value]) => `${t(`coverage.part.${part}`)} ${value}`);
    return parts.join(", ") || t("coverage.wholeAddress");
  };
}

/** The home at the address: staircase, level and door, from each owner that has it. */
export function HomeStep({ draft, change }: StepProps) {
  const { t } = useTranslation("rubik");
  const id = useId();
  const homeText = useHomeText();
  const [wanted, setWanted] = useState("");
  const { data, error, refetch } = useQuery(homesAt(draft.address));
  const words = wanted.toLowerCase().split(/\s+/u).filter(Boolean);
  const named = (data ?? []).map((home) => ({ home, name: homeText(home) }));
  const fitting = named.filter(({ home, name }) => {
    const text = `${name} ${home.owner}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      {error && (
        <ApiProblem error={error} what={t("coverage.homes")} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonLines label={t("coverage.homes")} />}
      {data?.length === 0 && (
        <Problem
          tone="warning"
          title={t("coverage.noHomes")}
          retryLabel={t("coverage.otherAddress")}
          onRetry={() => change({ open: "address" })}
        >
          {t("coverage.noHomesText")}
        </Problem>
      )}
      {named.length > FEW && (
        <div className={css.fields}>
          <TextField
            id={id}
            label={t("coverage.findHome")}
            value={wanted}
            error={null}
            description={null}
            isRequired={false}
            onChange={setWanted}
          />
        </div>
      )}
      {data && data.length > 0 && (
        <ul className={css.found} aria-label={t("coverage.homes")}>
          {fitting.slice(0, SHOWN).map(({ home, name }, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <button
                type="button"
                className="k-choice"
                onClick={() => change({ home, product: null, verdict: null, open: null })}
              >
                <span>{name}</span>
                <span className="k-dim">{visible(home.owner, 60)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {named.length > 0 && fitting.length === 0 && (
        <p className={css.note}>{t("coverage.noneFits")}</p>
      )}
      {fitting.length > SHOWN && (
        <p className={css.note}>{t("coverage.firstHomes", { count: SHOWN })}</p>
      )}
    </>
  );
}
