import { useFormat } from "#src/i18n/use-format.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import { stateSpans, TIMELINE_KINDS, type TimelineItem } from "./timeline.ts";
import css from "./timeline.module.css";

/** What happened within a span, drawn: one lane for each kind; the list below says the same in words. */
export function TimelineLanes({
  items,
  all,
  span,
  isStateShown,
  readAt,
  areStatesSure,
}: {
  items: readonly TimelineItem[];
  /** Also what is older: the state at the beginning of the span is that of the last change before it. */
  all: readonly TimelineItem[];
  span: { from: Date; to: Date };
  isStateShown: boolean;
  /** When all this was read at least: what goes on since then goes on until then. */
  readAt: Date;
  /** Whether the last change of state that is here was the last one then. */
  areStatesSure: boolean;
}) {
  const { t } = useTranslation("cpeTimeline");
  const word = useDynamicText("cpe");
  const format = useFormat();
  const length = span.to.getTime() - span.from.getTime();
  const place = (from: Date, to: Date | null) => {
    const start = Math.max(0, (from.getTime() - span.from.getTime()) / length);
    const end = Math.min(1, ((to ?? from).getTime() - span.from.getTime()) / length);
    return { left: `${start * 100}%`, width: `${Math.max(0, end - start) * 100}%` };
  };
  const states = isStateShown ? stateSpans(all, span, areStatesSure ? readAt : null) : [];
  const lanes = TIMELINE_KINDS.filter(
    (kind) => items.some((item) => item.kind === kind) || (kind === "state" && states.length > 0),
  );
  const marks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) => new Date(span.from.getTime() + share * length),
  );
  const isLong = length > 2 * 86_400_000;
  return (
    <div className={css.lanes} aria-hidden>
      {lanes.map((kind) => (
        <div key={kind} className={css.lane}>
          <span className={css.name}>{t(`kind.${kind}`)}</span>
          <span className={css.track}>
            {kind === "state" &&
              states.map(({ state, from, to }) => (
                <span
                  key={from.getTime()}
                  className={css.state}
                  data-state={state}
                  style={place(from, to)}
                  title={visible(word(`state.${state}`, state), 40)}
                />
              ))}
            {items
              .filter((item) => item.kind === kind && (kind !== "state" || item.service !== null))
              .map((item) => (
                <span
                  key={item.id}
                  className={css.mark}
                  data-kind={kind}
                  style={place(item.from, item.to ?? (item.isOpen ? readAt : null))}
                  title={`${format.dateTime(item.from) ?? ""} ${visible(item.what ?? "", 60)}`}
                />
              ))}
          </span>
        </div>
      ))}
      <div className={css.lane}>
        <span className={css.name} />
        <span className={css.axis}>
          {marks.map((at, index) => (
            <span key={at.getTime()} data-at={index}>
              {isLong ? format.date(at) : format.clock(at)}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}
