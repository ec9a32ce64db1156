import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import type { FormValues } from "#src/resource/form-spec.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { sameSerial } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { cpeName, cpes, type Cpe } from "./api.ts";
import { readMac, readSerial } from "./cpe-rules.ts";
import { isUnchecked, typed } from "./form-rules.ts";
import { paths } from "./paths.ts";
import { useSettled } from "#src/ui/use-settled.ts";

const FEW = { limit: 5, offset: 0 };

/** CPEs that have the same serial, MAC or external id already (contract 3.1: none twice within a realm). */
export function CpeTwins({ values, id }: { values: FormValues; id: string | null }) {
  const { t } = useTranslation("ispForm");
  const sn = readSerial(typed(values["sn"])) ?? "";
  const mac = readMac(typed(values["mac"])) ?? "";
  const external = typed(values["external_id"]);
  const answers = [
    useTwins("sn", sn, (cpe) => sameSerial(cpe.sn, sn)),
    useTwins("mac", mac, (cpe) => readMac(cpe.mac ?? "") === mac),
    useTwins("external_id", external, (cpe) => cpe.external_id === external),
  ];
  const found = answers.flatMap(({ twins }) => twins).filter(({ cpe }) => String(cpe.id) !== id);
  return (
    <>
      {answers.some(({ isDoubtful }) => isDoubtful) && (
        <p className="k-dim">{t("twinsUnchecked")}</p>
      )}
      {found.length > 0 && (
        <Problem tone="warning" title={t("cpeTwins.title", { count: found.length })}>
          <ul>
            {found.map(({ cpe, field }) => (
              <li key={`${field} ${cpe.id}`}>
                <Link to={paths.cpe(cpe.id)} target="_blank">
                  {visible(cpeName(cpe), 80)}
                </Link>{" "}
                <span className="k-dim">
                  {t(`cpe.fields.${field}`)}
                  {cpe.realm && ` · ${visible(cpe.realm, 40)}`}
                </span>
              </li>
            ))}
          </ul>
        </Problem>
      )}
    </>
  );
}

type Key = "sn" | "mac" | "external_id";

function useTwins(field: Key, value: string, isTwin: (cpe: Cpe) => boolean) {
  const asked = useSettled(value);
  const isAsked = asked !== "" && asked === value;
  const query = useQuery({
    ...cpes.list({
      ...FEW,
      filters: { [field]: asked },
      attrs: ["id", "cpename", "realm", field],
    }),
    enabled: isAsked,
  });
  if (!isAsked) return { twins: [], isDoubtful: false };
  // A server that does not know the filter gives any row (contract 2.4).
  const twins = (query.data?.rows ?? []).filter(isTwin).map((cpe) => ({ cpe, field }));
  return { twins, isDoubtful: isUnchecked(query, FEW, isTwin) };
}
