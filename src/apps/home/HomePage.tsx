import { Suspense, use } from "react";
import { Link } from "react-router";
import { RunningJobs } from "#src/apps/bulk/panels.tsx";
import { paths as installer } from "#src/apps/installer/paths.ts";
import { NetworkNews } from "#src/apps/monitoring/panels.tsx";
import { MONITORING_NAMES } from "#src/apps/monitoring/paths.ts";
import { PoolsGlance, useHasRadius } from "#src/apps/radius/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { LookupPlace } from "#src/resource/lookup-place.ts";
import { PinButton } from "#src/resource/PinButton.tsx";
import { usePins, useVisits, type Visit } from "#src/resource/recents.ts";
import { ButtonLink } from "#src/ui/Button.tsx";
import { IconUnplug } from "#src/ui/icons.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { network } from "./network.ts";
import { NetworkPanel } from "./NetworkPanel.tsx";
import { UnfinishedActions } from "./UnfinishedActions.tsx";
import css from "./HomePage.module.css";

export function loader() {
  void queryClient.prefetchQuery(network);
  return null;
}

/** `/`: what a person starts from: the lookup box, what was at hand lately, what is down. */
export default function HomePage() {
  const { t } = useTranslation("home");
  const pins = usePins();
  const visits = useVisits();
  const hasRadius = useHasRadius();
  // Whoever only installs came for that; everybody else has it in the navigation.
  const isInstaller = useHasApp(["installer"]);
  const isMore = useHasApp(MONITORING_NAMES);
  const isNew = pins.length === 0 && visits.length === 0;
  return (
    <>
      <PageHeader title={t("title")} />
      {isInstaller && !isMore && (
        <ButtonLink
          to={installer.installer}
          size="md"
          fullWidth
          className={css.first}
          icon={<IconUnplug size={18} aria-hidden />}
        >
          {t("installer")}
        </ButtonLink>
      )}
      {use(LookupPlace)}
      <UnfinishedActions />
      <Suspense>
        <RunningJobs />
      </Suspense>
      {isNew && (
        <p className="k-dim">
          {t("start")} <span className={css.keys}>{t("keys")}</span>
        </p>
      )}
      <div className={css.panels}>
        {pins.length > 0 && (
          <Panel title={t("pinned")}>
            <Things things={pins.map((pin) => ({ ...pin, detail: pin.serial ?? "" }))} />
          </Panel>
        )}
        {visits.length > 0 && (
          <Panel title={t("recent")}>
            <Things things={visits} />
          </Panel>
        )}
        <NetworkPanel />
        <NetworkNews />
        {hasRadius && <PoolsGlance />}
      </div>
    </>
  );
}

function Things({ things }: { things: readonly Visit[] }) {
  return (
    <ul className={css.things}>
      {things.map((thing) => (
        <li key={thing.path}>
          <div className={css.thing}>
            <Link to={thing.path}>{thing.title}</Link>
            <span className="k-dim">{thing.detail}</span>
          </div>
          <PinButton pin={thing} />
        </li>
      ))}
    </ul>
  );
}
