import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { kindOfJob } from "#src/jobs/job.ts";
import { Button } from "#src/ui/Button.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { hasLines, type Draft } from "./draft.ts";
import { correctLine } from "./find-targets.ts";
import { takenBack, type Device, type LineState, type TargetLine } from "./targets.ts";
import { useKind } from "./use-jobs.ts";
import css from "./bulk.module.css";

/** How what became of a line looks. */
export const LINE_TONE: Readonly<Record<LineState, Tone>> = {
  waiting: "off",
  found: "good",
  unknown: "bad",
  forbidden: "bad",
  doubled: "warning",
  ambiguous: "warning",
  failed: "bad",
  left: "off",
};

/** One line: what it means, and what can be done about it in its place. */
export function TargetRow({
  draft,
  one,
  withValue,
  onChange,
}: {
  draft: Draft;
  one: TargetLine;
  withValue: boolean;
  onChange: (next: TargetLine) => void;
}) {
  const { t } = useTranslation("bulk");
  const { line, state, device } = one;
  const isLeft = state === "left";
  return (
    <tr>
      <td data-align="end">{line}</td>
      <td className="k-mono">{visible(one.text, 80)}</td>
      <td>
        <StateBadge tone={LINE_TONE[state]}>
          {state === "doubled" && one.sameAs !== null
            ? t("line.sameAs", { line: one.sameAs })
            : t(`line.state.${state}`)}
        </StateBadge>
      </td>
      <td>
        <span className={css.line}>
          {device && <DeviceLink draft={draft} device={device} />}
          {device && (
            <span className="k-dim">
              {[device.realm, device.model].filter(Boolean).join(" · ")}
            </span>
          )}
          {one.choices.length > 0 && !isLeft && <Choice one={one} onChange={onChange} />}
          {hasLines(draft.source) && !isLeft && state !== "waiting" && (
            <Correction draft={draft} one={one} />
          )}
          {state !== "waiting" && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t(isLeft ? "line.takeLine" : "line.leaveLine", { line })}
              onClick={() => onChange(isLeft ? takenBack(one) : { ...one, state: "left" })}
            >
              {t(isLeft ? "line.take" : "line.leave")}
            </Button>
          )}
        </span>
      </td>
      {withValue && <td data-label={t("line.value")}>{visible(one.value ?? "", 60)}</td>}
    </tr>
  );
}

function DeviceLink({ draft, device }: { draft: Draft; device: Device }) {
  const path = useKind(kindOfJob(draft))?.path(device) ?? null;
  const name = visible(device.name, 80);
  return path === null ? name : <Link to={path}>{name}</Link>;
}

/** Of several devices that a line can mean a person chooses one, and may choose again. */
function Choice({ one, onChange }: { one: TargetLine; onChange: (next: TargetLine) => void }) {
  const { t } = useTranslation("bulk");
  return (
    <NativeSelect
      size="xs"
      aria-label={t("line.choose", { line: one.line })}
      value={one.device ? String(one.device.id) : ""}
      data={[
        { value: "", label: t("line.chooseOne", { count: one.choices.length }) },
        ...one.choices.map((device) => ({
          value: String(device.id),
          label: [device.name, `#${device.id}`, device.realm, device.model]
            .filter(Boolean)
            .join(" · "),
        })),
      ]}
      onChange={(event) => {
        const id = event.currentTarget.value;
        const device = one.choices.find((choice) => String(choice.id) === id) ?? null;
        onChange({ ...one, state: device ? "found" : "ambiguous", device });
      }}
    />
  );
}

/** A line typed anew in its place, and looked up alone; its value stays. At hand where none is known. */
function Correction({ draft, one }: { draft: Draft; one: TargetLine }) {
  const { t } = useTranslation("bulk");
  const { line, state } = one;
  const [text, setText] = useState(one.text);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [hasTried, setTried] = useState(false);
  const isOpen = isAsked || state === "unknown";
  if (!isOpen)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t("line.correct", { line })}
        onClick={() => setAsked(true)}
      >
        {t("line.correctIt")}
      </Button>
    );
  const find = async () => {
    setBusy(true);
    setTried(false);
    await correctLine(draft.id, line, text.trim());
    setBusy(false);
    setAsked(false);
    setTried(true);
  };
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void find();
      }}
    >
      <TextInput
        size="xs"
        aria-label={t("line.correct", { line })}
        value={text}
        // It stands where the button was that asked for it.
        ref={isAsked ? focus : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="compact-sm"
        variant="default"
        isBusy={isBusy}
        aria-label={t("line.findLine", { line })}
      >
        {t("line.find")}
      </Button>
      {hasTried && state === "unknown" && (
        <span role="status" className="k-dim">
          {t("line.stillUnknown")}
        </span>
      )}
    </form>
  );
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}
