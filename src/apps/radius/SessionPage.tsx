import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { unfinishedJobsOf } from "#src/apps/bulk/panels.tsx";
import { cpes, cpeName, customerText, type Cpe } from "#src/apps/isp/api.ts";
import { LastTouchOf } from "#src/apps/isp/panels.tsx";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { judge } from "#src/jobs/watch.ts";
import { thingKey } from "#src/jobs/record.ts";
import { isNotGiven } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { feedWatch, useActionState } from "#src/resource/action-store.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Live } from "#src/resource/Live.tsx";
import { ResourceActions } from "#src/resource/ResourceActions.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { useKeptFocus } from "#src/ui/use-kept-focus.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { sessionNow, withDisconnect, type Session, type SessionReading } from "./api.ts";
import { isOver, standing } from "./duplicates.ts";
import { knownSession, subscriberOf } from "./known-sessions.ts";
import { macText } from "./mac-text.ts";
import { paths } from "./paths.ts";
import { asReading } from "./session-proof.ts";
import { RadiusTabs } from "./RadiusTabs.tsx";
import { CpeName, Lasted } from "./session-columns.tsx";
import { sessionName } from "./session-name.ts";
import { SessionTable } from "./SessionTable.tsx";

/** Starts the reading, with what a list has read of the session. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const key = params["key"] ?? "";
  void queryClient.prefetchQuery(optionsOf(key, new URL(request.url).searchParams));
  await loadActionTexts();
  return null;
}

/** `/radius/sessions/:key`: one session, its device and customer, and its end. */
export default function SessionPage() {
  const { t } = useTranslation("radius");
  const { t: common } = useTranslation();
  const key = useParams()["key"] ?? "";
  const [params] = useSearchParams();
  const known = knownSession(key);
  const thing = { app: "radius", kind: "session", id: key };
  const { record, run } = useActionState(thing);
  const live = useLive(optionsOf(key, params), {
    isWatching: (now) => {
      const state = record?.watch ? judge(record.watch, now).state : null;
      return state === "watching" || state === "not-back-yet";
    },
  });
  const reading = live.result.data;
  const session = reading?.session ?? known;
  const canEnd = session !== null && (reading ? reading.state === "online" : !isOver(session));
  const actions = useKeptFocus<HTMLDivElement>(run !== null, canEnd);
  useEffect(() => {
    if (reading)
      feedWatch(thingKey({ app: "radius", kind: "session", id: key }), asReading(reading));
  }, [key, reading]);
  const name = session ? sessionName(session) : visible(params.get("user") ?? key, 80);
  const { device, failure } = useDevice(session);
  const jobs = useJobs(key, device);
  return (
    <>
      <PageHeader
        title={name}
        below={<State reading={reading} session={session} hasFailed={live.failure !== null} />}
      >
        <RadiusTabs />
      </PageHeader>
      <div ref={actions} tabIndex={-1}>
        {canEnd ? (
          <ResourceActions
            thing={{ ...thing, name, path: paths.session(key, session.username) }}
            of={withDisconnect(session)}
            facts={[
              [t("fact.cpe"), session.krillcpename && visible(session.krillcpename, 60)],
              [t("fact.customer"), device ? customerText(device) : failure && t("session.unread")],
              [t("fact.address"), session.framedipaddress],
              [t("fact.mac"), macText(session.callingstationid)],
            ]}
            warnings={jobs.map((job) => common("inBulkJob", { name: visible(job, 80) }))}
            lastTouch={device && <LastTouchOf cpe={device} />}
            at={reading?.at}
            reRead={async () => {
              const again = await queryClient.fetchQuery({
                ...optionsOf(key, params),
                staleTime: 0,
              });
              return again.state === "online" && again.session ? withDisconnect(again.session) : {};
            }}
            onOutcome={live.refresh}
          />
        ) : (
          <ResourceActions thing={{ ...thing, name, path: paths.session(key, null) }} of={null} />
        )}
      </div>
      <Live title={t("session.now")} live={live}>
        {(data) => <SessionFacts reading={data} />}
      </Live>
      {reading && reading.others.length > 0 && <Others reading={reading} />}
      {session && <Device session={session} />}
    </>
  );
}

function optionsOf(key: string, params: URLSearchParams) {
  const known = knownSession(key);
  return sessionNow(key, subscriberOf(params.get("user"), known), known);
}

const TONES: Record<SessionReading["state"], Tone> = {
  online: "good",
  ended: "off",
  gone: "off",
  unknown: "unknown",
};

function State({
  reading,
  session,
  hasFailed,
}: {
  reading: SessionReading | undefined;
  session: Session | null;
  hasFailed: boolean;
}) {
  const { t } = useTranslation("radius");
  // What has ended stays so, whether or not it can be read again.
  const known = session && isOver(session) ? "ended" : hasFailed ? "unknown" : null;
  if (!reading && known)
    return <StateBadge tone={TONES[known]}>{t(`session.state.${known}`)}</StateBadge>;
  if (!reading) return <StateBadge tone="info">{t("session.reading")}</StateBadge>;
  const isReplaced = reading.state !== "online" && reading.others.length > 0;
  return (
    <>
      <StateBadge tone={TONES[reading.state]}>{t(`session.state.${reading.state}`)}</StateBadge>{" "}
      {reading.state === "online" && session && (
        <>
          {t("session.since")} <Moment at={session.acctstarttime} />
        </>
      )}
      {isReplaced && t("session.replaced")}
    </>
  );
}

function SessionFacts({ reading: { session, state } }: { reading: SessionReading }) {
  const { t } = useTranslation("radius");
  const format = useFormat();
  if (!session) return <p>{t(state === "unknown" ? "session.cannotAsk" : "session.nothing")}</p>;
  const text = (value: unknown) => visible(cleanText(value) ?? "", 200) || null;
  return (
    <Facts
      facts={[
        [t("sessions.columns.username"), text(session.username)],
        [t("sessions.columns.callingstationid"), macText(session.callingstationid)],
        [t("sessions.columns.framedipaddress"), text(session.framedipaddress)],
        [t("sessions.columns.framedipv6prefix"), text(session.framedipv6prefix)],
        [t("sessions.columns.nasipaddress"), text(session.nasipaddress)],
        [t("sessions.columns.nasportid"), text(session.nasportid)],
        [t("sessions.columns.acctstarttime"), moment(session.acctstarttime)],
        [t("sessions.columns.acctstoptime"), moment(session.acctstoptime)],
        [t("sessions.columns.acctterminatecause"), text(session.acctterminatecause)],
        [t("sessions.columns.acctsessiontime"), <Lasted key="lasted" session={session} />],
        [t("fact.download"), format.bytes(session.acctoutputoctets)],
        [t("fact.upload"), format.bytes(session.acctinputoctets)],
        [t("sessions.columns.acctupdatetime"), moment(session.acctupdatetime)],
        [t("sessions.columns.acctsessionid"), text(session.acctsessionid)],
      ]}
    />
  );
}

function moment(at: string | null | undefined) {
  return at ? <Moment key={at} at={at} /> : null;
}

/** The other live sessions of the same user: a duplicate, or what came after a disconnect. */
function Others({ reading: { session, state, others } }: { reading: SessionReading }) {
  const { t } = useTranslation("radius");
  const isDouble = state === "online";
  const word = isDouble && session ? standingWord(session, others) : "cannotTell";
  return (
    <Panel title={t(isDouble ? "session.others" : "session.after")}>
      {isDouble && <p>{t(`session.${word}`)}</p>}
      <SessionTable label={t("session.others")} sessions={others} />
    </Panel>
  );
}

function standingWord(session: Session, others: readonly Session[]) {
  const { live, leftOver } = standing([session, ...others]);
  if (live === session.id) return "thisIsLive";
  if (leftOver.has(session.id)) return "otherIsLive";
  return live === null ? "cannotTell" : "isHeard";
}

/** The device and its customer, by the name that RADIUS has for it; `failure`: why that could not be read, where it could have been. */
function useDevice(session: Session | null) {
  const name = session?.krillcpename;
  const params = {
    limit: 2,
    offset: 0,
    filters: { cpename: name ?? "" },
    joins: ["customer"],
  };
  const { data, error, refetch } = useQuery({
    ...cpes.list(params),
    enabled: !!name,
    staleTime: 60_000,
  });
  const rows = data?.rows.filter((cpe) => cpe.cpename === name) ?? [];
  const device = rows.length === 1 ? (rows[0] ?? null) : null;
  return { device, failure: data || isNotGiven(error) ? null : error, refetch };
}

/** The unfinished bulk jobs that the session or its device is in. */
function useJobs(session: string, device: Cpe | null): string[] {
  const { data: own = [] } = useQuery(unfinishedJobsOf(session, "sessions"));
  const { data: ofDevice = [] } = useQuery({
    ...unfinishedJobsOf(device?.id ?? 0),
    enabled: device !== null,
  });
  return [...new Set([...own, ...ofDevice])];
}

function Device({ session }: { session: Session }) {
  const { t } = useTranslation("radius");
  const { device: cpe, failure, refetch } = useDevice(session);
  const customer = cpe?.customer;
  return (
    <Panel title={t("session.device")}>
      <Facts
        facts={[
          [
            t("fact.cpe"),
            cpe ? (
              <Link key="cpe" to={isp.cpe(cpe.id)}>
                {visible(cpeName(cpe), 60)}
              </Link>
            ) : (
              <CpeName key="cpe" name={session.krillcpename} />
            ),
          ],
          [
            t("fact.customer"),
            cpe && typeof customer === "object" && customer && (
              <Link key="customer" to={isp.customer(customer.id)}>
                {customerText(cpe)}
              </Link>
            ),
          ],
          [t("fact.serial"), cpe?.sn && <Serial key="sn" sn={cpe.sn} />],
          [t("fact.model"), cpe?.model && visible(cpe.model, 80)],
          [
            t("fact.past"),
            session.username && (
              <Link key="past" to={`${paths.history}?q=${encodeURIComponent(session.username)}`}>
                {t("session.history")}
              </Link>
            ),
          ],
        ]}
      />
      {!session.krillcpename && <p className="k-dim">{t("session.noDevice")}</p>}
      {failure && (
        <ApiProblem error={failure} what={t("session.device")} onRetry={() => void refetch()} />
      )}
    </Panel>
  );
}
