import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { LongTextField, SelectField, TextField } from "#src/ui/Form.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import type { Said, StepProps } from "./CoveragePage.tsx";
import { missingFields, ppaiOf, profilesFor } from "./coverage-steps.ts";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import css from "./coverage.module.css";

/** Whose the service will be, and what the owner wants to know. */
export function CustomerStep({ draft, change, said }: StepProps & { said: Said }) {
  const { t } = useTranslation("rubik");
  const id = useId();
  const { data } = useQuery(ownerSettings);
  const settings = settingsOf(data, draft.home?.owner);
  const [isChecked, setChecked] = useState(false);
  const order = { ppai: ppaiOf(draft) ?? "", ...draft.order };
  const missing = missingFields({ ...draft, order }, settings);
  const profiles = profilesFor(settings, draft.product?.code ?? null);
  const set = (name: string, value: string) => change({ order: { ...order, [name]: value } });
  const field = (name: keyof typeof LABELS, isRequired = false) => ({
    id: `${id}-${name}`,
    label: t(LABELS[name]),
    value: (order as Readonly<Record<string, string>>)[name] ?? "",
    error: isChecked && missing.includes(name) ? t("coverage.needed") : (said[name] ?? null),
    description: null,
    isRequired,
    onChange: (value: string) => set(name, value),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = missing;
    if (first !== undefined) document.getElementById(`${id}-${first}`)?.focus();
    else change({ order, isOrderReady: true, open: null });
  };
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      {Object.keys(said).length > 0 && <Problem title={t("coverage.refused")} />}
      <div className={css.fields}>
        <TextField {...field("crm_customer_label", true)} />
        <TextField {...field("crm_external_id", true)} />
        <TextField {...field("crm_phone_label", true)} inputMode="tel" />
        {profiles.length > 0 ? (
          <SelectField
            {...field("service_profile", true)}
            options={profiles.map((one) => ({ value: one.id, label: visible(one.label, 80) }))}
            emptyLabel=""
          />
        ) : (
          <TextField {...field("service_profile", true)} />
        )}
        {(settings?.ppais.length ?? 0) > 0 ? (
          <SelectField
            {...field("ppai", settings?.needsPpai)}
            options={(settings?.ppais ?? []).map((one) => ({
              value: one.id,
              label: visible(one.label, 80),
            }))}
            emptyLabel={t("coverage.nothing")}
          />
        ) : (
          <TextField {...field("ppai", settings?.needsPpai)} />
        )}
        <TextField {...field("remote_id", settings?.needsRemoteId)} />
        <TextField {...field("tv_remote_id")} />
        <div className={css.wide}>
          <LongTextField {...field("crm_contact_label")} />
        </div>
        <Extra draft={draft} change={change} />
      </div>
      <div className={css.buttons}>
        <Button type="submit" size="sm">
          {t("coverage.toSummary")}
        </Button>
      </div>
    </form>
  );
}

const LABELS = {
  crm_customer_label: "services.columns.crm_customer_label",
  crm_external_id: "services.columns.crm_external_id",
  crm_phone_label: "services.columns.crm_phone_label",
  crm_contact_label: "fact.contact",
  service_profile: "services.columns.service_profile",
  ppai: "services.columns.ppai",
  remote_id: "services.columns.remote_id",
  tv_remote_id: "fact.tv",
} as const;

/** The owner's own fields: those that its settings name, and any other by its name (contract 3.7 "extrainfo"). */
function Extra({ draft, change }: StepProps) {
  const { t } = useTranslation("rubik");
  const { data } = useQuery(ownerSettings);
  const known = settingsOf(data, draft.home?.owner)?.extra ?? [];
  const names = new Set(known.map(({ id }) => id));
  const own = draft.extra
    .map(([name, value], index) => ({ name, value, index }))
    .filter(({ name }) => !names.has(name));
  const setKnown = (name: string, value: string) =>
    change({ extra: [...draft.extra.filter(([one]) => one !== name), [name, value]] });
  const replace = (index: number, next: readonly [string, string] | null) =>
    change({
      extra: draft.extra.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])),
    });
  const id = useId();
  return (
    <>
      {known.map((one) => (
        <TextField
          key={one.id}
          id={`${id}-${one.id}`}
          label={visible(one.label, 80)}
          description={visible(one.id, 60)}
          error={null}
          isRequired={false}
          value={draft.extra.find(([name]) => name === one.id)?.[1] ?? ""}
          onChange={(value) => setKnown(one.id, value)}
        />
      ))}
      {own.map(({ name, value, index }) => (
        <div key={index} className={`${css.wide} ${css.extra}`}>
          <TextInput
            label={t("coverage.extraName")}
            value={name}
            onChange={(event) => replace(index, [event.currentTarget.value, value])}
          />
          <TextInput
            label={t("coverage.extraValue")}
            value={value}
            onChange={(event) => replace(index, [name, event.currentTarget.value])}
          />
          <Button
            variant="default"
            aria-label={t("coverage.extraDrop", { name })}
            onClick={() => replace(index, null)}
          >
            ×
          </Button>
        </div>
      ))}
      <div className={css.wide}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => change({ extra: [...draft.extra, ["", ""]] })}
        >
          {t("coverage.extraAdd")}
        </Button>
      </div>
    </>
  );
}
