import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { isUuid } from "#src/util/text.ts";

const nap = async () => (await import("#src/apps/gpon/panels.tsx")).loadTopologyNap();

/** The NAP that a topology means: another system's id is told by its name, all else is asked for by hand. */
export function CpeNap({ topology }: { topology: string }) {
  const { t } = useTranslation("cpe");
  const [isAsked, setAsked] = useState(false);
  const name = <Later load={nap} until={null} props={{ topology, isWanted: isAsked }} />;
  if (isAsked) return name;
  if (isUuid(topology)) return name;
  return (
    <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
      {t("admin.nap")}
    </Button>
  );
}
