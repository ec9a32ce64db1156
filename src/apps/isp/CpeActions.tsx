import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { unfinishedJobsOf } from "#src/apps/bulk/panels.tsx";
import { watchReading } from "#src/apps/monitoring/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { thingKey } from "#src/jobs/record.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { feedWatch } from "#src/resource/action-store.ts";
import { ResourceActions } from "#src/resource/ResourceActions.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { visible } from "#src/util/text.ts";
import { cpeOf, customerName, thingOf, type Cpe } from "./api.ts";
import { addressOf } from "./address.ts";
import { loadMoreTexts } from "./cpe-texts.ts";
import { touchesKey } from "./touches-key.ts";
import type { CpeReading } from "./use-cpe.ts";

async function loadLastTouch() {
  const [{ CpeLastTouch }] = await Promise.all([import("./CpeLastTouch.tsx"), loadMoreTexts()]);
  return CpeLastTouch;
}

/** What can be done to the device, by its own links; every live reading is shown to the watch. */
export function CpeActions({
  cpe,
  reading,
  isDown,
}: {
  cpe: Cpe;
  reading: Pick<CpeReading, "customer" | "item" | "live" | "one">;
  /** Whether the page knows it to be down, where nothing is read live. */
  isDown?: boolean;
}) {
  const { t } = useTranslation("cpe");
  const { t: common } = useTranslation();
  const { data: jobs = [] } = useQuery(unfinishedJobsOf(cpe.id));
  const { customer, item, live, one } = reading;
  const thing = thingOf(cpe);
  const key = thingKey(thing);
  const seen = live.result.data;
  useEffect(() => {
    if (seen) feedWatch(key, watchReading(seen));
  }, [key, seen]);
  const warnings = [
    ...((seen ? seen.info.state === "down" : isDown) ? [t("actions.down")] : []),
    ...(cpe.disable_provision ? [t("actions.unprovisionable")] : []),
    ...(cpe.disable_reconfig ? [t("actions.unreconfigurable")] : []),
    ...jobs.map((name) => common("inBulkJob", { name: visible(name, 80) })),
  ];
  return (
    <ResourceActions
      thing={thing}
      of={cpe}
      at={item?.at}
      facts={[
        [t("fact.customer"), customer && visible(customerName(customer), 160)],
        [t("fact.address"), addressOf(cpe) ?? (customer && addressOf(customer))],
        [t("fact.serial"), cpe.sn && <Serial key="sn" sn={cpe.sn} />],
      ]}
      warnings={warnings}
      lastTouch={<Later load={loadLastTouch} until={common("loading")} props={{ cpe }} />}
      reRead={async () => (await queryClient.fetchQuery({ ...cpeOf(cpe.id), staleTime: 0 })).data}
      onOutcome={() => {
        live.refresh();
        void one.refetch();
        void queryClient.invalidateQueries({ queryKey: touchesKey(cpe.id) });
      }}
    />
  );
}
