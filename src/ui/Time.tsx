import { useFormat } from "#src/i18n/use-format.ts";
import { parseTime, toldAge } from "#src/util/time.ts";
import { useNow } from "./use-now.ts";

/** A moment in the browser's zone, with its offset on hover; nothing for what is no time. */
export function Moment({
  at,
  dateOnly = false,
  withSeconds = false,
}: {
  at: Date | string | null | undefined;
  dateOnly?: boolean;
  /** In a log, whose order could not be read else. */
  withSeconds?: boolean;
}) {
  const format = useFormat();
  const date = typeof at === "string" ? parseTime(at) : at;
  if (!date) return null;
  return (
    <time dateTime={date.toISOString()} title={format.withOffset(date) ?? undefined}>
      {format[dateOnly ? "date" : withSeconds ? "second" : "dateTime"](date)}
    </time>
  );
}

/** How long ago something was, or how long it is until then, counting on. */
export function Ago({ at }: { at: Date | string | null | undefined }) {
  const format = useFormat();
  const now = useNow();
  const date = typeof at === "string" ? parseTime(at) : at;
  if (!date) return null;
  return (
    <time dateTime={date.toISOString()} title={format.withOffset(date) ?? undefined}>
      {format.age(toldAge(date, now))}
    </time>
  );
}
