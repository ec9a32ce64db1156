import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Ago } from "#src/ui/Time.tsx";
import { stateSince } from "./ticket.ts";

/** Since when a device is down, apart from the age of what says so; nothing where that is not known. */
export function CpeSince({
  live,
  host,
}: {
  live: Parameters<typeof stateSince>[0];
  host: Parameters<typeof stateSince>[1];
}) {
  const { t } = useTranslation("cpeMore");
  const format = useFormat();
  const line = stateSince(live, host);
  if (line?.state !== "down" || !line.since) return null;
  return (
    <span>
      {t(line.isReported ? "since.reported" : "since.down", { time: format.time(line.since) })}
      {" · "}
      <Ago at={line.since} />
    </span>
  );
}
