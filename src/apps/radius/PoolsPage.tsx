import { TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { IconClose } from "#src/ui/icons.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { visible } from "#src/util/text.ts";
import { keepName } from "./pool-memory.ts";
import { allPools, type PoolReading } from "./pools-api.ts";
import { paths } from "./paths.ts";
import { PoolUsage } from "./PoolUsage.tsx";
import { fullestFirst } from "./pools.ts";
import { RadiusTabs } from "./RadiusTabs.tsx";
import css from "./radius.module.css";

export function loader() {
  void queryClient.prefetchQuery(allPools);
  return null;
}

/** Pools change slowly. */
const EVERY_MS = 60_000;

/** `/radius/pools`: how full the address pools are. */
export default function PoolsPage() {
  const { t } = useTranslation("radius");
  const live = useLive(allPools, { everyMs: EVERY_MS });
  return (
    <>
      <PageHeader title={t("pools.title")}>
        <RadiusTabs />
      </PageHeader>
      <Live title={t("pools.now")} live={live}>
        {({ pools, isListed, odd }) => (
          <>
            <OddNote odd={odd} />
            {!isListed && <NamePool />}
            {pools.length === 0 && isListed && <Empty title={t("pools.none")} />}
            <ul className={css.pools}>
              {fullestFirst(pools).map((pool) => (
                <PoolCard key={pool.name} pool={pool} isTyped={!isListed} />
              ))}
            </ul>
          </>
        )}
      </Live>
    </>
  );
}

function PoolCard({ pool, isTyped }: { pool: PoolReading; isTyped: boolean }) {
  const { t } = useTranslation("radius");
  const name = visible(pool.name, 80);
  const forget = () => {
    keepName(pool.name, false);
    void queryClient.invalidateQueries({ queryKey: allPools.queryKey });
  };
  return (
    <li className={css.pool}>
      <div className={css.poolName}>
        <h3>
          <Link to={paths.pool(pool.name)}>{name}</Link>
        </h3>
        {isTyped && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t("pools.forget", { name })}
            onClick={forget}
          >
            <IconClose size={14} aria-hidden />
          </Button>
        )}
      </div>
      {pool.error ? (
        <ApiProblem error={pool.error} what={t("pools.usage", { name })} />
      ) : (
        <PoolUsage pool={pool} />
      )}
    </li>
  );
}

/** A server that does not list its pools still tells how full one is, by its name. */
function NamePool() {
  const { t } = useTranslation("radius");
  const [name, setName] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    keepName(name.trim(), true);
    setName("");
    void queryClient.invalidateQueries({ queryKey: allPools.queryKey });
  };
  return (
    <form className={css.form} onSubmit={add}>
      <TextInput
        label={t("pools.name")}
        description={t("pools.notListed")}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ""}>
        {t("pools.add")}
      </Button>
    </form>
  );
}
