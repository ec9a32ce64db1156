import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { profiles } from "./api.ts";
import { paths } from "./paths.ts";

/** How many CPEs a change of a speed profile concerns, where the server counts them. */
export function ProfileUse({ id }: { id: string | null }) {
  const { t } = useTranslation("ispForm");
  const { data } = useQuery({ ...profiles.one(id ?? ""), enabled: id !== null });
  const count = data?.data.cpes_count;
  if (id === null || count === null || count === undefined) return null;
  return count === 0 ? (
    <p>{t("profileUse.none")}</p>
  ) : (
    <p>
      <Link to={paths.cpesOfProfile(Number(id))} target="_blank">
        {t("profileUse.told", { count })}
      </Link>
    </p>
  );
}
