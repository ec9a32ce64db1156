import { useQuery } from "@tanstack/react-query";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { TextKey } from "#src/i18n/i18n.ts";
import type { ActionThing } from "#src/jobs/record.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ActionWith } from "#src/resource/ActionWith.tsx";
import { KEPT_MS, useKeptDraft, type KeptDraft } from "#src/resource/kept-draft.ts";
import { Unkept } from "#src/resource/Unkept.tsx";
import { FlagField, SecretField, SelectField, TextField } from "#src/ui/Form.tsx";
import { looseRow } from "#src/util/loose.ts";
import { bool01, num, record, whole, type Fields } from "#src/util/read.ts";
import { changeOf } from "./api.ts";
import css from "./acs.module.css";

/** What `WifiChange` takes. */
export interface WifiChangeProps {
  /** Where the radio or network is in the API. */
  path: string;
  /** Its row: a field is offered under the name that it has there. */
  raw: Fields;
  title: string;
  fields: readonly {
    label: TextKey<"acs">;
    kind: "flag" | "channel" | "number" | "text" | "secret";
    names: readonly string[];
  }[];
  channels: readonly number[];
  thing: ActionThing;
  facts: readonly (readonly [string, ReactNode])[];
  onChanged: () => void;
}

type Typed = Readonly<Record<string, string | boolean>>;

/** What was typed for a radio or a network, but for its secrets. */
interface Settings {
  at: number;
  typed: Typed;
}

function keptSettings(path: string): KeptDraft<Settings> {
  const fresh: Settings = { at: 0, typed: {} };
  return {
    namespace: "acs",
    name: "wifi",
    what: path,
    fresh,
    read: (stored, now) => {
      const fields = record(stored);
      const at = num(fields?.["at"]) ?? 0;
      if (now - at > KEPT_MS) return fresh;
      const typed = Object.entries(record(fields?.["typed"]) ?? {}).filter(
        (entry): entry is [string, string | boolean] =>
          typeof entry[1] === "string" || typeof entry[1] === "boolean",
      );
      return { at, typed: Object.fromEntries(typed) };
    },
  };
}

/** Other settings for a radio or a network: only where the server offers it, and asked first. */
export function WifiChange(props: WifiChangeProps) {
  const { path, raw } = props;
  const { data: offer } = useQuery(changeOf(path, raw));
  return offer ? <Change key={path} {...props} {...offer} /> : null;
}

function Change({
  path,
  raw,
  title,
  fields,
  channels,
  thing,
  facts,
  onChanged,
  href,
  method,
}: WifiChangeProps & { href: string; method: "PATCH" | null }) {
  const { t } = useTranslation("acs");
  const id = useId();
  const [draft] = useState(() => keptSettings(path));
  const [kept, keep, isKept] = useKeptDraft(draft);
  const [secrets, setSecrets] = useState<Typed>({});
  const typed = { ...kept.typed, ...secrets };
  const [isOpen, setOpen] = useState(Object.keys(typed).length > 0);
  const own = looseRow(raw, whole());
  const found = fields.flatMap((field) => {
    const at = own.find(field.names);
    const value = at?.value;
    // What has parts is no setting that a field can hold.
    if (
      !at ||
      (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    )
      return [];
    return [{ ...field, name: at.where.path, value }];
  });
  const changed = found.filter(({ name, kind, value }) => {
    const now = typed[name];
    return now !== undefined && now !== (kind === "flag" ? bool01(value) : String(value));
  });
  const errorOf = (name: string, kind: string): string | null => {
    const now = typed[name];
    if (typeof now !== "string" || (kind !== "channel" && kind !== "number")) return null;
    return /^\d{1,3}$/u.test(now.trim()) ? null : t("wifi.notANumber");
  };
  const isWrong = changed.some(({ name, kind }) => errorOf(name, kind) !== null);
  const body = Object.fromEntries(
    changed.map(({ name, kind, value }) => {
      const now = typed[name] ?? "";
      const isNumber = (kind === "channel" || kind === "number") && typeof value === "number";
      return [name, isNumber ? Number(now) : now];
    }),
  );
  const set = (name: string) => (value: string | boolean) =>
    keep(({ typed: before }) => ({ typed: { ...before, [name]: value } }));
  if (found.length === 0) return null;
  return (
    <details
      className={css.change}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t("wifi.change")}</summary>
      {isOpen && (
        <ActionWith
          thing={{ ...thing, id: `${thing.id} ${path}`, kind: "wifi" }}
          name="set_wifi"
          href={href}
          {...(method ? { method } : {})}
          body={body}
          facts={[
            ...facts,
            [t("wifi.where"), title],
            [t("wifi.changes"), changed.map(({ label }) => t(label)).join(", ")],
          ]}
          warnings={[t("wifi.mayNotLast")]}
          isReady={changed.length > 0 && !isWrong}
          recheck={async () => {
            const now = await queryClient.fetchQuery({ ...changeOf(path, raw), staleTime: 0 });
            return now?.href ?? null;
          }}
          onOutcome={({ state }) => {
            // What was changed comes back with the row, whose counters of bytes are new at each reading.
            if (state === "done") {
              keep(draft.fresh);
              setSecrets({});
            }
            onChanged();
          }}
        >
          <Unkept isKept={isKept} />
          {found.map(({ name, kind, label, value }) => {
            const shared = {
              id: `${id}${name}`,
              label: t(label),
              error: errorOf(name, kind),
              description: null,
              isRequired: false,
            };
            const now = typed[name] ?? (kind === "flag" ? bool01(value) : String(value));
            if (kind === "flag")
              return (
                <FlagField
                  key={name}
                  {...shared}
                  value={typeof now === "boolean" ? now : null}
                  onChange={set(name)}
                />
              );
            const text = typeof now === "string" ? now : "";
            if (kind === "secret")
              return (
                <SecretField
                  key={name}
                  {...shared}
                  value={text}
                  onChange={(secret) => setSecrets({ ...secrets, [name]: secret })}
                  what={t(label)}
                />
              );
            if (kind === "channel" && channels.length > 0)
              return (
                <SelectField
                  key={name}
                  {...shared}
                  value={text}
                  options={channels.map((one) => ({ value: String(one), label: String(one) }))}
                  emptyLabel={null}
                  onChange={set(name)}
                />
              );
            return (
              <TextField
                key={name}
                {...shared}
                value={text}
                {...(kind === "text" ? { maxLength: 16 } : { inputMode: "numeric" as const })}
                onChange={set(name)}
              />
            );
          })}
        </ActionWith>
      )}
    </details>
  );
}
