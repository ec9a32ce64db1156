import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { visible } from "#src/util/text.ts";
import { sayMissing } from "./jump-choices.ts";
import { Jump } from "./Jump.tsx";
import { paths, type PbxPlace } from "./paths.ts";
import { ContextName, nameIn, sayDay, Seconds } from "./pbx-columns.tsx";
import { scheduleSaid, type PlanReading } from "./plan.ts";
import { isRefTo, plain, showRefs } from "./wire.ts";
import css from "./pbx.module.css";

/** The main configuration of a PBX, and where its calls come in and go out. */
export function OverviewTab({ place, reading }: { place: PbxPlace; reading: PlanReading }) {
  const { t } = useTranslation("pbx");
  const { pbx, plan } = reading;
  const { incoming } = plan;
  const schedule = plan.schedules.find(({ id }) => id === plan.schedule);
  return (
    <div className={css.panels}>
      <Panel title={t("overview.main")}>
        <Facts
          facts={[
            [t("pbxs.columns.ringtime"), <Seconds key="ring" of={pbx.ringtime} />],
            [
              t("overview.schedule"),
              schedule ? (
                <Link key="schedule" to={paths.item(place, "schedules", schedule.id)}>
                  {visible(schedule.name, 80)}
                </Link>
              ) : plan.schedule === null ? (
                t("overview.always")
              ) : (
                sayMissing(scheduleSaid(pbx["schedule"]), plan, t)
              ),
            ],
            [t("pbxs.columns.language"), visible(pbx.language ?? "", 40)],
            [
              t("pbxs.columns.context"),
              <ContextName key="context" pbx={pbx} none={t("nothing")} />,
            ],
            [t("pbxs.columns.realm"), visible(pbx.realm ?? "", 40)],
            [t("pbxs.columns.comment"), visible(plain(pbx.comment) ?? "", 2000)],
          ]}
        />
      </Panel>
      <Panel title={t("overview.incoming")}>
        <Facts
          facts={[
            [t("overview.fix"), <Jump key="fix" jump={incoming.fix} />],
            [t("overview.inside"), <Jump key="inside" jump={incoming.inside} />],
            [t("overview.outside"), <Jump key="outside" jump={incoming.outside} />],
            [t("overview.onHolidays"), <Jump key="holiday" jump={incoming.holiday} />],
          ]}
        />
      </Panel>
      <Panel title={t("overview.outgoing")}>
        <Facts facts={[[t("pbxs.columns.out_ddi"), outNumber(reading) ?? t("nothing")]]} />
      </Panel>
      <Panel title={t("overview.holidays")}>
        {plan.holidays.length === 0 ? (
          <p className="k-dim">
            {t(pbx["holidays"] === undefined ? "unknown" : "overview.noHolidays")}
          </p>
        ) : (
          <ul className={css.days}>
            {plan.holidays.map((day) => {
              const said = sayDay(day, t);
              const comment = reading.holidays.find((one) => one.day === day)?.comment ?? "";
              return (
                <li key={day}>
                  {said} {comment !== said && <span className="k-dim">{visible(comment, 60)}</span>}
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
    </div>
  );
}

/** The number that outgoing calls show, by whichever of its names the server gives. */
function outNumber({ pbx, plan }: PlanReading): string | null {
  const ref = showRefs([pbx["out_ddi"]]);
  const known = plan.ddis.find(({ id, number }) => isRefTo(ref, id, [number]));
  const name = known?.number ?? nameIn(pbx["out_ddi"]);
  return name && visible(name, 40);
}
