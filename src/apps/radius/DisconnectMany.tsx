import { StartBulk } from "#src/apps/bulk/panels.tsx";
import type { BulkStart } from "#src/apps/bulk/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { startCount } from "#src/apps/bulk/paths.ts";
import type { Session } from "./api.ts";
import { refOf } from "./session-things.ts";

const disconnect = {
  things: "sessions",
  work: { kind: "request", name: "disconnect", severity: "interrupting" },
} as const;

/** Takes sessions to a bulk job that disconnects them: some, or all that match a list's filter. */
export function DisconnectMany({
  of,
}: {
  of: readonly Session[] | Extract<BulkStart, { filter: unknown }>["filter"];
}) {
  const { t } = useTranslation("radius");
  const format = useFormat();
  const start: BulkStart =
    "params" in of ? { ...disconnect, filter: of } : { ...disconnect, refs: of.map(refOf) };
  const count = startCount(start);
  return (
    <StartBulk start={start}>{t("disconnect.many", { count, n: format.number(count) })}</StartBulk>
  );
}
