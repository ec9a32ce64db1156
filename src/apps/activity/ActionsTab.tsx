import { NativeSelect, TextInput } from "@mantine/core";
import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { journal } from "#src/jobs/browser-journal.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { csvFile, download } from "#src/resource/export-rows.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { IconDownload, IconSearch } from "#src/ui/icons.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { localDay } from "#src/util/time.ts";
import { ActionItem } from "./ActionItem.tsx";
import {
  isOpen,
  matchingRecords,
  OUTCOMES,
  sentText,
  type ActivitySearch,
} from "./activity-search.ts";
import { useSentField } from "./sent-fields.ts";
import css from "./activity.module.css";

const AT_ONCE = 100;

/** The columns of the export that need no words; outcome, reason and what was sent follow them. */
const CSV = [
  ["time", (one: ActionRecord) => new Date(one.at)],
  ["user", (one: ActionRecord) => one.user],
  ["thing", (one: ActionRecord) => one.thing.name],
  ["kind", (one: ActionRecord) => one.thing.kind],
  ["id", (one: ActionRecord) => one.thing.id],
  ["action", (one: ActionRecord) => one.action],
  ["method", (one: ActionRecord) => one.method],
  ["address", (one: ActionRecord) => one.href],
  ["status", (one: ActionRecord) => one.status || null],
  ["reply", (one: ActionRecord) => one.reply],
  ["back", (one: ActionRecord) => (one.watch?.backAt ? new Date(one.watch.backAt) : null)],
] as const;

/** The actions of this person, newest first; those of unknown outcome above, with what to do. */
export function ActionsTab({
  search,
  onChange,
}: {
  search: ActivitySearch;
  onChange: (change: Partial<ActivitySearch>) => void;
}) {
  const { t } = useTranslation("activity");
  const { t: ofActions } = useTranslation("actions");
  const words = useActionWords();
  const { status, records } = useSyncExternalStore(journal.subscribe, journal.get);
  const [limit, setLimit] = useState(AT_ONCE);
  const matching = matchingRecords(records, search, words.label, useSentField());
  const open = matching.filter(isOpen);
  const rest = matching.filter((record) => !isOpen(record));
  const drop = () => onChange({ outcome: null, q: "" });

  return (
    <>
      <form className={css.bar} role="search" onSubmit={(event) => event.preventDefault()}>
        <SearchField value={search.q} onSearch={(q) => onChange({ q })} />
        <NativeSelect
          label={t("outcome")}
          value={search.outcome ?? ""}
          data={[
            { value: "", label: t("anyOutcome") },
            ...OUTCOMES.map((value) => ({ value, label: ofActions(`state.${value}`) })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ outcome: OUTCOMES.find((one) => one === value) ?? null });
          }}
        />
        <ExportActions records={matching} />
      </form>

      {status === "unreadable" && (
        <Problem title={t("unreadable")} onRetry={() => void journal.refresh()}>
          {t("unreadableText")}
        </Problem>
      )}
      {open.length > 0 && (
        <section className={css.open} aria-labelledby="activity-unknown">
          <h2 id="activity-unknown">{t("unknown")}</h2>
          <p>{t("unknownText")}</p>
          <ActionList records={open} />
        </section>
      )}
      {rest.length > 0 && (
        <section aria-labelledby="activity-earlier">
          <h2 id="activity-earlier" className="k-hidden">
            {t("earlier")}
          </h2>
          <ActionList records={rest.slice(0, limit)} />
          {rest.length > limit && (
            <Button variant="default" onClick={() => setLimit(limit + AT_ONCE)}>
              {t("showMore", { count: Math.min(AT_ONCE, rest.length - limit) })}
            </Button>
          )}
        </section>
      )}
      {status === "loading" && records.length === 0 && <SkeletonLines label={t("loading")} />}
      {status === "ready" && records.length === 0 && (
        <Empty title={t("empty")}>{t("emptyText")}</Empty>
      )}
      {records.length > 0 && matching.length === 0 && (
        <Empty title={t("noMatch")}>
          <p>
            {t("noMatchText", {
              filters: [
                search.q && `“${search.q}”`,
                search.outcome && ofActions(`state.${search.outcome}`),
              ]
                .filter(Boolean)
                .join(", "),
            })}
          </p>
          <Button variant="default" onClick={drop}>
            {t("drop")}
          </Button>
        </Empty>
      )}
    </>
  );
}

function ActionList({ records }: { records: readonly ActionRecord[] }) {
  return (
    <ul className={css.list}>
      {records.map((record) => (
        <ActionItem key={record.id} record={record} />
      ))}
    </ul>
  );
}

/** Counts on Enter or on leaving the field, like the search of every list. */
function SearchField({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation("activity");
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // Back, Forward and dropping the filters change the field too.
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const done = () => text.trim() !== value && onSearch(text.trim());
  return (
    <TextInput
      type="search"
      label={t("search")}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === "Enter" && done()}
    />
  );
}

function ExportActions({ records }: { records: readonly ActionRecord[] }) {
  const { t } = useTranslation("activity");
  const { t: ofActions } = useTranslation("actions");
  const words = useActionWords();
  const run = () => {
    const lines = records.map((record) => [
      ...CSV.map(([, cell]) => cell(record)),
      ofActions(`state.${record.state}`),
      words.reason(record),
      sentText(record),
    ]);
    const after = ["outcome", "reason", "sent"] as const;
    const header = [
      ...CSV.map(([name]) => t(`csv.${name}`)),
      ...after.map((name) => t(`csv.${name}`)),
    ];
    download(csvFile(header, lines), `krill-activity-${localDay(new Date())}.csv`);
  };
  return (
    <Button
      className={css.export}
      variant="default"
      disabled={records.length === 0}
      icon={<IconDownload size={16} aria-hidden />}
      onClick={run}
    >
      {t("export")}
    </Button>
  );
}
