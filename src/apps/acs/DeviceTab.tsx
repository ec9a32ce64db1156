import { useQuery } from "@tanstack/react-query";
import { cpeName, customerText, type Cpe } from "#src/apps/isp/api.ts";
import { paths } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionThing } from "#src/jobs/record.ts";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { resolveLink, type ApiUrl } from "#src/krill/links.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import { acsOf, deviceOf, type CpeMarks, type DeviceReading } from "./api.ts";
import { ClientsPanel } from "./ClientsPanel.tsx";
import { DeviceFace } from "./DeviceFace.tsx";
import { TasksPanel } from "./TasksPanel.tsx";
import { TestsPanel } from "./TestsPanel.tsx";
import { WansPanel } from "./WansPanel.tsx";
import { WifiPanel } from "./WifiPanel.tsx";

/** What TR-069 knows of a device: its sockets, Wi-Fi, WANs, what is connected to it, what waits for it, and its tests. */
export function DeviceTab({ href, label, cpe }: { href: string; label: string; cpe: Cpe }) {
  const { t } = useTranslation("acs");
  const link = resolveLink(href);
  if (!link.ok) return <Problem tone="warning" title={t("refused")} />;
  return <Reading url={link.url} label={label} cpe={cpe} />;
}

function Reading({ url, label, cpe }: { url: ApiUrl; label: string; cpe: Cpe }) {
  const { t } = useTranslation("acs");
  const { t: common } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(deviceOf(url));
  const retry = () => void refetch();
  const thing: ActionThing = {
    app: "isp",
    kind: "cpe",
    id: String(cpe.id),
    name: cpeName(cpe),
    path: paths.cpe(cpe.id),
  };
  return (
    <>
      <Panel
        title={label}
        aside={
          <>
            {data && (
              <span>
                {t("read")} <Ago at={data.at} />
              </span>
            )}
            <Button
              size="compact-sm"
              variant="default"
              aria-disabled={isFetching}
              onClick={() => !isFetching && retry()}
            >
              {common("reading.refresh")}
            </Button>
          </>
        }
      >
        {error && <Failure error={error} label={label} onRetry={retry} />}
        {!data && isFetching && <SkeletonLines lines={6} label={common("loading")} />}
        {data && <About reading={data} cpe={cpe} />}
      </Panel>
      {data && <Parts reading={data} cpe={cpe} thing={thing} onChanged={retry} />}
    </>
  );
}

/** A device that is down cannot be asked (contract 3.1): that is no fault of the console's. */
function Failure({ error, label, onRetry }: { error: Error; label: string; onRetry: () => void }) {
  const { t } = useTranslation("acs");
  if (isAbsent(error)) return <Problem tone="info" title={t("absent")} />;
  const isDown = error instanceof ApiError && [400, 409, 502, 504].includes(error.status);
  return (
    <>
      <ApiProblem error={error} what={label} onRetry={onRetry} />
      {isDown && <p className="k-note">{t("maybeDown")}</p>}
    </>
  );
}

function About({ reading: { device, raw, request }, cpe }: { reading: DeviceReading; cpe: Cpe }) {
  const { t } = useTranslation("acs");
  const format = useFormat();
  const { vendor, model, software, hardware, informedAt, uptime, odd } = device;
  const text = (value: string | null) => value && visible(value, 80);
  return (
    <>
      <Facts
        facts={[
          [t("about.model"), [text(vendor), text(model)].filter(Boolean).join(" ")],
          [t("about.software"), text(software)],
          [t("about.hardware"), text(hardware)],
          [t("about.informed"), informedAt && <Ago key="at" at={informedAt} />],
          [t("about.uptime"), format.duration(uptime)],
        ]}
      />
      {informedAt === null && <p className="k-note">{t("about.noAge")}</p>}
      <DeviceFace device={device} cpe={cpe} />
      <OddNote odd={odd} />
      <RawReply raw={raw} request={request} />
    </>
  );
}

function Parts({
  reading,
  cpe,
  thing,
  onChanged,
}: {
  reading: DeviceReading;
  cpe: Cpe;
  thing: ActionThing;
  /** Something was changed on the device: what it tells is old. */
  onChanged: () => void;
}) {
  const { t } = useTranslation("acs");
  const { device } = reading;
  const mayAsk = useHasApp(["acs"]);
  const acs = useQuery({ ...acsOf(marksOf(cpe), device.acsId), enabled: mayAsk });
  const more = acs.data ?? null;
  const radios = more?.radios?.length
    ? more.radios
    : firstFull(device.radios, more?.device?.radios);
  const ssids = firstFull(device.ssids, more?.device?.ssids);
  const wans = firstFull(device.wans, more?.device?.wans);
  const telling = device.clients
    ? { of: device, at: reading.at }
    : more && { of: more.device, at: more.at };
  const clients = telling?.of?.clients ?? null;
  const tests = firstFull(device.tests, more?.device?.tests);
  const nothing = [radios, ssids, wans, tests].every((one) => one.length === 0) && clients === null;
  const facts = [[t("customer"), customerText(cpe)]] as const;
  return (
    <>
      {acs.error && (
        <ApiProblem error={acs.error} what={t("acs")} onRetry={() => void acs.refetch()} />
      )}
      {more?.tasks && <TasksPanel tasks={more.tasks} at={more.at} />}
      {clients && telling && (
        <ClientsPanel
          clients={clients}
          informedAt={telling.of?.informedAt ?? null}
          readAt={telling.at}
        />
      )}
      <WifiPanel
        radios={radios}
        ssids={ssids}
        base={more?.base ?? null}
        thing={thing}
        facts={facts}
        cpeId={cpe.id}
        onChanged={() => {
          void acs.refetch();
          onChanged();
        }}
      />
      {wans.length > 0 && <WansPanel wans={wans} />}
      <TestsPanel tests={tests} wans={wans} radios={radios} ssids={ssids} cpe={cpe} thing={thing} />
      {nothing && <Empty title={t("nothing")} />}
    </>
  );
}

function firstFull<T>(first: readonly T[], second: readonly T[] = []): readonly T[] {
  return first.length > 0 ? first : second;
}

function marksOf(cpe: Cpe): CpeMarks {
  return {
    id: cpe.id,
    name: cpeName(cpe),
    sn: cpe.sn ?? null,
    others: [cpe.dsn, cpe.mac, cpe.wanmac].flatMap((one) => one || []),
  };
}
