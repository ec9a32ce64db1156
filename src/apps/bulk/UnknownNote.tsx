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
  const [said, setSaid] = useState<string | null>(null);
  const checkAll = async () => {
    setDone(0);
    setSaid(null);
    try {
      const { checked, open, unread } = await decideAll(job.id, "check", setDone);
      const parts = [
        t("unknown.checked", { n: format.number(checked), time: format.clock(new Date()) }),
        open > 0 && t("unknown.open", { n: format.number(open) }),
        unread > 0 && t("unknown.unread", { n: format.number(unread) }),
      ];
      setSaid(parts.filter(Boolean).join(" "));
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
      {said !== null && (
        <p role="status" className={css.tight}>
          {said}
        </p>
      )}
    </Problem>
  );
}
