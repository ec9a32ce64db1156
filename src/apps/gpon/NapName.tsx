import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { visible } from "#src/util/text.ts";
import { hasNaps, napName, napOf, napOfId, type Nap } from "./naps.ts";
import { paths } from "./paths.ts";

/** The NAP that a topology means, beside it: another system's id by one question, and as far as it takes once a person asks. */
export function NapName({ topology, isWanted }: { topology: string; isWanted: boolean }) {
  const [isAsked, setAsked] = useState(isWanted);
  const { t } = useTranslation("naps");
  const there = useQuery({ ...hasNaps, enabled: !isAsked });
  const quick = useQuery({ ...napOfId(topology), enabled: !isAsked && there.data === true });
  if (isAsked) return <Asked topology={topology} />;
  if (quick.data) return <NapLink nap={quick.data} />;
  if (there.isFetching || quick.isFetching) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
      {t("find")}
    </Button>
  );
}

function Asked({ topology }: { topology: string }) {
  const { t } = useTranslation("naps");
  const { data: isThere, error, refetch } = useQuery(hasNaps);
  const found = useQuery({ ...napOf(topology), enabled: isThere === true });
  if (error || found.error)
    return (
      <ApiProblem
        error={error ?? found.error}
        what={t("nap.one")}
        onRetry={() => void (error ? refetch() : found.refetch())}
      />
    );
  if (isThere === false) return <span className="k-dim"> {t("absent")}</span>;
  if (found.isPending) return null;
  const item = found.data;
  if (!item) return <span className="k-dim"> {t("unknownNap")}</span>;
  return <NapLink nap={item.data} />;
}

function NapLink({ nap }: { nap: Nap }) {
  const { t } = useTranslation("naps");
  return (
    <>
      {" "}
      <Link to={paths.nap(napName(nap))}>{t("field.at", { name: visible(napName(nap), 80) })}</Link>
    </>
  );
}
