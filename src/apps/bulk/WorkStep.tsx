import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, type ReactNode } from "react";
import { cpes, profiles } from "#src/apps/isp/api.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { currentLanguage } from "#src/i18n/i18n.ts";
import { CPES, kindOfJob, type JobWork } from "#src/jobs/job.ts";
import { choicesOf } from "#src/krill/metadata.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { metValues } from "#src/resource/met-values.ts";
import { useConsequence } from "#src/resource/use-consequence.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Draft } from "./draft.ts";
import { changeDraft } from "./draft-store.ts";
import { useWorkWords } from "./job-words.ts";
import type { Device, TargetLine } from "./targets.ts";
import { useKind } from "./use-jobs.ts";
import {
  CHANGES,
  kindOf,
  readValue,
  requestsOf,
  severityOf,
  unionOfActions,
  VALUE_TYPE,
  type ChangeField,
  type ProfileChoice,
} from "./work.ts";
import css from "./bulk.module.css";

const ALL_PROFILES = profiles.list({ limit: 1000, offset: 0 });

/** The speed profiles by name, as far as the server tells. */
export function useProfiles(): readonly ProfileChoice[] {
  const { data } = useQuery(ALL_PROFILES);
  return (data?.rows ?? []).map((row) => ({
    id: row.id,
    name: row.name || row.label || `#${row.id}`,
  }));
}

/** Second step: an action that the targets offer, a field to change, or a request of their kind. */
export function WorkStep({
  draft,
  found,
}: {
  draft: Draft;
  found: readonly (TargetLine & { device: Device })[];
}) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const words = useActionWords();
  const consequenceOf = useConsequence();
  const { label, details } = useWorkWords(kindOfJob(draft));
  const kind = useKind(kindOfJob(draft));
  const isCpes = kindOfJob(draft) === CPES;
  const { work } = draft;
  const actions = unionOfActions(found.map(({ device }) => device));
  // One device's own `Allow` tells what this person may do to CPEs.
  const { data: one } = useQuery({
    ...cpes.one(Number(found[0]?.device.id ?? 0)),
    enabled: isCpes,
  });
  const may = (method: string) => one?.allow?.has(method) ?? true;
  const canChange = isCpes && may("PATCH");
  // A server that takes a device as a whole alone forbids nobody to change it.
  const isWholeOnly = !canChange && one?.allow?.has("PUT") === true;
  const requests = requestsOf(kind, work).filter(({ needs }) => !needs || !isCpes || may(needs));
  const total = format.number(found.length);
  const set = (next: JobWork | null) => changeDraft(draft.id, { work: next });
  return (
    <Panel title={t("work.title")}>
      <fieldset className={css.choices}>
        <legend className="k-hidden">{t("work.title")}</legend>
        {actions.map(({ name, severity, count }) => (
          <Choice
            key={name}
            isChosen={work?.kind === "action" && work.name === name}
            onChoose={() => set({ kind: "action", name, severity })}
          >
            {severity !== "safe" && (
              <ToneIcon tone={severity === "destructive" ? "bad" : "warning"} />
            )}{" "}
            {words.label(name)}{" "}
            <span className="k-dim">
              {t("work.offeredBy", { count, n: format.number(count), total })}
            </span>
          </Choice>
        ))}
        {canChange && (
          <Choice isChosen={work?.kind === "change"} onChoose={() => set(changeOf("profile"))}>
            {t("work.change")}
          </Choice>
        )}
        {requests.map(({ work: request }) => (
          <Choice
            key={request.name}
            isChosen={work?.kind === "request" && work.name === request.name}
            onChoose={() => set(request)}
          >
            {request.severity !== "safe" && (
              <ToneIcon tone={request.severity === "destructive" ? "bad" : "warning"} />
            )}{" "}
            {label(request)} <span className="k-dim">{details(request)}</span>
          </Choice>
        ))}
      </fieldset>
      {isCpes && actions.length === 0 && (
        <p className="k-dim">{t(canChange || isWholeOnly ? "work.noAction" : "work.nothing")}</p>
      )}
      {isWholeOnly && <p className="k-dim">{t("work.noPatch")}</p>}
      {actions.length > 0 && !canChange && !isWholeOnly && (
        <p className="k-dim">{t("work.noChange")}</p>
      )}
      {work?.kind === "change" && canChange && (
        <ChangeFields
          draft={draft}
          work={work}
          hasValues={found.some((row) => row.value !== null)}
        />
      )}
      {work && (
        <p className={css.consequence} data-severity={severityOf(work, draft.isValueByLine)}>
          {work.kind === "action" && consequenceOf(work.name)}
          {work.kind === "change" && t("work.saving")}
          {work.kind === "request" && kind?.requests?.[work.name]?.consequence[currentLanguage()]}
        </p>
      )}
    </Panel>
  );
}

function Choice({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label>
      <input type="radio" name="bulk-work" checked={isChosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  );
}

function changeOf(field: ChangeField): JobWork {
  const kind = kindOf(field) ?? "text";
  const value = kind === "flag" ? false : null;
  return { kind: "change", field, value, type: VALUE_TYPE[kind] };
}

function ChangeFields({
  draft,
  work,
  hasValues,
}: {
  draft: Draft;
  work: Extract<JobWork, { kind: "change" }>;
  hasValues: boolean;
}) {
  const { t } = useTranslation("bulk");
  const all = useProfiles();
  const { data: choices } = useQuery(choicesOf(cpes.path));
  const listId = useId();
  const kind = kindOf(work.field) ?? "text";
  const set = (text: string) => {
    const value = readValue(kind, text, all);
    changeDraft(draft.id, { work: { ...work, value: value ?? null } });
  };
  const suggestions = [
    ...new Set([...(choices?.[work.field] ?? []), ...metValues("isp.cpes", work.field)]),
  ];
  return (
    <div className={css.fields}>
      <NativeSelect
        label={t("work.field")}
        value={work.field}
        data={CHANGES.map(({ field }) => ({ value: field, label: t(`field.${field}`) }))}
        onChange={(event) => {
          const change = CHANGES.find(({ field }) => field === event.currentTarget.value);
          if (change) changeDraft(draft.id, { work: changeOf(change.field) });
        }}
      />
      {hasValues && (
        <NativeSelect
          label={t("work.from")}
          value={draft.isValueByLine ? "line" : "one"}
          data={[
            { value: "one", label: t("work.oneValue") },
            { value: "line", label: t("work.byLine") },
          ]}
          onChange={(event) =>
            changeDraft(draft.id, { isValueByLine: event.currentTarget.value === "line" })
          }
        />
      )}
      {!(hasValues && draft.isValueByLine) &&
        (kind === "text" ? (
          <>
            <TextInput
              label={t("work.value")}
              description={t("work.emptyClears")}
              list={listId}
              value={typeof work.value === "string" ? work.value : ""}
              onChange={(event) => {
                const text = event.currentTarget.value;
                changeDraft(draft.id, { work: { ...work, value: text === "" ? null : text } });
              }}
            />
            <datalist id={listId}>
              {suggestions.map((one) => (
                <option key={one} value={one} aria-label={visible(one, 80)} />
              ))}
            </datalist>
          </>
        ) : (
          <NativeSelect
            label={t("work.value")}
            value={work.value === null ? "" : String(work.value)}
            data={
              kind === "flag"
                ? [
                    { value: "true", label: t("work.on") },
                    { value: "false", label: t("work.off") },
                  ]
                : [
                    { value: "", label: t("work.choose") },
                    ...all.map(({ id, name }) => ({ value: String(id), label: visible(name, 60) })),
                  ]
            }
            onChange={(event) => set(event.currentTarget.value)}
          />
        ))}
    </div>
  );
}
