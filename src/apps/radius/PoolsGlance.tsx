import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isNotGiven } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import { allPools } from "./pools-api.ts";
import { PoolUsage } from "./PoolUsage.tsx";
import { fullestFirst } from "./pools.ts";
import css from "./radius.module.css";

const MOST = 3;

/**
 * The fullest address pools; says so where there are none (contract 4.2 D9) or where they could not be read, and is not there
 * where the server does not give them.
 */
export function PoolsGlance() {
  const { t } = useTranslation("radius");
  const { data, error, refetch } = useQuery({ ...allPools, refetchInterval: 300_000 });
  const title = t("pools.title");
  if (!data && error && !isNotGiven(error))
    return (
      <Panel title={title}>
        <ApiProblem error={error} what={title} onRetry={() => void refetch()} />
      </Panel>
    );
  if (!data || (data.pools.length === 0 && !data.isListed)) return null;
  return (
    <Panel
      title={title}
      aside={
        <>
          {error && <NotUpdating since={data.at} />} <Ago at={data.at} />
        </>
      }
    >
      {data.pools.length === 0 && <p className="k-dim">{t("pools.none")}</p>}
      {fullestFirst(data.pools)
        .slice(0, MOST)
        .map((pool) => (
          <div key={pool.name} className={css.glance}>
            <Link to={paths.pool(pool.name)}>{visible(pool.name, 60)}</Link>
            <PoolUsage pool={pool} />
          </div>
        ))}
    </Panel>
  );
}
