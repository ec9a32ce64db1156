import { useQuery } from "@tanstack/react-query";
import { useSearchParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { MapView } from "#src/ui/MapView.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { GponTabs } from "./GponTabs.tsx";
import { napList } from "./nap-columns.tsx";
import { useNapPoints } from "./nap-points.ts";
import { loadNapTexts } from "./nap-texts.ts";
import { allNaps, downByTopology, hasNaps, type Nap } from "./naps.ts";

/** Asks before the first render, and waits only for the words. */
export async function loader(args: LoaderFunctionArgs) {
  void queryClient.prefetchQuery(hasNaps);
  const isMap = new URL(args.request.url).searchParams.get("shown") === "map";
  const rows = isMap ? queryClient.prefetchQuery(allNaps) : listLoader(napList)(args);
  await loadNapTexts();
  if (!isMap) await rows;
  return null;
}

/** `/gpon/naps`: the NAPs, as a list or on the map (`?shown=map`). */
export default function NapsPage() {
  const { t } = useTranslation("naps");
  const [params, setParams] = useSearchParams();
  const { data: isThere, error, refetch } = useQuery(hasNaps);
  const isMap = params.get("shown") === "map";
  const show = (next: "map" | "table") =>
    setParams((old) => {
      const now = new URLSearchParams(old);
      if (next === "map") now.set("shown", "map");
      else now.delete("shown");
      return now;
    });
  return (
    <>
      <PageHeader title={t("naps.title")}>
        <GponTabs />
      </PageHeader>
      <WriteNews app="gis" kind="nap" />
      {error && <ApiProblem error={error} what={t("naps.title")} onRetry={() => void refetch()} />}
      {isThere === false && (
        <Empty title={t("absent")}>
          <p>{t("absentText")}</p>
        </Empty>
      )}
      {isThere !== false && !error && (
        <>
          {isMap ? (
            <NapMap onShownAs={show} />
          ) : (
            <>
              <p>
                <Button size="sm" variant="default" onClick={() => show("map")}>
                  {t("asMap")}
                </Button>
              </p>
              <ResourceList spec={napList} label={t("naps.title")} />
            </>
          )}
        </>
      )}
    </>
  );
}

const NONE: readonly Nap[] = [];

function NapMap({ onShownAs }: { onShownAs: (next: "map" | "table") => void }) {
  const { t } = useTranslation("naps");
  const { data, error, refetch } = useQuery(allNaps);
  const down = useQuery(downByTopology);
  const { points, withoutPlace } = useNapPoints(data?.rows ?? NONE, down.data ?? null);
  if (error)
    return <ApiProblem error={error} what={t("naps.title")} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={8} label={t("map")} />;
  return (
    <>
      {data.isPart && <p className="k-note">{t("first", { count: data.rows.length })}</p>}
      {withoutPlace > 0 && <p className="k-note">{t("noPlace", { count: withoutPlace })}</p>}
      <MapView
        label={t("map")}
        points={points}
        shownAs="map"
        onShownAs={onShownAs}
        height="min(70vh, 640px)"
      />
    </>
  );
}
