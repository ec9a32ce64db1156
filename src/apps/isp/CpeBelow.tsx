import { CpeAdmin } from "./CpeAdmin.tsx";
import { CpeLines } from "./CpeLines.tsx";
import { CpeProvisioning } from "./CpeProvisioning.tsx";
import { CpeServices } from "./CpeServices.tsx";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** What stands below the live reading: services as reported, and what is on record. */
export function CpeBelow({ reading }: { reading: CpeReading }) {
  return (
    <>
      <div className={css.services}>
        <CpeServices reading={reading} />
      </div>
      <div className={css.record}>
        <CpeLines reading={reading} />
        <CpeProvisioning reading={reading} />
        <CpeAdmin reading={reading} />
      </div>
    </>
  );
}
