import { useState } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { JobSnapshot } from "#src/jobs/job.ts";
import { Button } from "#src/ui/Button.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { decideAll } from "./use-jobs.ts";
import css from "./bulk.module.css";

/** Targets of which nobody knows whether they were reached: each waits for a person's decision. */
export function UnknownNote({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const [done, setDone] = useState<number | null>(null);
  const { job, counts } = snapshot;
  const checkAll = async () => {
    setDone(0);
    try {
      await decideAll(job.id, "check", setDone);
    } finally {
      setDone(null);
    }
  };
  return (
    <Problem
      tone="unknown"
      title={t("unknown.title", { count: counts.unknown, n: format.number(counts.unknown) })}
    >
      <p className={css.tight}>{t("unknown.text")}</p>
      <div className={css.line}>
        <Link to={{ search: "?state=unknown" }} replace preventScrollReset>
          {t("unknown.show")}
        </Link>
        <Button
          size="compact-sm"
          variant="default"
          isBusy={done !== null}
          onClick={() => void checkAll()}
        >
          {t("unknown.checkAll")}
        </Button>
        {done !== null && <span role="status">{format.number(done)}</span>}
      </div>
    </Problem>
  );
}
