import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { openProblems } from "./problem-count.ts";
import css from "./ProblemCount.module.css";

/**
 * The figures beside `Monitoring` in the navigation: hosts down, services critical, of the impact from which the vendor counts
 * (contract 4.1 S5); described by their words, which are no part of the link's name (PRODUCT 2). Customers' devices have a lower one: the words say what is counted, and outages tell of the others.
 */
export default function ProblemCount({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery(openProblems);
  if (!data) return null;
  const counted: [number, string][] = [
    [data.hosts, t("shell.hostsDown", { count: data.hosts })],
    [data.services, t("shell.servicesCritical", { count: data.services })],
  ];
  const figures = counted.flatMap(([figure, what]) =>
    figure ? [[figure, `${what} (${t("shell.heavy")})`] as const] : [],
  );
  return (
    <span className={css.counts} data-old={isError}>
      <span id={id} hidden>
        {figures.map(([, label]) => label).join(", ")}
      </span>
      {figures.map(([figure, label]) => (
        <span key={label} className={css.count} title={label} aria-hidden>
          {figure}
        </span>
      ))}
    </span>
  );
}
