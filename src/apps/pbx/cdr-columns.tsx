import { Link } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { dayFilter, textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Duration } from "#src/ui/Figure.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { cdrs, dispositionOf, outcomeOf, OUTCOMES, WORDS, type Cdr } from "./cdrs.ts";
import { isSameNumber } from "./jump.ts";

/** What the vendor's own list shows (contract 3.3 "CDRs"). */
const columns: readonly ListColumn<Cdr>[] = [
  { id: "start", isTitle: true, cell: ({ start }) => <Moment at={start} /> },
  { id: "cpe", cell: ({ cpe }) => <CpeLink name={cpe} /> },
  { id: "src", cell: ({ src }) => visible(src ?? "?", 60) },
  { id: "dst", cell: ({ dst }) => visible(dst ?? "?", 60) },
  {
    id: "duration",
    align: "end",
    unit: "s",
    cell: ({ duration }) => <Duration of={duration} />,
  },
  {
    id: "billsec",
    align: "end",
    unit: "s",
    isDefault: false,
    cell: ({ billsec }) => <Duration of={billsec} />,
  },
  { id: "disposition", cell: ({ disposition }) => <Outcome of={disposition} /> },
];

const isNumber = (field: string | null, value: string) =>
  field === null || field === value.trim() || isSameNumber(field, value);

/** The list of calls, the newest first. */
export const cdrList: ListSpec<Cdr> = {
  namespace: "pbx",
  name: "cdrs",
  resource: cdrs,
  columns,
  filters: [
    textFilter("src", { matches: ({ src }, value) => isNumber(src, value) }),
    textFilter("dst", { matches: ({ dst }, value) => isNumber(dst, value) }),
    {
      name: "disposition",
      kind: "choice",
      choices: Object.fromEntries(OUTCOMES.map((one) => [WORDS[one], `cdrs.outcome.${one}`])),
      toApi: dispositionOf,
      matches: ({ disposition }, value) =>
        disposition === null || dispositionOf(disposition) === dispositionOf(value),
    },
    dayFilter("start", "from"),
    dayFilter("start", "until"),
    textFilter("cpe"),
    textFilter("ddi", {
      matches: ({ src, dst }, value) => isNumber(src, value) || isNumber(dst, value),
    }),
  ],
  attrs: [],
  takesAttrs: false,
  defaultSort: "-start",
  canSearch: true,
  rowName: ({ src, dst }) => visible(`${src ?? "?"} → ${dst ?? "?"}`, 80),
};

function CpeLink({ name }: { name: string | null }) {
  const hasCrm = useHasCrm();
  const clean = cleanText(name);
  if (clean === null) return null;
  const shown = visible(clean, 60);
  return hasCrm ? <Link to={isp.cpeNamed(clean)}>{shown}</Link> : <>{shown}</>;
}

const TONES = { answered: "good", "no-answer": "warning", busy: "warning", failed: "bad" } as const;

function Outcome({ of }: { of: string | null }) {
  const { t } = useTranslation("pbx");
  const outcome = outcomeOf(of);
  if (outcome === null)
    return <StateBadge tone="unknown">{visible(of ?? t("unknown"), 40)}</StateBadge>;
  return <StateBadge tone={TONES[outcome]}>{t(`cdrs.outcome.${outcome}`)}</StateBadge>;
}
