import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { JobLine } from "./JobLine.tsx";
import { paths } from "./paths.ts";
import { useJobs } from "./use-jobs.ts";
import css from "./bulk.module.css";

/** The jobs of this person that are not over. */
export function RunningJobs() {
  const { t } = useTranslation("bulk");
  const { jobs } = useJobs();
  const open = jobs.filter(({ job }) => job.state === "running" || job.state === "paused");
  if (open.length === 0) return null;
  return (
    <Panel title={t("title")} aside={<Link to={paths.jobs}>{t("jobs.all")}</Link>}>
      <ul className={css.jobs}>
        {open.map((snapshot) => (
          <li key={snapshot.job.id}>
            <JobLine snapshot={snapshot} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
