import { useTranslation } from "#src/i18n/use-translation.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { Ago } from "#src/ui/Time.tsx";
import { ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { FaultCode, PortFault, PortJudgement } from "./port-judge.ts";
import type { LightState } from "./use-port.ts";
import css from "./gpon.module.css";

const TONES: Readonly<Record<FaultCode, Tone>> = {
  cut: "bad",
  power: "warning",
  off: "unknown",
  weak: "warning",
  strong: "warning",
};

/** What is wrong with the port, the widest first; that nothing is, where nothing is, as far as that is known. */
export function PortFaults({ judgement, light }: { judgement: PortJudgement; light: LightState }) {
  const { t } = useTranslation("gpon");
  const { faults, counts } = judgement;
  const nothing = light === "reading" || counts.read > 0 ? light : "none";
  return (
    <section aria-label={t("judge.title")} className={css.faults} role="status">
      {faults.length === 0 && (
        <p className={css.fault}>
          <ToneIcon tone={nothing === "judged" ? "good" : "info"} size={18} />
          <span>{t(`judge.nothing.${nothing}`)}</span>
        </p>
      )}
      {faults.map((fault) => (
        <Fault
          key={`${fault.code} ${fault.reach} ${fault.branch ?? fault.keys[0] ?? ""}`}
          fault={fault}
          judgement={judgement}
        />
      ))}
    </section>
  );
}

function Fault({ fault, judgement }: { fault: PortFault; judgement: PortJudgement }) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const { code, reach, keys, branch, since, between } = fault;
  const isLight = code === "weak" || code === "strong";
  const total = isLight ? judgement.counts.read : judgement.counts.total;
  return (
    <p className={css.fault} data-reach={reach}>
      <ToneIcon tone={reach === "port" && code !== "off" ? "bad" : TONES[code]} size={18} />
      <span>
        <strong>{t(`judge.reach.${reach}`, { count: keys.length })}</strong>{" "}
        {t(`judge.${code}`, { count: keys.length, total })}
        {branch !== null && ` ${t("judge.branch", { branch: visible(branch, 80) })}`}
        {between && (
          <>
            {" "}
            {t("judge.between", {
              from: format.metres(between.from),
              to: format.metres(between.to),
            })}
          </>
        )}
        {since && (
          <>
            {" "}
            · <Ago at={since} />
          </>
        )}
      </span>
    </p>
  );
}
