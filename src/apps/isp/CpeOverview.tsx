import { Later } from "#src/ui/Later.tsx";
import { CpeLive } from "./CpeLive.tsx";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** The code of what stands below; asked for together with the data, and not waited for. */
export const loadBelow = () => import("./CpeBelow.tsx").then(({ CpeBelow }) => CpeBelow);

/** What the device does now, and what is on record about it. */
export function CpeOverview({ reading }: { reading: CpeReading }) {
  const { result, failure } = reading.live;
  return (
    <div className={css.columns}>
      <div className={css.live} data-waits={!result.data && !failure && result.isFetching}>
        <CpeLive live={reading.live} />
      </div>
      <Later load={loadBelow} props={{ reading }} />
    </div>
  );
}
