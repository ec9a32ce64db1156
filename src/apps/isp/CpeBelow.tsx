import { CpeAdmin } from "./CpeAdmin.tsx";
import { CpeLiveCharts } from "./CpeLiveCharts.tsx";
import { CpeLines } from "./CpeLines.tsx";
import { CpeProvisioning } from "./CpeProvisioning.tsx";
import { CpeServices } from "./CpeServices.tsx";
import { CableModem } from "#src/apps/docsis/panels.tsx";
import { parseMac } from "#src/util/mac.ts";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** What stands below the live reading: services as reported, and what is on record. */
export function CpeBelow({ reading }: { reading: CpeReading }) {
  // Nothing will come: the problem stands above.
  if (!reading.cpe && reading.one.error) return null;
  return (
    <>
      <div className={css.services}>
        <CpeLiveCharts data={reading.live.result.data} />
        <CpeModem reading={reading} />
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

/** Of a cable modem also what its CMTS sees. */
function CpeModem({ reading: { cpe, live } }: { reading: CpeReading }) {
  const mac = cpe?.tech === "docsis" ? parseMac(cpe.mac ?? "") : null;
  if (mac === null) return null;
  const metrics = live.result.data?.info.services.flatMap((service) => service.metrics) ?? [];
  return <CableModem key={mac} mac={mac} metrics={metrics} />;
}
