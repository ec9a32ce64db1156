import { useTranslation } from "#src/i18n/use-translation.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import type { Touch } from "./history.ts";
import { Status } from "./log-columns.tsx";

const columns: readonly ListColumn<Touch>[] = [
  {
    id: "at",
    isTitle: true,
    cell: (touch) => <Moment at={touch.at} />,
    csv: (touch) => touch.at.toISOString(),
  },
  { id: "who", cell: (touch) => touch.who },
  { id: "what", cell: (touch) => <What touch={touch} /> },
  { id: "changes", isSortable: false, cell: (touch) => touch.changes },
  { id: "status", cell: (touch) => <Status code={touch.status} /> },
  { id: "from", isDefault: false, cell: (touch) => touch.from },
];

/** What was done to one thing, the newest first. */
export const historyList: ListSpec<Touch> = {
  namespace: "logs",
  name: "history",
  resource: knownResource("logger", "history"),
  columns,
  attrs: [],
  defaultSort: "-at",
  canSearch: true,
  rowName: (touch) => touch.at.toISOString(),
  filters: [textFilter("who"), textFilter("what")],
};

function What({ touch: { what, isAdmin } }: { touch: Touch }) {
  const { t } = useTranslation("logs");
  const isFlag = what === "1" || what === "2" || what === "3";
  if (!isAdmin || !isFlag) return <>{what}</>;
  return (
    <>
      {t(`changes.flags.f${what}`)} <span className="k-dim">{t("history.admin")}</span>
    </>
  );
}
