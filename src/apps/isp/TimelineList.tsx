import { useState } from "react";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { toneOfState, type TimelineItem } from "./timeline.ts";
import { useTouchText } from "./touch-text.ts";
import css from "./timeline.module.css";

const AT_ONCE = 60;

/** What happened, in words, the newest first. */
export function TimelineList({ items }: { items: readonly TimelineItem[] }) {
  const { t } = useTranslation("cpeTimeline");
  const [most, setMost] = useState(AT_ONCE);
  return (
    <>
      <ol className={css.list} aria-label={t("list")}>
        {items.slice(0, most).map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {items.length > most && (
        <Button size="compact-sm" variant="default" onClick={() => setMost(most + AT_ONCE)}>
          {t("more", { shown: most, total: items.length })}
        </Button>
      )}
    </>
  );
}

function Item({ item }: { item: TimelineItem }) {
  const { t } = useTranslation("cpeTimeline");
  const { kind, from, to, isOpen, service, who, detail } = item;
  return (
    <li className={css.item}>
      <span className={css.when}>
        <Moment at={from} />
      </span>
      <span className={css.kind} data-kind={kind}>
        {t(`kind.${kind}`)}
      </span>
      <span className={css.text}>
        <What item={item} />
        {service !== null && <span className="k-dim"> {visible(service, 40)}</span>}
        {to && <Length from={from} to={to} />}
        {isOpen && <span className="k-dim"> · {t("open")}</span>}
        {kind === "message" && who !== null && (
          <span className="k-dim"> · {t("told", { who: visible(who, 60) })}</span>
        )}
        {detail !== "" && <span className={css.detail}>{visible(detail, 300)}</span>}
      </span>
    </li>
  );
}

function What({ item: { kind, what, who } }: { item: TimelineItem }) {
  const word = useDynamicText("cpe");
  const touch = useTouchText();
  if (what === null) return null;
  if (kind === "change") return <>{touch({ what, who })}</>;
  if (kind === "state" || kind === "message")
    return (
      <StateBadge tone={toneOfState(what)}>{word(`state.${what}`, visible(what, 40))}</StateBadge>
    );
  return <>{visible(what, 60)}</>;
}

function Length({ from, to }: { from: Date; to: Date }) {
  const format = useFormat();
  return (
    <span className="k-dim"> · {format.duration((to.getTime() - from.getTime()) / 1000)}</span>
  );
}
