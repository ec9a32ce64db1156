import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { cpeInfo, watchReading } from "#src/apps/monitoring/api.ts";
import { judge } from "#src/jobs/watch.ts";
import { thingKey } from "#src/jobs/record.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { feedWatch, useActionState } from "#src/resource/action-store.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { ResourceActions } from "#src/resource/ResourceActions.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { cpeName, cpeOf, customerIdOf, customerName, thingOf } from "./api.ts";
import { paths } from "./paths.ts";
import css from "./CpeQuick.module.css";

/** A CPE with its customer and what can be done to it, read when it is shown; the proof of an action is watched for. */
export function CpeQuick({ id }: { id: number }) {
  const { t } = useTranslation("cpe");
  const { data: item, error, refetch } = useQuery(cpeOf(id));
  const { record } = useActionState({ app: "isp", kind: "cpe", id: String(id) });
  const now = useNow();
  const isAwaited = (at: number) => {
    const state = record?.watch ? judge(record.watch, at).state : null;
    return state === "watching" || state === "not-back-yet";
  };
  // The device itself is only asked while there is a proof to wait for.
  const live = useLive(cpeInfo(id), { isWatching: isAwaited, isOn: isAwaited(now) });
  const cpe = item?.data;
  const thing = cpe && thingOf(cpe);
  const key = thing && thingKey(thing);
  const seen = live.result.data;
  useEffect(() => {
    if (seen && key) feedWatch(key, watchReading(seen));
  }, [key, seen]);
  if (error) return <ApiProblem error={error} what={t("title")} onRetry={() => void refetch()} />;
  if (!cpe || !thing) return <SkeletonLines lines={2} label={t("title")} />;
  const customer = cpe.customer;
  const customerId = customerIdOf(cpe);
  const name =
    typeof customer === "object" && customer ? visible(customerName(customer), 160) : null;
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
      <ResourceActions
        thing={thing}
        of={cpe}
        at={item.at}
        facts={[
          [t("fact.customer"), name],
          [t("fact.serial"), cpe.sn && <Serial key="sn" sn={cpe.sn} />],
        ]}
        warnings={[
          ...(cpe.disable_provision ? [t("actions.unprovisionable")] : []),
          ...(cpe.disable_reconfig ? [t("actions.unreconfigurable")] : []),
        ]}
        reRead={async () => (await queryClient.fetchQuery({ ...cpeOf(id), staleTime: 0 })).data}
        onOutcome={() => void refetch()}
      />
    </section>
  );
}
