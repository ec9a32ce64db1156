import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { visible } from "#src/util/text.ts";
import { hasNaps, napName, napOf } from "./naps.ts";
import { paths } from "./paths.ts";

/** The NAP that a topology means, beside it: its name where the topology is another system's id. Asked for by a person, who is told where it means none. */
export function NapName({ topology }: { topology: string }) {
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
  return (
    <>
      {" "}
      <Link to={paths.nap(napName(item.data))}>
        {t("field.at", { name: visible(napName(item.data), 80) })}
      </Link>
    </>
  );
}
