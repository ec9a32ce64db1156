import { useQuery } from "@tanstack/react-query";
import { useParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { readableName } from "#src/resource/known-actions.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { maskSecrets } from "#src/util/secrets.ts";
import { visible } from "#src/util/text.ts";
import { ActivityTabs } from "./ActivityTabs.tsx";
import { Status } from "./log-columns.tsx";
import { loadLogTexts } from "./log-texts.ts";
import { dataOf, isEmptyData, userOf } from "./log-words.ts";
import { requestLog, type RequestLog } from "./logs.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const id = idOf(params["id"]);
  if (id !== null) void queryClient.prefetchQuery(requestLog(id));
  await loadLogTexts();
  return null;
}

/** `/activity/requests/:id`: one request with what was sent and answered, secrets masked. */
export default function RequestPage() {
  const { t } = useTranslation("logs");
  const id = idOf(useParams()["id"]);
  return id === null ? (
    <>
      <PageHeader title={t("requests.one")} />
      <Empty title={t("notAnId")} />
    </>
  ) : (
    <RequestOf key={id} id={id} />
  );
}

function RequestOf({ id }: { id: number }) {
  const { t } = useTranslation("logs");
  const { data: item, error, refetch } = useQuery(requestLog(id));
  const row = item?.data;
  const title = [row?.method, row && pathOf(row)].filter(Boolean).join(" ");
  return (
    <>
      <PageHeader title={title || `${t("requests.one")} #${id}`} below={t("masked")}>
        <ActivityTabs />
      </PageHeader>
      {error && (
        <ApiProblem error={error} what={t("requests.one")} onRetry={() => void refetch()} />
      )}
      {item && <OddNote odd={item.odd} />}
      {!error && !row && <SkeletonLines lines={6} label={t("facts")} />}
      {row && <RequestFacts row={row} />}
      {row && (
        <>
          <Body title={t("query")} value={row.query_params} />
          <Body title={t("data")} value={row.data} />
          <Body title={t("response")} value={row.response} />
          <Body title={t("errors")} value={row.errors} />
        </>
      )}
    </>
  );
}

function RequestFacts({ row }: { row: RequestLog }) {
  const { t } = useTranslation("logs");
  const text = (value: string | null | undefined) => visible(value ?? "", 300) || null;
  const { response_ms: ms, status_code: code } = row;
  return (
    <Panel title={t("facts")}>
      <Facts
        facts={[
          [
            t("requests.columns.requested_at"),
            row.requested_at && <Moment key="at" at={row.requested_at} withSeconds />,
          ],
          [t("requests.columns.username_persistent"), userOf(row)],
          [t("requests.columns.status_code"), code != null && <Status key="code" code={code} />],
          [t("requests.columns.response_ms"), ms],
          [t("requests.columns.remote_addr"), text(row.remote_addr)],
          [
            t("requests.columns.path"),
            pathOf(row) && (
              <span key="path" className="k-mono">
                {pathOf(row)}
                <CopyButton text={pathOf(row)} what={t("requests.columns.path")} />
              </span>
            ),
          ],
          [t("requests.columns.host"), text(row.host)],
          [
            t("requests.columns.view"),
            text([row.view, row.view_method].filter(Boolean).join(" · ")),
          ],
          [t("requests.columns.id"), row.id],
        ]}
      />
    </Panel>
  );
}

/** A body as it was logged: as fields where it is JSON, else as text. */
function Body({ title, value }: { title: string; value: unknown }) {
  if (isEmptyData(value)) return null;
  const data = dataOf(value);
  return (
    <Panel title={title}>
      {typeof data === "string" ? (
        <p className="k-mono">{visible(maskSecrets(data), 20_000)}</p>
      ) : (
        <Tree data={data} label={title} nameOf={readableName} />
      )}
    </Panel>
  );
}

function pathOf(row: RequestLog): string {
  return visible(maskSecrets(row.path ?? ""), 300);
}

function idOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}
