import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { IconAdd, IconClose } from "#src/ui/icons.ts";
import { visible } from "#src/util/text.ts";
import { DAY_WORDS } from "./schedule.ts";
import { bandsIn, writeBands, type BandLine } from "./wire.ts";
import css from "./pbx-form.module.css";

const NEW: BandLine = { isActive: true, days: ["mon", "fri"], times: ["09:00", "14:00", "", ""] };
const TIMES = ["morningFrom", "morningTo", "eveningFrom", "eveningTo"] as const;

/** When a schedule is open: rows of week days with a band in the morning and one in the evening. */
export function BandsField({ id, label, value, error, description, onChange }: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { lines, unread } = bandsIn(typeof value === "string" ? value : "");
  const write = (next: readonly BandLine[]) =>
    onChange([writeBands(next), ...unread.map((one) => `? ${one}`)].filter(Boolean).join("\n"));
  const set = (at: number, change: Partial<BandLine>) =>
    write(lines.map((line, index) => (index === at ? { ...line, ...change } : line)));
  return (
    <fieldset className={css.lines} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {description && <p className="k-dim">{description}</p>}
      {unread.map((one) => (
        <p key={one} className={css.error}>
          {t("bands.unread", { text: visible(one, 120) })}
        </p>
      ))}
      {/* Lines have nothing that stays but their place. */}
      {[...lines.entries()].map(([index, line]) => (
        <div
          key={index}
          className={css.line}
          role="group"
          aria-label={t("bands.line", { n: index + 1 })}
        >
          {(["from", "to"] as const).map((side, place) => (
            <NativeSelect
              key={side}
              className={css.short ?? ""}
              label={t(`bands.day.${side}`)}
              value={line.days[place]}
              onChange={({ currentTarget }) => {
                const [from, to] = line.days;
                const next = currentTarget.value;
                set(index, { days: place === 0 ? [next, to] : [from, next] });
              }}
            >
              {DAY_WORDS.map((day) => (
                <option key={day} value={day}>
                  {t(`days.${day}`)}
                </option>
              ))}
            </NativeSelect>
          ))}
          {TIMES.map((name, place) => (
            <TextInput
              key={name}
              className={css.short ?? ""}
              type="time"
              label={t(`bands.${name}`)}
              value={line.times[place] ?? ""}
              onChange={({ currentTarget }) => {
                const [a, b, c, d] = line.times.map((time, at) =>
                  at === place ? currentTarget.value : time,
                );
                set(index, { times: [a ?? "", b ?? "", c ?? "", d ?? ""] });
              }}
            />
          ))}
          <Checkbox
            className={css.active ?? ""}
            label={t("bands.active")}
            checked={line.isActive}
            onChange={(event) => set(index, { isActive: event.currentTarget.checked })}
          />
          <Button
            variant="default"
            size="sm"
            leftSection={<IconClose size={14} aria-hidden />}
            aria-label={t("bands.remove", { n: index + 1 })}
            onClick={() => write(lines.filter((_, at) => at !== index))}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <Button
        id={id}
        variant="default"
        size="sm"
        leftSection={<IconAdd size={16} aria-hidden />}
        onClick={() => write([...lines, NEW])}
      >
        {t("bands.add")}
      </Button>
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
