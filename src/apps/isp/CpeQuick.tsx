import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { cpeInfo } from "#src/apps/monitoring/api.ts";
import { judge } from "#src/jobs/watch.ts";
import { useActionState } from "#src/resource/action-store.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { watchTime } from "#src/resource/watch-time.ts";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { cpeName, cpeOf, customerIdOf, customerName } from "./api.ts";
import { CpeActions } from "./CpeActions.tsx";
import { paths } from "./paths.ts";
import css from "./CpeQuick.module.css";

/** What is shown of a CPE in a line. */
export interface CpeQuickProps {
  id: number;
  /** Whether the page that shows it knows it to be down. */
  isDown: boolean;
}

/** A CPE with its customer and what can be done to it, read when it is shown; the proof of an action is watched for. */
export function CpeQuick({ id, isDown }: CpeQuickProps) {
  const { t } = useTranslation("cpe");
  const one = useQuery(cpeOf(id));
  const { data: item, error, refetch } = one;
  const { watched } = useActionState({ app: "isp", kind: "cpe", id: String(id) });
  const now = useNow();
  const isAwaited = (at: number) => {
    const state = watched?.watch ? judge(watched.watch, at).state : null;
    return state === "watching" || state === "not-back-yet";
  };
  // The device itself is only asked while there is a proof to wait for.
  const live = useLive(cpeInfo(id), { isWatching: isAwaited, isOn: isAwaited(watchTime(now)) });
  const cpe = item?.data;
  if (error) return <ApiProblem error={error} what={t("title")} onRetry={() => void refetch()} />;
  if (!cpe) return <SkeletonLines lines={2} label={t("title")} />;
  const customer = typeof cpe.customer === "object" ? cpe.customer : null;
  const customerId = customerIdOf(cpe);
  const name = customer && visible(customerName(customer), 160);
  return (
    <section aria-label={visible(cpeName(cpe), 120)} className={css.quick}>
      <p>
        <Link to={paths.cpe(id)}>{visible(cpeName(cpe), 120)}</Link>
        {customerId !== null && (
          <>
            {" · "}
            <Link to={paths.customer(customerId)}>{name ?? `#${customerId}`}</Link>
          </>
        )}
      </p>
      <CpeActions cpe={cpe} reading={{ customer, item, live, one }} isDown={isDown} />
    </section>
  );
}
