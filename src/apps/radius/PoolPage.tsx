import { useMemo, useState } from "react";
import { useParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { ScanProgress } from "#src/resource/ScanProgress.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { useLive } from "#src/resource/use-live.ts";
import { Button } from "#src/ui/Button.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { poolUse, useTextOrder } from "./pools-api.ts";
import { poolList, wholePool } from "./pool-columns.tsx";
import { PoolUsage } from "./PoolUsage.tsx";
import { RadiusTabs } from "./RadiusTabs.tsx";
import css from "./radius.module.css";

export function loader(args: LoaderFunctionArgs) {
  const name = args.params["name"] ?? "";
  void queryClient.prefetchQuery(poolUse(name));
  return listLoader(poolList(name))(args);
}

/** Pools change slowly. */
const EVERY_MS = 60_000;

/** `/radius/pools/:name`: how full a pool is, and who holds its addresses. */
export default function PoolPage() {
  const name = useParams()["name"] ?? "";
  return <PoolOf key={name} name={name} />;
}

function PoolOf({ name }: { name: string }) {
  const { t } = useTranslation("radius");
  const live = useLive(poolUse(name), { everyMs: EVERY_MS });
  const title = visible(name, 80);
  return (
    <>
      <PageHeader title={title}>
        <RadiusTabs />
      </PageHeader>
      <Live title={t("pools.usage", { name: title })} live={live}>
        {({ odd, used, free, total }) => (
          <>
            <OddNote odd={odd} />
            <div className={css.place}>
              <PoolUsage pool={{ name, used, free, total }} />
            </div>
          </>
        )}
      </Live>
      <Addresses name={name} />
    </>
  );
}

/** The addresses: page by page, or all at once where the server orders them as text. */
function Addresses({ name }: { name: string }) {
  const { t } = useTranslation("radius");
  const [isWhole, setWhole] = useState(false);
  const { scan, spec } = wholePool(name);
  const state = scan.use();
  const hasTextOrder = useTextOrder(name);
  // Until they are read the server's pages stand there.
  const isRead = isWhole && (state.state === "done" || state.state === "stopped");
  const whole = useMemo(
    () => (isRead && state.at ? spec(state.rows, state.at) : null),
    [isRead, spec, state.at, state.rows],
  );
  const readAll = () => {
    setWhole(true);
    scan.warm();
  };
  return (
    <>
      {hasTextOrder && !isWhole && (
        <Problem tone="info" title={t("pool.textOrder")}>
          <p>{t("pool.textOrderText")}</p>
          <Button size="compact-sm" variant="default" onClick={readAll}>
            {t("pool.readAll")}
          </Button>
        </Problem>
      )}
      {isWhole && <ScanProgress what={t("pool.addresses")} scan={scan} state={state} />}
      <ResourceList
        key={whole ? "whole" : "paged"}
        spec={whole ?? poolList(name)}
        label={t("pool.addresses")}
      />
    </>
  );
}
