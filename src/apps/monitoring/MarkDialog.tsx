import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import {
  acknowledgementOf,
  downtimeOf,
  markErrors,
  SPANS,
  type MarkErrors,
  type MarkValues,
} from "./mark-form.ts";
import type { Acknowledgement, Downtime } from "./watch-actions.ts";

/** Asks what to say of a problem and until when: for an acknowledgement or a planned downtime. */
export function MarkDialog({
  action,
  title,
  submitLabel,
  typed,
  onType,
  onSubmit,
  onClose,
}: {
  action: "acknowledge" | "downtime";
  title: string;
  submitLabel: string;
  /** What was typed so far, also before it was closed or a try failed. */
  typed: MarkValues | undefined;
  onType: (values: MarkValues) => void;
  onSubmit: (body: Acknowledgement | Downtime) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const format = useFormat();
  const values: MarkValues = typed ?? {
    comment: "",
    span: action === "acknowledge" ? null : 60,
    start: "",
    end: "",
  };
  const [errors, setErrors] = useState<MarkErrors>({});
  const change = (some: Partial<MarkValues>) => onType({ ...values, ...some });
  const errorOf = (field: keyof MarkErrors) => {
    const error = errors[field];
    return error && t(`mark.error.${error}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The monitoring holds it against its own clock.
    const now = serverNow();
    const found = markErrors(action, values, now);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    onSubmit((action === "acknowledge" ? acknowledgementOf : downtimeOf)(values, now));
  };
  const spans = [
    ...(action === "acknowledge" ? [{ value: "", label: t("mark.noEnd") }] : []),
    ...SPANS.map((minutes) => ({
      value: String(minutes),
      label: format.duration(minutes * 60) ?? "",
    })),
    { value: "at", label: t("mark.until") },
  ];
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Textarea
          label={t("mark.comment")}
          value={values.comment}
          error={errorOf("comment")}
          autosize={false}
          rows={3}
          maxLength={500}
          required
          autoFocus
          onChange={(event) => change({ comment: event.currentTarget.value })}
        />
        {action === "downtime" && (
          <TextInput
            mt="sm"
            type="datetime-local"
            label={t("mark.start")}
            description={t("mark.startHint")}
            value={values.start}
            error={errorOf("start")}
            onChange={(event) => change({ start: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          mt="sm"
          label={t(action === "acknowledge" ? "mark.stands" : "mark.lasts")}
          value={values.span === null ? "" : String(values.span)}
          data={spans}
          onChange={({ currentTarget: { value } }) =>
            change({ span: value === "" ? null : value === "at" ? "at" : Number(value) })
          }
        />
        {values.span === "at" && (
          <TextInput
            mt="sm"
            type="datetime-local"
            label={t("mark.end")}
            value={values.end}
            error={errorOf("end")}
            onChange={(event) => change({ end: event.currentTarget.value })}
          />
        )}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit">{submitLabel}</Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
