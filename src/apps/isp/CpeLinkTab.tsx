import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { follow } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { resolveLink, type ApiUrl } from "#src/krill/links.ts";
import { addressToKeep } from "#src/jobs/record.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { readEnvelope } from "#src/krill/page.ts";
import { Button } from "#src/ui/Button.tsx";
import { shapeOf } from "#src/util/shape.ts";
import { useFieldName } from "./use-field-name.ts";
import { withLimit } from "./with-limit.ts";
import css from "./cpe.module.css";

/** One of the device's own links, read when its tab is opened. An address outside the API is refused. */
export function CpeLinkTab({ href, label }: { href: string; label: string }) {
  const { t } = useTranslation("cpeLink");
  const link = resolveLink(href);
  if (!link.ok)
    return (
      <Problem tone="warning" title={t("tabs.refused")}>
        {t("tabs.refusedText", { href: addressToKeep(link.href) })}
      </Problem>
    );
  return <Linked url={link.url} label={label} />;
}

/** What `Show more` asks for at once. */
const MANY = 200;

const linked = (url: ApiUrl) =>
  queryOptions({
    queryKey: ["isp", "cpes", "link", url] as const,
    queryFn: ({ signal }) => follow(url, signal),
    staleTime: 15_000,
  });

function Linked({ url, label }: { url: ApiUrl; label: string }) {
  const { t } = useTranslation("cpeLink");
  const { t: common } = useTranslation();
  const nameOf = useFieldName();
  const [wantsMore, setWantsMore] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    ...linked(wantsMore ? withLimit(url, MANY) : url),
    placeholderData: (previous) => previous,
  });
  const retry = () => void refetch();
  const isMissing =
    error instanceof ApiError && (error.kind === "not-found" || error.kind === "not-allowed");
  const shape = data && shapeOf(data.data);
  const asked = { limit: wantsMore ? MANY : Infinity, offset: 0 };
  const { total, cap } = readEnvelope(data?.data, [], asked);
  const isTable = shape?.kind === "table";
  const isPart = isTable && (total === null ? cap !== undefined : shape.rows.length < total);
  return (
    <Panel
      title={label}
      aside={
        <>
          {data && <Ago at={data.at} />}
          <Button size="compact-sm" variant="default" onClick={retry}>
            {common("reading.refresh")}
          </Button>
        </>
      }
    >
      {isMissing && (
        <Problem tone="info" title={t("tabs.notOffered")}>
          {t("tabs.notOfferedText")}
        </Problem>
      )}
      {error && !isMissing && <ApiProblem error={error} what={label} onRetry={retry} />}
      {!data && isFetching && <SkeletonLines lines={6} label={common("loading")} />}
      {shape?.kind === "nothing" && <Empty title={t("tabs.empty")} />}
      {data && shape && (
        <>
          {shape.kind !== "nothing" && <Tree data={data.data} label={label} nameOf={nameOf} />}
          {isPart && (
            <p className={css.more}>
              {total === null
                ? t("tabs.perhaps", { shown: shape.rows.length })
                : t("tabs.some", { shown: shape.rows.length, total })}
              {!wantsMore && (
                <Button size="compact-sm" variant="default" onClick={() => setWantsMore(true)}>
                  {t("tabs.more")}
                </Button>
              )}
            </p>
          )}
          <RawReply raw={data.data} request={data.request} />
        </>
      )}
    </Panel>
  );
}
