import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Ago, Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { momentIn } from "#src/util/shape.ts";
import { evidenceOf } from "./verdict-evidence.ts";
import type { Evidence, Verdict, VerdictInput } from "./verdict-types.ts";
import css from "./cpe.module.css";

/** What the sentence rests on: each value with its source and age, what disagrees, what is missing. */
export function CpeEvidence({
  found,
  input,
  cpeAt,
}: {
  found: Verdict;
  /** What it was found from. */
  input: VerdictInput;
  cpeAt: Date | undefined;
}) {
  const { t: more } = useTranslation("cpeMore");
  const word = useWord();
  const rests = evidenceOf(input, found.extent);
  // Nobody asked for the neighbours of a device that is well.
  const missing = rests.missing.filter(
    ({ source, why }) => source !== "neighbours" || why !== "not-applicable",
  );
  return (
    <div className={css.evidence}>
      {rests.evidence.length === 0 ? (
        <p>{more("says.noEvidence")}</p>
      ) : (
        <table className={`${css.table} ${css.cards}`}>
          <caption className="k-hidden">{more("says.evidence")}</caption>
          <thead>
            <tr>
              <th scope="col">{more("says.fact")}</th>
              <th scope="col">{more("says.value")}</th>
              <th scope="col">{more("says.source")}</th>
              <th scope="col">{more("says.age")}</th>
            </tr>
          </thead>
          <tbody>
            {rests.evidence.map((one) => (
              <tr key={`${one.fact} ${one.name ?? ""} ${one.source} ${one.value}`}>
                <th scope="row">
                  {more(`verdict.evidence.${one.fact}`)}
                  {one.name && ` (${one.name})`}
                </th>
                <td className={css.output}>
                  <Value one={one} />
                </td>
                <td className={`k-mono ${css.source}`}>{one.source}</td>
                <td className={`${css.age} ${css.last}`}>
                  <Age one={one} cpeAt={cpeAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.contradictions.length > 0 && (
        <>
          <h3>{more("says.contradictions")}</h3>
          <ul>
            {found.contradictions.map((one) => (
              <li key={`${one.fact} ${one.otherSource}`}>
                {more(`verdict.contradiction.${one.fact}`)}
                {": "}
                {more("says.against", {
                  ...one,
                  believed: word(one.believed),
                  other: word(one.other),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {missing.length > 0 && (
        <>
          <h3>{more("says.missing")}</h3>
          <ul>
            {missing.map(({ source, why, detail }) => (
              <li key={source}>
                {more("says.missingOne", {
                  source: more(`verdict.source.${source}`),
                  why: more(`verdict.why.${why}`),
                })}
                {detail && ` (${detail})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Value({ one: { value, unit } }: { one: Evidence }) {
  const format = useFormat();
  const word = useWord();
  if (typeof value === "number") {
    if (unit === "s") return <>{format.duration(value)}</>;
    return <>{[format.number(value), unit].filter(Boolean).join(" ")}</>;
  }
  const moment = momentIn(value);
  return moment ? <Moment at={moment} /> : <>{word(value)}</>;
}

/** What the CRM says is as old as the page's reading of the CPE. */
function Age({ one, cpeAt }: { one: Evidence; cpeAt: Date | undefined }) {
  const { t } = useTranslation("cpe");
  const { t: more } = useTranslation("cpeMore");
  const at = one.at ?? (one.source.startsWith("isp/cpes") ? cpeAt : null);
  return (
    <>
      {at ? <Ago at={at} /> : more("says.ageUnknown")}{" "}
      {one.old && <StateBadge tone="off">{t("says.old")}</StateBadge>}
    </>
  );
}

/** The rules' own words in the chosen language; words of the network stay as they came. */
function useWord(): (value: string) => string {
  const text = useDynamicText("cpeMore");
  return (value) => (/^[a-z-]+$/.test(value) ? text(`verdict.words.${value}`, value) : value);
}
