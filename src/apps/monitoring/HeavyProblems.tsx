import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { flagsProbe } from "./monitored.ts";
import { openProblems } from "./problem-count.ts";
import { paths } from "./paths.ts";
import { PROBLEM_VIEWS } from "./search-views.ts";

const ALARMS = PROBLEM_VIEWS.find(({ key }) => key === "alarms")?.query ?? "";

/** What is down or critical of impact 2 and more, the figures of the navigation; nothing where the server cannot tell. */
export function HeavyProblems() {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const { data } = useQuery(openProblems);
  const isNone = data?.hosts === 0 && data.services === 0;
  const { data: isProven } = useQuery({ ...flagsProbe, enabled: isNone });
  if (!data || (isNone && !isProven)) return null;
  const hosts = common("shell.hostsDown", { count: data.hosts });
  const services = common("shell.servicesCritical", { count: data.services });
  return (
    <>
      {t("news.heavy")} <Link to={paths.problemsOf(ALARMS)}>{`${hosts}, ${services}`}</Link>
    </>
  );
}
