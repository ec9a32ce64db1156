import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Dialog } from "#src/ui/Dialog.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { IconGpon, IconSearch } from "#src/ui/icons.tsx";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import type { ChooseOnu } from "./panels.tsx";
import { unconfigured, type Waiting } from "./unconfigured.ts";
import { Since } from "./Since.tsx";
import css from "./gpon.module.css";

/** The button that opens the list of ONUs that wait, and the list. */
export function WaitingButton({ onChoose, size = "sm" }: ChooseOnu) {
  const { t } = useTranslation("gpon");
  const [isOpen, setOpen] = useState(false);
  const choose = ({ sn, model, olt, place }: Waiting) => {
    setOpen(false);
    if (sn !== null) onChoose({ sn, model, olt, place });
  };
  return (
    <>
      <Button
        variant="default"
        size={size}
        icon={<IconGpon size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("pick.open")}
      </Button>
      {isOpen &&
        // Outside of the form that it is called from.
        createPortal(
          <Dialog title={t("waiting.title")} onClose={() => setOpen(false)}>
            <List onChoose={choose} />
          </Dialog>,
          document.body,
        )}
    </>
  );
}

function List({ onChoose }: { onChoose: (row: Waiting) => void }) {
  const { t } = useTranslation("gpon");
  const [wanted, setWanted] = useState("");
  const { data, error, refetch } = useQuery({ ...unconfigured, staleTime: 0 });
  if (error && !data)
    return <ApiProblem error={error} what={t("waiting.title")} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={4} label={t("waiting.title")} />;
  const words = wanted.toLowerCase().split(/\s+/u).filter(Boolean);
  const rows = data.rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return row.sn !== null && words.every((word) => text.includes(word));
  });
  return (
    <>
      <TextInput
        type="search"
        label={t("pick.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {data.part && (
        <p className="k-note">
          {t("waiting.part", { read: data.rows.length, total: data.part.total ?? "?" })}
        </p>
      )}
      {rows.length === 0 && <Empty title={t("pick.none")} />}
      <div className={css.picks}>
        {byOlt(rows).map(([olt, own]) => (
          <section key={olt} aria-label={olt}>
            <h3>
              {olt} ({own.length})
            </h3>
            <ul>
              {own.map((row) => (
                <li key={row.id}>
                  <button type="button" className={css.pick} onClick={() => onChoose(row)}>
                    <span className="k-mono">
                      {[row.sn && serialForms(row.sn).printed, row.sn].filter(Boolean).join(" · ")}
                    </span>
                    <span className="k-dim">
                      {visible([row.place, row.model].filter(Boolean).join(" · "), 160)}{" "}
                      <Since at={row.since} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function textOf(row: Waiting): string {
  const printed = row.sn === null ? null : serialForms(row.sn).printed;
  return [printed, row.sn, row.olt, row.place, row.model].filter(Boolean).join(" ");
}

/** The ONUs of each OLT, by its name; a dash where it is not told. */
function byOlt(rows: readonly Waiting[]): [string, Waiting[]][] {
  const groups = new Map<string, Waiting[]>();
  for (const row of rows) {
    const olt = row.olt === null ? "—" : visible(row.olt, 80);
    groups.set(olt, [...(groups.get(olt) ?? []), row]);
  }
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b, "en"));
}
