import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { useSettled } from "#src/ui/use-settled.ts";
import { visible } from "#src/util/text.ts";
import { potses, type Pots } from "./api.ts";
import { isUnchecked, typed } from "./form-rules.ts";
import { paths } from "./paths.ts";
import { potsName } from "./pots.ts";

const FEW = { limit: 5, offset: 0 };

/** Lines that have the number which is being typed: it is to be unique (contract 3.1). */
export function PotsTwins({ values, id }: { values: FormValues; id: string | null }) {
  const { t } = useTranslation("ispForm");
  const cli = typed(values["cli"]);
  const asked = useSettled(cli);
  const isAsked = asked !== "" && asked === cli;
  const query = useQuery({
    ...potses.list({
      ...FEW,
      filters: { cli: asked },
      attrs: ["id", "lineid", "cli"],
    }),
    enabled: isAsked,
  });
  const hasNumber = (pots: Pots) => pots.cli?.trim() === cli;
  // A server that does not know the filter gives any row (contract 2.4).
  const twins = (isAsked ? (query.data?.rows ?? []) : []).filter(
    (pots) => String(pots.id) !== id && hasNumber(pots),
  );
  if (isAsked && isUnchecked(query, FEW, hasNumber))
    return <p className="k-dim">{t("twinsUnchecked")}</p>;
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
