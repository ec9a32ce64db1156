import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import type { FormValues } from "#src/resource/form-spec.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { customerName, customers } from "./api.ts";
import { addressOf } from "./address.ts";
import { isTwin, isUnchecked, typed } from "./form-rules.ts";
import { paths } from "./paths.ts";
import { useSettled } from "#src/ui/use-settled.ts";

const FEW = { limit: 10, offset: 0 };
const SHOWN = 5;

/** Customers with the same external id or a name like it, while it is typed: a hint, never a refusal. */
export function CustomerTwins({ values, id }: { values: FormValues; id: string | null }) {
  const { t } = useTranslation("ispForm");
  const wanted = {
    external_id: typed(values["external_id"]),
    name: [typed(values["name"]), typed(values["surname"])].filter(Boolean).join(" "),
    realm: typed(values["realm"]),
  };
  const asked = useSettled(JSON.stringify(wanted)) === JSON.stringify(wanted) ? wanted : null;
  const byId = useQuery({
    ...customers.list({
      ...FEW,
      filters: { external_id: asked?.external_id ?? "" },
    }),
    enabled: (asked?.external_id.length ?? 0) >= 3,
  });
  const byName = useQuery({
    ...customers.list({ ...FEW, search: asked?.name ?? "" }),
    enabled: (asked?.name.length ?? 0) >= 4,
  });
  if (!asked) return null;
  const found = [...(byId.data?.rows ?? []), ...(byName.data?.rows ?? [])].filter(
    (row, index, all) => all.findIndex((one) => one.id === row.id) === index,
  );
  // A server that does not know the filter gives anybody (contract 2.4).
  const twins = found.filter((row) => String(row.id) !== id && isTwin(row, wanted)).slice(0, SHOWN);
  if (twins.length === 0) {
    const isDoubtful =
      isUnchecked(byId, FEW, (row) => isTwin(row, { ...asked, name: "" })) ||
      // A search finds more than who is called so.
      isUnchecked(byName, FEW, (row) => areFound(asked.name, row));
    return isDoubtful ? <p className="k-dim">{t("twinsUnchecked")}</p> : null;
  }
  return (
    <Problem tone="warning" title={t("twins.title", { count: twins.length })}>
      <ul>
        {twins.map((row) => (
          <li key={row.id}>
            <Link to={paths.customer(row.id)} target="_blank">
              {visible(customerName(row), 120)}
            </Link>{" "}
            #{row.id}
            {[row.external_id, row.realm, addressOf(row)].filter(Boolean).map((text) => (
              <span key={text} className="k-dim">
                {" "}
                · {visible(text ?? "", 120)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Problem>
  );
}
