import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { addressToKeep } from "#src/jobs/record.ts";
import { ApiError } from "#src/krill/errors.ts";
import { resolveLink, type ApiUrl } from "#src/krill/links.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { readableName } from "#src/resource/known-actions.ts";
import { RawReply } from "#src/resource/RawReply.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { historyBehind, historyOf, type History, type Part, type Touch } from "./history.ts";
import { historyList } from "./history-columns.tsx";

/** The history behind a thing's own link; an address outside the API is refused. */
export function LinkedHistory({ href, label }: { href: string; label: string }) {
  const { t } = useTranslation("logs");
  const link = resolveLink(href);
  if (!link.ok)
    return (
      <Problem tone="warning" title={t("history.refused")}>
        {addressToKeep(link.href)}
      </Problem>
    );
  return <Linked url={link.url} label={label} />;
}

function Linked({ url, label }: { url: ApiUrl; label: string }) {
  return <Shown reading={useQuery(historyBehind(url))} label={label} />;
}

/** The history of a thing that has no link to it, out of the server's logs. */
export function LoggedHistory({
  path,
  type,
  id,
  label,
}: {
  path: string;
  type: string;
  id: number;
  label: string;
}) {
  return <Shown reading={useQuery(historyOf({ path, type, id }))} label={label} />;
}

function Shown({ reading, label }: { reading: UseQueryResult<History>; label: string }) {
  const { t } = useTranslation("logs");
  const { t: common } = useTranslation();
  const { data, error, isFetching, refetch } = reading;
  const isMissing =
    error instanceof ApiError && (error.kind === "not-found" || error.kind === "not-allowed");
  return (
    <Panel
      title={label}
      aside={
        <>
          {data && <Ago at={data.at} />}
          <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
            {common("reading.refresh")}
          </Button>
        </>
      }
    >
      {isMissing && <Problem tone="info" title={t("history.notOffered")} />}
      {error && !isMissing && (
        <ApiProblem error={error} what={label} onRetry={() => void refetch()} />
      )}
      {!data && isFetching && <SkeletonLines lines={6} label={common("loading")} />}
      {data && <Rows history={data} label={label} />}
    </Panel>
  );
}

function Rows({ history, label }: { history: History; label: string }) {
  const { t } = useTranslation("logs");
  const { touches, part, among, isPart, isStrange, at, raw, request } = history;
  const isSure = among === null && !isPart && part === null;
  return (
    <>
      {isStrange && <Tree data={raw} label={label} nameOf={readableName} />}
      {!isStrange && touches.length === 0 && (
        <Empty title={t(isSure ? "history.none" : "history.noneFound")}>
          {isSure && t("history.noneText")}
        </Empty>
      )}
      {isPart && <p className="k-dim">{t("history.noAdmin")}</p>}
      {among !== null && <p className="k-dim">{t("history.among", { count: among })}</p>}
      {part && (
        <p className="k-dim">{t(partText(part), { shown: part.read, total: part.total })}</p>
      )}
      {touches.length > 0 && (
        <>
          <ResourceList
            spec={historyList}
            label={label}
            known={{ rows: touches, at, text: textOf }}
          />
        </>
      )}
      <RawReply raw={raw} request={request} />
    </>
  );
}

function partText({ areNewest, total }: Part) {
  if (!areNewest) return "history.unsorted";
  return total === null ? "history.newest" : "history.some";
}

function textOf({ who, what, changes, from }: Touch): string {
  return [who, what, changes, from].join(" ");
}
