import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { useSettled } from "#src/ui/use-settled.ts";
import { visible } from "#src/util/text.ts";
import { potses } from "./api.ts";
import { typed } from "./form-rules.ts";
import { paths } from "./paths.ts";
import { potsName } from "./pots.ts";

/** Lines that have the number which is being typed: it is to be unique (contract 3.1). */
export function PotsTwins({ values, id }: { values: FormValues; id: string | null }) {
  const { t } = useTranslation("ispForm");
  const cli = typed(values["cli"]);
  const asked = useSettled(cli);
  const { data } = useQuery({
    ...potses.list({
      limit: 5,
      offset: 0,
      filters: { cli: asked },
      attrs: ["id", "lineid", "cli"],
    }),
    enabled: asked !== "" && asked === cli,
  });
  // A server that does not know the filter gives any row (contract 2.4).
  const twins = (asked === cli && asked !== "" ? (data?.rows ?? []) : []).filter(
    (pots) => String(pots.id) !== id && pots.cli?.trim() === cli,
  );
  if (twins.length === 0) return null;
  return (
    <Problem tone="warning" title={t("potsTwins.title", { count: twins.length })}>
      <ul>
        {twins.map((pots) => (
          <li key={pots.id}>
            <Link to={paths.pots(pots.id)} target="_blank">
              {visible(potsName(pots), 80)}
            </Link>
          </li>
        ))}
      </ul>
    </Problem>
  );
}
