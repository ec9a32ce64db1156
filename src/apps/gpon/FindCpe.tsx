import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { cpeName } from "#src/apps/isp/api.ts";
import { cpesOfSerial } from "#src/apps/isp/panels.tsx";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { Button } from "#src/ui/Button.tsx";
import { visible } from "#src/util/text.ts";

/** An ONU that nobody is known for: its serial number is looked for in the CRM when a person asks. */
export function FindCpe({ sn }: { sn: string }) {
  const { t } = useTranslation("gpon");
  const [isWanted, setWanted] = useState(false);
  const hasCrm = useHasCrm();
  const { data, error, isFetching } = useQuery({ ...cpesOfSerial(sn), enabled: isWanted });
  if (!hasCrm) return null;
  if (data && data.length > 0)
    return (
      <>
        {data.map((cpe) => (
          <Link key={cpe.id} to={crm.cpe(cpe.id)}>
            {visible(cpeName(cpe), 60)}
          </Link>
        ))}
      </>
    );
  if (data) return <span className="k-dim">{t("find.none")}</span>;
  return (
    <Button
      size="compact-xs"
      variant="default"
      isBusy={isFetching}
      onClick={() => setWanted(true)}
      title={error ? t("find.failed") : undefined}
    >
      {error ? t("find.again") : t("find.button")}
    </Button>
  );
}
