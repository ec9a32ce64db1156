import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { openProblems } from "./problem-count.ts";
import css from "./ProblemCount.module.css";

/** The figures beside `Monitoring` in the navigation: hosts down, services critical. */
export default function ProblemCount() {
  const { t } = useTranslation();
  const { data, isError } = useQuery(openProblems);
  if (!data) return null;
  const figures = [
    [data.hosts, t("shell.hostsDown", { count: data.hosts })],
    [data.services, t("shell.servicesCritical", { count: data.services })],
  ] as const;
  return (
    <span className={css.counts} data-old={isError}>
      {figures.map(([figure, label]) =>
        figure ? (
          <span key={label} className={css.count} title={label}>
            <span aria-hidden>{figure}</span>
            <span className="k-hidden">{label}</span>
          </span>
        ) : null,
      )}
    </span>
  );
}
