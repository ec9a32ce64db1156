import { useId, useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { visible } from "#src/util/text.ts";
import { parseTime } from "#src/util/time.ts";
import { Later } from "#src/ui/Later.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge, ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { provisional } from "./cpe-sources.ts";
import { loadEvidence, loadSince } from "./cpe-parts.ts";
import type { CpeReading } from "./use-cpe.ts";
import { verdict } from "./verdict.ts";
import type { Finding, Verdict, VerdictInput } from "./verdict-types.ts";
import css from "./cpe.module.css";

/** The one sentence about the device; `Why?` opens what it rests on. */
export function CpeSentence({ reading }: { reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const now = useNow();
  const { found, input, tone, sentence, also, isBusy } = useSentence(reading)(now);
  const { t: common } = useTranslation();
  const format = useFormat();
  const actions = useActionWords();
  const { data: live, error } = reading.live.result;
  const liveAt = live?.at;
  const host = reading.host.data?.host;
  // A device that was rebooted is down for a while, and that is no fault; one that was down before is so for another reason.
  const awaited = live?.info.state === "down" ? reading.awaitedAt(now) : null;
  // What has been read out is not read out again with each new figure.
  const news = [found.code, isBusy, awaited?.watch?.wentDownAt].join();
  const [told, setTold] = useState({ news, at: now });
  if (told.news !== news) setTold({ news, at: now });
  return (
    <section className={css.verdict} data-tone={tone} aria-label={t("says.title")}>
      <div className={css.says}>
        <ToneIcon tone={tone} size={28} />
        <div
          data-part="verdict"
          role="status"
          aria-live={now - told.at > 2e3 ? "off" : undefined}
          aria-busy={isBusy}
          className={css.saysText}
        >
          <p className={css.sentence}>{sentence}</p>
          {also && <p>{t("says.also", { sentence: also })}</p>}
          {awaited?.watch?.wentDownAt && (
            <p>
              {t("says.underWay", {
                action: actions.label(awaited.action),
                time: actions.clock(awaited.at),
              })}
            </p>
          )}
        </div>
        <span className={css.saysAside}>
          {tone === "bad" && !awaited?.watch?.wentDownAt && (
            <Later load={loadSince} until={null} props={{ live, host }} />
          )}
          {liveAt && !error && (
            <span>
              {common("reading.read")} <Ago at={liveAt} />
            </span>
          )}
          {liveAt && error && (
            <StateBadge
              tone="warning"
              title={common("reading.notUpdating", { time: format.time(liveAt) })}
            >
              {common("reading.read")} <Ago at={liveAt} />
            </StateBadge>
          )}
          {found.contradictions.length > 0 && (
            <StateBadge tone="warning">
              {t("says.disagree", { count: found.contradictions.length })}
            </StateBadge>
          )}
          <button
            type="button"
            className={css.why}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t("says.why")}
          </button>
        </span>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Later load={loadEvidence} props={{ found, input, cpeAt: reading.item?.at }} />}
      </div>
    </section>
  );
}

/** The verdict at a moment (ms since 1970), in words, and whether it still waits for something. */
export function useSentence(reading: CpeReading) {
  const say = useFindingText();
  const { t } = useTranslation("cpe");
  return (now: number) => {
    const input = reading.inputAt(new Date(now));
    const found = verdict(input);
    // Without the CPE's own fields a device that is off on purpose would first be called ill.
    const waits = reading.isCpeWhole || reading.one.error ? provisional(found, input) : "nothing";
    return {
      found,
      input,
      tone: waits ? whileReading(waits) : found.tone,
      sentence: waits ? t(`says.${waits}`) : say(found),
      also: waits || !found.also || !saysMore(found) ? null : say(found.also),
      isBusy: waits !== null || isReading(input),
    };
  };
}

/** A finding's sentence in the chosen language. */
function useFindingText(): (finding: Finding) => string {
  const { t } = useTranslation("cpe");
  const format = useFormat();
  return ({ sentence, params }) => {
    const date = typeof params["date"] === "string" ? parseTime(params["date"]) : null;
    const figures = Object.entries(params).map(
      ([name, value]) => [name, typeof value === "number" ? format.number(value) : value] as const,
    );
    const values = { ...Object.fromEntries(figures), ...(date && { date: format.date(date) }) };
    return visible(t(`verdict.sentence.${sentence}`, values), 600).trim();
  };
}

/** Beside an administrative state "cannot tell" adds nothing. */
function saysMore({ also }: Verdict): boolean {
  return also !== null && also.code !== "cannot-tell";
}

function isReading({ live, host, neighbours }: VerdictInput): boolean {
  return [live, host, neighbours].some(({ state }) => state === "reading");
}

/** What is known before all is read: that it is down. */
function whileReading(waits: string): Tone {
  return waits === "nothing" || waits === "online" ? "info" : "bad";
}
