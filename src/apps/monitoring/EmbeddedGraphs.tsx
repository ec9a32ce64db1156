import { useEffect } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Empty } from "#src/ui/Empty.tsx";
import { visible } from "#src/util/text.ts";
import { WholeScreen } from "#src/ui/WholeScreen.tsx";
import { GraphsPanel } from "./GraphsPanel.tsx";
import css from "./graphs.module.css";

/**
 * `/monitoring/hosts/:name?embed[&service=txrx][&range=1h]`: graphs alone over the whole window, renewed each minute, for a screen
 * of their own or a place in another page (contract 4.4 M33).
 */
export function EmbeddedGraphs({
  name,
  host,
  services,
  onLeave,
}: {
  /** What stands above them. */
  name: string;
  host: string;
  services: readonly (string | null)[];
  onLeave: () => void;
}) {
  const { t } = useTranslation("monitoring");
  useEffect(() => {
    document.title = `${visible(name, 120)} · ${t("graphs.title")}`;
  }, [name, t]);
  return (
    <WholeScreen labelledBy="embed-title" className={css.embed} onLeave={onLeave}>
      <h1 id="embed-title">{visible(name, 120)}</h1>
      <GraphsPanel host={host} services={services} whenNone={<Empty title={t("graphs.none")} />} />
    </WholeScreen>
  );
}
