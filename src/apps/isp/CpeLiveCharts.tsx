import { useState } from "react";
import type { LiveReading } from "#src/apps/monitoring/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { loadTrend } from "./cpe-parts.ts";

/** The live reading drawn as it goes on, from when somebody wants to see it. */
export function CpeLiveCharts({ data }: { data: LiveReading | undefined }) {
  const { t } = useTranslation("cpe");
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={t("trend.title")}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          disabled={!data}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? "trend.hide" : "trend.show")}
        </Button>
      }
    >
      {isOpen && <Later load={loadTrend} props={{ data }} />}
    </Panel>
  );
}
