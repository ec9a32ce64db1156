import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useSearchParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import { sayPlace, sayWay } from "./call-words.ts";
import { ddiOf, tellCall, type Step, type WallClock } from "./call-walk.ts";
import { END } from "./call-route.ts";
import type { PbxPlan } from "./model.ts";
import css from "./calls.module.css";

/** `What happens to a call to … at …?`: a number and a moment, both in the address, and the answer. */
export function CallQuestion({ plan }: { plan: PbxPlan }) {
  const { t } = useTranslation("pbx");
  const [params, setParams] = useSearchParams();
  const [opened] = useState(() => localNow(new Date()));
  const listId = useId();
  const number = params.get("number") ?? plan.ddis[0]?.number ?? "";
  const at = params.get("at") ?? opened;
  const set = (name: string, value: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const ddi = ddiOf(number, plan);
  const clock = readMoment(at);
  const story = ddi && clock ? tellCall(plan, ddi, clock) : null;
  return (
    <>
      <div className={css.question}>
        <TextInput
          label={t("flow.number")}
          value={number}
          list={listId}
          inputMode="tel"
          autoComplete="off"
          onChange={(event) => set("number", event.currentTarget.value)}
        />
        <datalist id={listId}>
          {plan.ddis.map((one) => (
            <option key={one.id} value={one.number}>
              {one.number}
            </option>
          ))}
        </datalist>
        <TextInput
          label={t("flow.at")}
          type="datetime-local"
          value={at}
          onChange={(event) => set("at", event.currentTarget.value)}
        />
      </div>
      <div role="status" aria-label={t("flow.answer")}>
        {!ddi && <p>{t("flow.notOurs", { number: visible(number || "?", 40) })}</p>}
        {ddi && !clock && <p>{t("flow.noMoment")}</p>}
        {story && (
          <>
            {!story.isSure && <p>{t("flow.answerPart")}</p>}
            {story.when.isHoliday && <p>{t("flow.isHoliday")}</p>}
            <ol className={css.story}>
              <StepItem step={story.first} plan={plan} />
            </ol>
          </>
        )}
      </div>
    </>
  );
}

function StepItem({ step, plan }: { step: Step; plan: PbxPlan }) {
  const { t } = useTranslation("pbx");
  const { key, on, option, handling, stop, ways } = step;
  const way = option
    ? sayWay({ on: "option", ...option }, t)
    : on === null
      ? null
      : sayWay({ on, dial: null, name: null }, t);
  const rings = handling.rings.map((one) => sayPlace(one, plan, t)).join(", ");
  return (
    <li>
      {way !== null && <span className="k-dim">{way} → </span>}
      <strong>{key === END ? t("flow.does.ends") : sayPlace(key, plan, t)}</strong>
      {stop !== null && <> · {t(`flow.stop.${stop}`)}</>}
      {stop === null && handling.closedBy !== null && (
        <> · {t(`flow.closedBy.${handling.closedBy}`)}</>
      )}
      {stop === null && rings !== "" && (
        <>
          {" "}
          ·{" "}
          {plan.ringTime === null
            ? t("flow.rings", { who: rings })
            : t("flow.ringsFor", { who: rings, seconds: plan.ringTime })}
        </>
      )}
      {stop === null && SAID.has(handling.does) && key !== END && (
        <> · {t(`flow.does.${handling.does}`)}</>
      )}
      {ways.length > 0 && (
        <ol>
          {ways.map((one) => (
            <StepItem
              key={`${one.on} ${one.option?.dial ?? ""} ${one.key}`}
              step={one}
              plan={plan}
            />
          ))}
        </ol>
      )}
    </li>
  );
}

/** What is worth a word beside the place's own name. */
const SAID: ReadonlySet<string> = new Set([
  "queues",
  "speaks",
  "records",
  "leaves",
  "missing",
  "unread",
  "unknown",
]);

/** The browser's own wall clock, as the field has it: `2026-11-26T12:30`. */
function localNow(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A moment by the wall clock of the place; null where it is none. */
function readMoment(text: string): WallClock | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/u.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60;
  return isDay ? { year, month, day, minute: hour * 60 + minute } : null;
}
