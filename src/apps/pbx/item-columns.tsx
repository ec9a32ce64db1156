// The lists of a PBX's items, which its page has read as a whole.
import { use, type ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import type { ListColumn, ListSpec } from "#src/resource/list-spec.ts";
import { visible } from "#src/util/text.ts";
import type { Item } from "./api.ts";
import { Jump, PbxInSight } from "./Jump.tsx";
import { numbered, sayMissing } from "./jump-choices.ts";
import {
  extensionAt,
  type Ddi,
  type JumpText,
  type Receptionist,
  type Ringer,
  type Schedule,
} from "./model.ts";
import { paths, type ItemKind, type PbxPlace } from "./paths.ts";
import { scheduleSaid, type PlanReading } from "./plan.ts";
import { writeClock, writeRow } from "./schedule.ts";
import { plain } from "./wire.ts";
import { YesNo } from "./YesNo.tsx";
import css from "./pbx.module.css";

/** An item with what the console makes of it. */
export type ItemRow = Item & {
  model: Ddi | Ringer | Receptionist | Schedule | null;
  /** The name of its schedule; null without one, or where it is not there. */
  scheduleName: string | null;
};

/** The items of a kind as rows. */
export function itemRows(kind: ItemKind, { items, plan }: PlanReading): ItemRow[] {
  return items[kind].map((item) => {
    const model = plan[kind].find((one) => one.id === item.id) ?? null;
    const id = model && "schedule" in model ? model.schedule : null;
    const scheduleName = plan.schedules.find((one) => one.id === id)?.name ?? null;
    return { ...item, model, scheduleName };
  });
}

type Columns = readonly ListColumn<ItemRow>[];

const ringerOf = ({ model }: ItemRow): Ringer | null =>
  model && "kind" in model && (model.kind === "group" || model.kind === "queue") ? model : null;
const ddiOf = ({ model }: ItemRow): Ddi | null =>
  model && "kind" in model && model.kind === "ddi" ? model : null;
const receptionistOf = ({ model }: ItemRow): Receptionist | null =>
  model && "kind" in model && model.kind === "receptionist" ? model : null;
const scheduleOf = ({ model }: ItemRow): Schedule | null =>
  model && "rows" in model ? model : null;

function jumpColumn(
  id: string,
  of: (row: ItemRow) => JumpText | undefined,
  none?: ReactNode,
): ListColumn<ItemRow> {
  return {
    id,
    isSortable: false,
    cell: (row) => (none && of(row)?.text === null ? none : <Jump jump={of(row)} />),
    csv: (row) => of(row)?.text,
  };
}

function scheduleColumn(of: (row: ItemRow) => number | null | undefined): ListColumn<ItemRow> {
  return {
    id: "schedule",
    isSortable: false,
    cell: (row) => (
      <ScheduleName
        name={row.scheduleName}
        id={of(row) ?? null}
        said={scheduleSaid(row["schedule"])}
      />
    ),
    csv: ({ scheduleName }) => scheduleName,
  };
}

const ringerColumns: Columns = [
  { id: "cli", cell: (row) => visible(ringerOf(row)?.cli ?? "", 40) },
  {
    id: "name",
    isTitle: true,
    cell: (row) => visible(plain(row.name) ?? plain(row.cli) ?? `#${row.id}`, 80),
  },
  {
    id: "extensions",
    isSortable: false,
    cell: (row) => <Rings numbers={ringerOf(row)?.rings} />,
    csv: (row) => ringerOf(row)?.rings.join(" "),
  },
  jumpColumn("fail", (row) => ringerOf(row)?.fail),
  scheduleColumn((row) => ringerOf(row)?.schedule),
  jumpColumn("out_of_schedule", (row) => ringerOf(row)?.outOfSchedule),
  {
    id: "holidays",
    isDefault: false,
    isSortable: false,
    cell: (row) => <YesNo of={ringerOf(row)?.answersOnHolidays} />,
    csv: (row) => String(ringerOf(row)?.answersOnHolidays ?? ""),
  },
];

/** What is shown of a kind: in the order of the vendor's own lists (contract 3.3). */
const COLUMNS: Readonly<Record<ItemKind, Columns>> = {
  ddis: [
    {
      id: "ddi",
      isTitle: true,
      cell: (row) => visible(plain(row.ddi) ?? plain(row.name) ?? `#${row.id}`, 40),
    },
    {
      id: "extensions",
      isSortable: false,
      cell: (row) => <Rings numbers={ddiOf(row)?.rings} />,
      csv: (row) => ddiOf(row)?.rings.join(" "),
    },
    jumpColumn("incoming", (row) => ddiOf(row)?.incoming, <OwnRule />),
    {
      id: "calls",
      isSortable: false,
      cell: (row) => <CallsOf ddi={plain(row.ddi)} />,
      csv: null,
    },
  ],
  groups: ringerColumns,
  queues: [
    ...ringerColumns,
    { id: "maxusers", align: "end", cell: (row) => plain(row["maxusers"]) },
    { id: "user_timeout", align: "end", cell: (row) => plain(row["user_timeout"]) },
  ],
  receptionists: [
    { id: "name", isTitle: true, cell: (row) => visible(plain(row.name) ?? `#${row.id}`, 80) },
    { id: "record", cell: (row) => visible(receptionistOf(row)?.record ?? "", 40) },
    {
      id: "options",
      isSortable: false,
      cell: (row) => (
        <ul className={css.options}>
          <UnreadOptions text={receptionistOf(row)?.unreadOptions ?? null} />
          {receptionistOf(row)?.options.map(({ dial, name, jump }) => (
            <li key={`${dial} ${name}`}>
              {numbered(dial, name)}: <Jump jump={jump} />
            </li>
          ))}
        </ul>
      ),
      csv: (row) =>
        receptionistOf(row)?.unreadOptions ??
        receptionistOf(row)
          ?.options.map(({ dial, jump }) => `${dial} ${jump.text ?? ""}`)
          .join(" · "),
    },
    jumpColumn("fail", (row) => receptionistOf(row)?.fail),
    scheduleColumn((row) => receptionistOf(row)?.schedule),
    jumpColumn("out_of_schedule", (row) => receptionistOf(row)?.outOfSchedule),
    {
      id: "repeat",
      isDefault: false,
      cell: (row) => <YesNo of={row.repeat} />,
      csv: (row) => String(row.repeat ?? ""),
    },
  ],
  schedules: [
    { id: "name", isTitle: true, cell: (row) => visible(plain(row.name) ?? `#${row.id}`, 80) },
    {
      id: "hours",
      isSortable: false,
      cell: (row) => <Hours schedule={scheduleOf(row)} />,
      csv: (row) => scheduleOf(row)?.rows.map(writeRow).join("; "),
    },
  ],
};

function UnreadOptions({ text }: { text: string | null }) {
  const { t } = useTranslation("pbx");
  return text === null ? null : <li>{t("bands.unread", { text: visible(text, 120) })}</li>;
}

function ScheduleName({
  name,
  id,
  said,
}: {
  name: string | null;
  id: number | null;
  said: string;
}) {
  const { t } = useTranslation("pbx");
  const { plan } = use(PbxInSight);
  if (id === null) return <span className="k-dim">{t("overview.always")}</span>;
  return <>{name === null ? sayMissing(said, plan, t) : visible(name, 60)}</>;
}

/** The way to the calls of a number. */
function CallsOf({ ddi }: { ddi: string | null }) {
  const { t } = useTranslation("pbx");
  if (ddi === null) return null;
  return (
    <Link to={paths.cdrsOf(ddi)} aria-label={t("cdrs.callsOf", { ddi: visible(ddi, 40) })}>
      {t("cdrs.calls")}
    </Link>
  );
}

/** Without a jump of its own a number follows the PBX. */
function OwnRule() {
  const { t } = useTranslation("pbx");
  return <span className="k-dim">{t("flow.rule")}</span>;
}

/** The extensions that ring, with their names. */
function Rings({ numbers }: { numbers: readonly string[] | undefined }) {
  const { plan } = use(PbxInSight);
  const { t } = useTranslation("pbx");
  if (!numbers || numbers.length === 0) return <span className="k-dim">{t("nobody")}</span>;
  return (
    <>
      {numbers
        .map((number) => {
          const known = extensionAt(number, plan);
          return known ? numbered(number, known.label) : sayMissing(number, plan, t);
        })
        .join(", ")}
    </>
  );
}

/** The rows of a schedule with their days in the person's language. */
function Hours({ schedule }: { schedule: Schedule | null }) {
  const { t } = useTranslation("pbx");
  const day = (number: number) =>
    t(`days.${(["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const)[number] ?? "mon"}`);
  return (
    <>
      {schedule?.rows.map((row) => (
        <div key={writeRow(row)}>
          {row.dayFrom === row.dayTo ? day(row.dayFrom) : `${day(row.dayFrom)}–${day(row.dayTo)}`}:{" "}
          {row.bands.map(({ from, to }) => `${writeClock(from)}–${writeClock(to)}`).join(" / ")}
          {!row.isActive && ` (${t("bands.off")})`}
        </div>
      ))}
      {schedule?.unread.map((text) => (
        <div key={text}>{t("bands.unread", { text: visible(text, 120) })}</div>
      ))}
    </>
  );
}

/** The list of one kind of items of a PBX. */
export function itemList(place: PbxPlace, kind: ItemKind, mayCreate: boolean): ListSpec<ItemRow> {
  return {
    namespace: "pbx",
    name: kind,
    resource: knownResource("pbx", kind),
    columns: COLUMNS[kind],
    filters: [],
    attrs: [],
    takesAttrs: false,
    canSearch: true,
    defaultSort: kind === "ddis" ? "ddi" : "name",
    rowName: (row) => visible(plain(row.name) ?? plain(row.ddi) ?? `#${row.id}`, 80),
    rowPath: (row) => paths.item(place, kind, row.id),
    ...(mayCreate && { createPath: paths.itemNew(place, kind) }),
  };
}
