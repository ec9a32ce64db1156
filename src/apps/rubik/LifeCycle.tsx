import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { useKeptFocus } from "#src/ui/use-kept-focus.ts";
import { ToneIcon } from "#src/ui/Tone.tsx";
import type { Service } from "./api.ts";
import { useStateName } from "./ServiceState.tsx";
import { lifeCycleOf, stageOf, transitionsFrom, type Stage, type Transition } from "./states.ts";
import css from "./rubik.module.css";

const loadDialog = async () => (await import("./StateDialog.tsx")).StateDialog;

/** The life of a service, drawn: where it stands, and what can be done now as buttons (contract 3.7 "States"). */
export function LifeCycle({
  service,
  mayChange,
  isWholeOnly,
}: {
  service: Service;
  mayChange: boolean;
  /** Why not: the server takes a service as a whole alone (PUT), which is more than its state. */
  isWholeOnly: boolean;
}) {
  const { t } = useTranslation("rubik");
  const [asked, setAsked] = useState<Transition | null>(null);
  const stage = stageOf(service.state);
  const part = useKeptFocus<HTMLDivElement>(asked !== null, stage);
  const cycle = lifeCycleOf(service.state);
  const offered = mayChange ? transitionsFrom(service.state) : [];
  const at = stage ? cycle.way.indexOf(stage) : -1;
  const beside = cycle.beside.filter(
    (one) => one === stage || offered.some((next) => next.stage === one),
  );
  const draw = (one: Stage, isPassed: boolean, isWay: boolean) => (
    <StageMark
      key={one}
      stage={one}
      isCurrent={one === stage}
      isPassed={isPassed}
      isNext={isWay}
      transition={offered.find((next) => next.stage === one) ?? null}
      onAsk={setAsked}
    />
  );
  return (
    <Panel title={t("cycle.title")}>
      <div ref={part} tabIndex={-1} className={css.cycle}>
        {stage === null ? (
          <p>{t("cycle.unknown")}</p>
        ) : (
          <>
            <ol className={css.way} aria-label={t("cycle.way")}>
              {cycle.way.map((one, index) => draw(one, index < at, index > 0))}
            </ol>
            {beside.length > 0 && (
              <ul className={css.way} aria-label={t("cycle.beside")}>
                {beside.map((one) => draw(one, false, false))}
              </ul>
            )}
            <p className={css.note} role="status">
              {stage === "ordering"
                ? t("cycle.ordering")
                : !mayChange
                  ? t(isWholeOnly ? "cycle.noPatch" : "cycle.mayNot")
                  : offered.length === 0
                    ? t("cycle.end")
                    : t("cycle.offered")}
            </p>
          </>
        )}
      </div>
      {asked && (
        <Later
          load={loadDialog}
          until={null}
          props={{ service, transition: asked, onClose: () => setAsked(null) }}
        />
      )}
    </Panel>
  );
}

function StageMark({
  stage,
  isCurrent,
  isPassed,
  isNext,
  transition,
  onAsk,
}: {
  stage: Stage;
  isCurrent: boolean;
  isPassed: boolean;
  isNext: boolean;
  transition: Transition | null;
  onAsk: (transition: Transition) => void;
}) {
  const { t } = useTranslation("rubik");
  const name = useStateName()(stage);
  return (
    <li
      className={css.stage}
      data-current={isCurrent}
      data-passed={isPassed}
      data-next={isNext}
      aria-current={isCurrent ? "step" : undefined}
    >
      {transition ? (
        <Button variant="default" size="xs" className={css.step} onClick={() => onAsk(transition)}>
          {t(`do.${transition.stage}`)}
        </Button>
      ) : (
        <span className={css.word}>
          {isPassed && <ToneIcon tone="good" size={14} />}
          {name}
          {isCurrent && <span className="k-hidden"> {t("cycle.now")}</span>}
        </span>
      )}
    </li>
  );
}
