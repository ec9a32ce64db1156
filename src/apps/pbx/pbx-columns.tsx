import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import type { Translate } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { idIn } from "#src/krill/inferred-fields.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { num, record } from "#src/util/read.ts";
import {
  allContexts,
  customerOf,
  holidays,
  pbxName,
  pbxs,
  type HolidayRow,
  type Pbx,
} from "./api.ts";
import { parseHoliday } from "./holiday.ts";
import { paths } from "./paths.ts";
import { plain } from "./wire.ts";

const KINDS = ["lines", "voicemails", "groups", "queues", "recepcionists"] as const;

/** How many items of a kind a PBX has, under any of the names that a server may use; null where it does not say. */
export function countOf(pbx: Pbx, kind: (typeof KINDS)[number] | "ddis"): number | null {
  const counts = record(pbx["items"]);
  for (const value of [pbx[`${kind}_count`], pbx[kind], pbx[`num_${kind}`], counts?.[kind]]) {
    if (Array.isArray(value)) return value.length;
    const count = num(value);
    if (count !== null) return count;
  }
  return null;
}

/** The page of a PBX; null where the server does not say whose it is. */
export function pbxPath(pbx: Pbx): string | null {
  const customer = customerOf(pbx);
  return customer === null ? null : paths.pbx({ customer, pbx: pbx.id });
}

/** What the vendor's own list shows (contract 3.3 "UI"). */
const columns: readonly ListColumn<Pbx>[] = [
  {
    id: "customer",
    isTitle: true,
    joins: ["customer"],
    cell: (pbx) => visible(pbxName(pbx), 120),
    csv: pbxName,
    sortValue: pbxName,
  },
  { id: "id", align: "end", isDefault: false, cell: (pbx) => pbx.id },
  {
    id: "crm",
    isSortable: false,
    cell: (pbx) => <CustomerLink pbx={pbx} />,
    csv: customerOf,
  },
  {
    id: "ddis",
    isSortable: false,
    align: "end",
    cell: (pbx) => countOf(pbx, "ddis"),
    csv: (pbx) => countOf(pbx, "ddis"),
  },
  {
    id: "items",
    isSortable: false,
    cell: (pbx) => <Counts pbx={pbx} />,
    csv: (pbx) => KINDS.map((kind) => `${kind} ${countOf(pbx, kind) ?? "?"}`).join(", "),
  },
  {
    id: "context",
    isSortable: false,
    cell: (pbx) => <ContextName pbx={pbx} />,
    // The cells have asked for them.
    csv: (pbx) => contextName(pbx, queryClient.getQueryData(allContexts.queryKey)),
  },
  { id: "language", cell: (pbx) => cleanText(pbx.language) },
  {
    id: "out_ddi",
    cell: (pbx) => visible(nameIn(pbx["out_ddi"]) ?? "", 40),
    csv: (pbx) => nameIn(pbx["out_ddi"]),
  },
  { id: "ringtime", align: "end", unit: "s", cell: (pbx) => <Seconds of={pbx.ringtime} /> },
  { id: "realm", isDefault: false, cell: (pbx) => cleanText(pbx.realm) },
  { id: "comment", isDefault: false, isSortable: false, cell: (pbx) => cleanText(pbx.comment) },
];

/** The list of PBXs. */
export const pbxList: ListSpec<Pbx> = {
  namespace: "pbx",
  name: "pbxs",
  resource: pbxs,
  columns,
  filters: [
    textFilter("realm"),
    textFilter("customer", {
      matches: (pbx, value) => {
        const customer = customerOf(pbx);
        return customer === null || String(customer) === value.trim();
      },
    }),
  ],
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  tabs: "realm",
  rowName: (pbx) => visible(pbxName(pbx), 120),
  rowPath: pbxPath,
};

/** The list of holidays. */
export const holidayList: ListSpec<HolidayRow> = {
  namespace: "pbx",
  name: "holidays",
  resource: holidays,
  columns: [
    { id: "day", isTitle: true, cell: (row) => <Day text={row.day} />, csv: (row) => row.day },
    { id: "comment", cell: (row) => visible(row.comment ?? "", 120) },
    { id: "realm", cell: (row) => cleanText(row.realm) },
    { id: "id", isDefault: false, align: "end", cell: (row) => row.id },
  ],
  filters: [textFilter("realm")],
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  tabs: "realm",
  rowName: (row) => visible(row.day ?? `#${row.id}`, 40),
  rowPath: (row) => paths.holiday(row.id),
  createPath: paths.holidayNew,
};

/** A holiday as a date that people write, `$easter$` in words. */
export function Day({ text }: { text: string | null | undefined }) {
  const { t } = useTranslation("pbx");
  return <>{sayDay(text, t)}</>;
}

/** The same as a text. */
export function sayDay(text: string | null | undefined, t: Translate<"pbx">): string {
  const day = parseHoliday(text ?? "");
  if (!day) return t("holidays.unreadable", { text: visible(text ?? "?", 40) });
  return day.kind === "good-friday" ? t("holidays.goodFriday") : `${day.day}/${day.month}`;
}

/** Seconds with their unit. */
export function Seconds({ of }: { of: number | null | undefined }) {
  const format = useFormat();
  return of === null || of === undefined ? null : <>{format.number(of)} s</>;
}

function Counts({ pbx }: { pbx: Pbx }) {
  const { t } = useTranslation("pbx");
  const known = KINDS.flatMap((kind) => {
    const count = countOf(pbx, kind);
    return count === null ? [] : { kind, count };
  });
  if (known.length === 0) return <>{t("unknown")}</>;
  const some = known.filter(({ count }) => count > 0);
  return (
    <>{some.map(({ kind, count }) => t(`counts.${kind}`, { count })).join(" · ") || t("nothing")}</>
  );
}

function CustomerLink({ pbx }: { pbx: Pbx }) {
  const hasCrm = useHasCrm();
  const customer = customerOf(pbx);
  if (customer === null) return null;
  return hasCrm ? <Link to={isp.customer(customer)}>#{customer}</Link> : <>#{customer}</>;
}

/** The context of a PBX by its name, which may have to be looked up. */
export function ContextName({ pbx, none = null }: { pbx: Pbx; none?: string | null }) {
  const isById = plain(pbx.contextname) === null && idIn(pbx["context"]) !== null;
  const { data } = useQuery({ ...allContexts, enabled: isById });
  const name = contextName(pbx, data);
  return <>{name === null ? none : visible(name, 80)}</>;
}

/** What the context of a PBX is called: by the PBX, else among the contexts, else by its number. */
export function contextName(
  pbx: Pbx,
  contexts: readonly { id: number; name?: string | null }[] = [],
): string | null {
  const { context } = pbx;
  const id = idIn(context);
  const known = id === null ? null : contexts.find((one) => one.id === id)?.name;
  return plain(pbx.contextname) ?? known ?? nameIn(context);
}

/** A thing that stands as text, number or whole, in a word; one that is known by its id alone is `#21`. */
export function nameIn(value: unknown): string | null {
  const whole = record(value);
  const name = plain(whole?.["name"] ?? whole?.["ddi"] ?? whole?.["label"]);
  if (name !== null) return name;
  const id = whole?.["id"] ?? (typeof value === "number" ? value : null);
  return id === null ? plain(value) : `#${plain(id) ?? "?"}`;
}
