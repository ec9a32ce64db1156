import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { areFound } from "#src/resource/lookup-match.ts";
import { createScan } from "#src/resource/scan.ts";
import { ScanProgress } from "#src/resource/ScanProgress.tsx";
import { searchProbe } from "#src/resource/search-probe.ts";
import { Button } from "#src/ui/Button.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { cdrList } from "./cdr-columns.tsx";
import { cdrs, OUTCOMES, totalsOf, type Cdr } from "./cdrs.ts";

/** The place of the totals while the calls are read, so that the list stays where it is. */
export function CdrTotalsToCome() {
  const { t } = useTranslation("pbx");
  const names = [
    t("cdrs.calls"),
    ...OUTCOMES.map((one) => t(`cdrs.outcome.${one}`)),
    t("cdrs.talk"),
  ];
  return (
    <Panel title={t("cdrs.totals", { where: t("cdrs.ofPage") })}>
      <Facts isComing facts={names.map((name) => [name, null])} />
    </Panel>
  );
}

/** What the calls in sight add up to, and on request all that match. */
export function CdrTotals({
  rows,
  total,
  words,
  asked,
  obeys,
  ofAll,
}: {
  rows: readonly Cdr[];
  /** How many match; null where the server does not say. */
  total: number | null;
  /** The text that is searched for; "" without one. */
  words: string;
  /** What the server takes of what was asked for. */
  asked: ListParams;
  obeys: (row: Cdr) => boolean;
  /** What all calls that the list has are called; null while nobody knows that they are all. */
  ofAll: string | null;
}) {
  const { t } = useTranslation("pbx");
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const { filters, search, sort } = asked;
  const key = JSON.stringify({ filters, search, sort });
  const scan = useMemo(
    () => createScan<Cdr>(cdrs.fetchPage, { ...(filters && { filters }), search, sort }),
    // The address says what matches.
    // oxlint-disable-next-line react/exhaustive-deps
    [key],
  );
  const state = scan.use();
  // Tens of thousands of calls would go on being read for nobody: what is read for another search, or elsewhere, begins anew.
  useEffect(() => scan.stop, [scan]);
  const isWhole = total !== null && rows.length >= total;
  const isRead = state.state === "done" || state.state === "stopped";
  // A page may have the words by chance, though nobody searched for them.
  const { data: isSearched } = useQuery({
    ...searchProbe(cdrList),
    enabled: isAll && words !== "",
  });
  const isSure = words === "" || isSearched !== undefined;
  const isMeant = (row: Cdr) => obeys(row) && (isSearched !== false || areFound(words, row));
  const counted = isRead && !isWhole ? state.rows.filter(isMeant) : rows;
  const { calls, by, talk, rung, lasted, untold } = totalsOf(counted);
  const spoken =
    by.answered > 0 && rung + untold === by.answered ? t("unknown") : format.duration(talk);
  const countAll = () => {
    setAll(true);
    scan.warm();
  };
  const part = isRead ? t("cdrs.ofRead") : t("cdrs.ofPage");
  const where = isWhole || (state.state === "done" && isSure) ? (ofAll ?? part) : part;
  return (
    <Panel
      title={t("cdrs.totals", { where })}
      aside={
        isAll ? (
          <ScanProgress what={t("cdrs.title")} scan={scan} state={state} />
        ) : (
          !isWhole && (
            <Button size="compact-sm" variant="default" onClick={countAll}>
              {total === null ? t("cdrs.countAll") : t("cdrs.countN", { n: format.number(total) })}
            </Button>
          )
        )
      }
    >
      {state.state === "failed" && (
        <ApiProblem
          error={asApiError(state.error)}
          what={t("cdrs.title")}
          onRetry={() => void scan.start()}
        />
      )}
      <Facts
        facts={[
          [t("cdrs.calls"), format.number(calls)],
          ...OUTCOMES.map((one) => [t(`cdrs.outcome.${one}`), format.number(by[one])] as const),
          [t("unknown"), by.unknown > 0 && format.number(by.unknown)],
          [
            t("cdrs.talk"),
            untold > 0 ? `${spoken} (${t("cdrs.untold", { count: untold })})` : spoken,
          ],
          [
            t("cdrs.lasted"),
            rung > 0 && `${format.duration(lasted)} (${t("cdrs.rung", { count: rung })})`,
          ],
        ]}
      />
    </Panel>
  );
}
