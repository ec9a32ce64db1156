import { Fragment } from "react";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { Ago } from "#src/ui/Time.tsx";
import { ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { FaultCode, PortFault, PortJudgement } from "./port-judge-types.ts";
import { onuName, type PortRow } from "./port-rows.ts";
import type { LightState } from "./use-port.ts";
import css from "./gpon.module.css";

const TONES: Readonly<Record<FaultCode, Tone>> = {
  cut: "bad",
  power: "warning",
  off: "unknown",
  weak: "warning",
  strong: "warning",
};

/** So many ONUs with the same fault are named one by one. */
const NAMED = 3;

/** What is wrong with the port, the widest first; that nothing is, where nothing is, as far as that is known. */
export function PortFaults({
  rows,
  judgement,
  light,
  onBranch,
}: {
  rows: readonly PortRow[];
  judgement: PortJudgement;
  light: LightState;
  /** The list of ONUs becomes that of one splitter: to bring it into sight. */
  onBranch: () => void;
}) {
  const { t } = useTranslation("gpon");
  const { faults, counts } = judgement;
  const nothing = light === "reading" || counts.read > 0 ? light : "none";
  const reportedDown = rows.filter(({ isReportedDown }) => isReportedDown).length;
  return (
    <section aria-label={t("judge.title")} className={css.faults} role="status">
      {counts.unknown > 0 && (
        <p className={css.fault}>
          <ToneIcon tone="unknown" size={18} />
          <span>
            {t("judge.untold", { count: counts.unknown, total: counts.total })}
            {reportedDown > 0 && ` ${t("judge.reportedDown", { count: reportedDown })}`}
          </span>
        </p>
      )}
      {faults.length === 0 && counts.unknown === 0 && (
        <p className={css.fault}>
          <ToneIcon tone={nothing === "judged" ? "good" : "info"} size={18} />
          <span>{t(`judge.nothing.${nothing}`)}</span>
        </p>
      )}
      {faults.map((fault) => (
        <Fault
          key={`${fault.code} ${fault.reach} ${fault.branch ?? fault.keys[0] ?? ""}`}
          fault={fault}
          rows={rows}
          judgement={judgement}
          onBranch={onBranch}
        />
      ))}
    </section>
  );
}

function Fault({
  fault,
  rows,
  judgement,
  onBranch,
}: {
  fault: PortFault;
  rows: readonly PortRow[];
  judgement: PortJudgement;
  onBranch: () => void;
}) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const { code, reach, keys, branch, since, between } = fault;
  const isLight = code === "weak" || code === "strong";
  const total = isLight ? judgement.counts.read : judgement.counts.total;
  const named = reach === "drop" && keys.length <= NAMED ? keys : [];
  return (
    <p className={css.fault} data-reach={reach}>
      <ToneIcon tone={reach === "port" && code !== "off" ? "bad" : TONES[code]} size={18} />
      <span>
        <strong>{t(`judge.reach.${reach}`, { count: keys.length })}</strong>{" "}
        {t(`judge.${code}`, { count: keys.length, total })}
        {branch !== null && (
          <>
            {" "}
            {t("judge.branch")} <BranchName branch={branch} onOpen={onBranch} />.
          </>
        )}
        {between && (
          <>
            {" "}
            {t("judge.between", {
              from: format.metres(between.from),
              to: format.metres(between.to),
            })}
          </>
        )}
        {rows
          .filter(({ id }) => named.includes(id))
          .map((row) => (
            <Fragment key={row.id}>
              {" "}
              · <OnuName row={row} />
            </Fragment>
          ))}
        {since && (
          <span aria-live="off">
            {" "}
            · <Ago at={since} />
          </span>
        )}
      </span>
    </p>
  );
}

/** The splitter as a filter of the list below; what else the address says stays. */
function BranchName({ branch, onOpen }: { branch: string; onOpen: () => void }) {
  const [params] = useSearchParams();
  const search = new URLSearchParams(params);
  for (const other of ["q", "page"]) search.delete(other);
  search.set("topology", branch);
  return (
    <Link to={{ search: search.toString() }} preventScrollReset onClick={onOpen}>
      {visible(branch, 80)}
    </Link>
  );
}

/** Its CPE, one press away where it is known. */
function OnuName({ row }: { row: PortRow }) {
  const name = visible(onuName(row), 80);
  const hasCrm = useHasCrm();
  return row.cpeId === null || !hasCrm ? name : <Link to={crm.cpe(row.cpeId)}>{name}</Link>;
}
