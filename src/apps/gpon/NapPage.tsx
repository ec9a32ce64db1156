import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  Link,
  useNavigate,
  useParams,
  useSearchParams,
  type LoaderFunctionArgs,
} from "react-router";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { isOld, type Host } from "#src/apps/monitoring/api.ts";
import { paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { EditButtons } from "#src/resource/EditButtons.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { MapView } from "#src/ui/MapView.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Table, type TableColumn } from "#src/ui/Table.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { STATE_TONES, StateBadge } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { withParams } from "#src/util/params.ts";
import { visible } from "#src/util/text.ts";
import { GponTabs } from "./GponTabs.tsx";
import { NapPorts } from "./nap-columns.tsx";
import { useNapPoints } from "./nap-points.ts";
import { loadNapTexts } from "./nap-texts.ts";
import { devicesAt, isDown, napName, napOf, placeOf, type Down, type Nap } from "./naps.ts";
import { paths } from "./paths.ts";

/** Asks before the first render, and waits only for the words. */
export async function loader({ params }: LoaderFunctionArgs) {
  void queryClient.prefetchQuery(napOf(params["name"] ?? ""));
  await loadNapTexts();
  return null;
}

/** `/gpon/naps/:name`: a NAP, where it is, and what hangs on it. */
export default function NapPage() {
  const name = useParams()["name"] ?? "";
  return <NapOf key={name} name={name} />;
}

const loadForm = () => import("./nap-form.ts").then(({ napForm }) => napForm);

function NapOf({ name }: { name: string }) {
  const { t } = useTranslation("naps");
  const navigate = useNavigate();
  const { data: item, error, refetch, isPending } = useQuery(napOf(name));
  const nap = item?.data;
  const isGone = item === null || isAbsent(error);
  return (
    <>
      <PageHeader title={visible(nap ? napName(nap) : name, 120)}>
        <GponTabs />
        {item && (
          <EditButtons
            row={item.data}
            allow={item.allow}
            editPath={paths.napEdit(item.data.id)}
            loadSpec={loadForm}
            onDeleted={() => void navigate(paths.naps)}
          />
        )}
      </PageHeader>
      {nap && <WriteNews app="gis" kind="nap" id={nap.id} />}
      {error && !isGone && (
        <ApiProblem error={error} what={t("nap.one")} onRetry={() => void refetch()} />
      )}
      {isGone && <Empty title={t("unknownNap")} />}
      {isPending && <SkeletonLines lines={6} label={t("nap.one")} />}
      {item && <OddNote odd={item.odd} />}
      {nap && <Parts nap={nap} />}
    </>
  );
}

function Parts({ nap }: { nap: Nap }) {
  const { t } = useTranslation("naps");
  const format = useFormat();
  const hasCrm = useHasCrm();
  const devices = useQuery(devicesAt(nap));
  const down = useMemo((): Down | null => {
    if (!devices.data) return null;
    const { rows, isPart } = devices.data;
    return { counts: new Map([[napName(nap), rows.filter(isDown).length]]), isWhole: !isPart };
  }, [devices.data, nap]);
  const one = useMemo(() => [nap], [nap]);
  const { points } = useNapPoints(one, down);
  const [params, setParams] = useSearchParams();
  const shownAs = params.get("shown") === "table" ? "table" : "map";
  const { capacity = null } = nap;
  const found = devices.data?.rows.length ?? 0;
  // Of a part it is only known that they are no fewer.
  const isCounted = devices.data && (!devices.data.isPart || found >= (capacity ?? 0));
  const used = isCounted ? found : null;
  return (
    <>
      <Panel title={t("nap.groups.plant")}>
        <Facts
          facts={[
            [
              t("naps.columns.olt"),
              nap.olt && (
                <Link key="olt" to={paths.olt(nap.olt)}>
                  {visible(nap.olt, 80)}
                </Link>
              ),
            ],
            [t("naps.columns.pon"), nap.pon && <NapPorts key="pon" nap={nap} />],
            [t("naps.columns.capacity"), capacity],
            [
              t("used"),
              capacity !== null &&
                (used === null ? (
                  devices.isPending && "…"
                ) : (
                  <span key="used">
                    {t("usedOf", { used, capacity })}{" "}
                    {used >= capacity && <StateBadge tone="warning">{t("full")}</StateBadge>}
                  </span>
                )),
            ],
            [t("naps.columns.opt_power"), format.dbm(nap.opt_power ?? null)],
            [t("naps.columns.external_id"), nap.external_id && visible(nap.external_id, 120)],
            [t("naps.columns.address"), nap.address && visible(nap.address, 200)],
          ]}
        />
      </Panel>
      <Panel
        title={t("devices.title")}
        aside={
          <>
            {devices.data && <Ago at={devices.data.at} />}
            {hasCrm && <Link to={crm.cpesAt(napName(nap))}>{t("devices.list")}</Link>}
          </>
        }
      >
        {devices.error &&
          (isAbsent(devices.error) ? (
            <p className="k-note">{t("devices.absent")}</p>
          ) : (
            <ApiProblem
              error={devices.error}
              what={t("devices.title")}
              onRetry={() => void devices.refetch()}
            />
          ))}
        {devices.isPending && <SkeletonLines lines={4} label={t("devices.title")} />}
        {devices.data && (found > 0 || !devices.data.isPart) && (
          <Devices rows={devices.data.rows} />
        )}
        {devices.data?.isPart && <p className="k-note">{t("devices.more")}</p>}
      </Panel>
      {/* It stands where it stays: not before what is above it has come. */}
      {!devices.isPending && (
        <Panel title={t("place")}>
          {placeOf(nap) ? (
            <MapView
              label={t("place")}
              points={points}
              shownAs={shownAs}
              onShownAs={(next) =>
                setParams(
                  (before) => withParams(before, { shown: next === "table" ? next : null }),
                  { preventScrollReset: true },
                )
              }
              height="320px"
            />
          ) : (
            <p>{t("noPosition")}</p>
          )}
        </Panel>
      )}
    </>
  );
}

function stateCell(host: Host) {
  return <State of={host} />;
}

/** As reported; drawn and called old when its check is overdue (PRODUCT 7). */
function State({ of }: { of: Host }) {
  const { t } = useTranslation("naps");
  const now = useNow();
  const isLate = of.lastCheck !== null && isOld(of, now);
  return (
    <StateBadge
      tone={STATE_TONES[of.state]}
      isOld={isLate}
      {...(isLate && { title: t("devices.state.oldWhy") })}
    >
      {t(`devices.state.${of.state}`)}
      {isLate && ` · ${t("devices.state.old")}`}
    </StateBadge>
  );
}

function Devices({ rows }: { rows: readonly Host[] }) {
  const hasCrm = useHasCrm();
  const { t } = useTranslation("naps");
  const columns = useMemo(
    (): TableColumn<Host>[] => [
      {
        id: "name",
        header: t("devices.columns.name"),
        isTitle: true,
        cell: ({ id }) => visible(id, 60),
      },
      {
        id: "state",
        header: t("devices.columns.state"),
        cell: stateCell,
      },
      {
        id: "customer",
        header: t("devices.columns.customer"),
        cell: ({ administrativeInfo: info }) => visible(info?.customer_name ?? "", 80),
      },
      {
        id: "output",
        header: t("devices.columns.output"),
        cell: ({ output }) => visible(output ?? "", 120),
      },
    ],
    [t],
  );
  const sorted = useMemo(
    () =>
      rows.toSorted(
        (a, b) => Number(isDown(b)) - Number(isDown(a)) || a.id.localeCompare(b.id, "en"),
      ),
    [rows],
  );
  if (rows.length === 0) return <p>{t("devices.none")}</p>;
  return (
    <Table
      label={t("devices.title")}
      columns={columns}
      rows={sorted}
      rowId={({ id }) => id}
      rowName={({ id }) => id}
      rowPath={({ id, administrativeInfo: info }) => {
        if (!hasCrm) return monitoring.host(id);
        return info?.id != null ? crm.cpe(info.id) : crm.cpeNamed(id);
      }}
    />
  );
}
