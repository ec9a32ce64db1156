import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { visible } from "#src/util/text.ts";
import { LinesField } from "./LinesField.tsx";
import { DAY_WORDS } from "./schedule.ts";
import { bandsIn, writeBands, type BandLine } from "./wire.ts";
import css from "./pbx-form.module.css";

const NEW: BandLine = { isActive: true, days: ["mon", "fri"], times: ["09:00", "14:00", "", ""] };
const TIMES = ["morningFrom", "morningTo", "eveningFrom", "eveningTo"] as const;

/** When a schedule is open: rows of week days with a band in the morning and one in the evening. */
export function BandsField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { lines, unread } = bandsIn(typeof props.value === "string" ? props.value : "");
  return (
    <LinesField
      field={props}
      texts="bands"
      lines={lines}
      fresh={NEW}
      above={unread.map((one) => (
        <p key={one} className={css.error}>
          {t("bands.unread", { text: visible(one, 120) })}
        </p>
      ))}
      onChange={(next) =>
        props.onChange(
          [writeBands(next), ...unread.map((one) => `? ${one}`)].filter(Boolean).join("\n"),
        )
      }
    >
      {(line, set) => (
        <>
          {(["from", "to"] as const).map((side, place) => (
            <NativeSelect
              key={side}
              className={css.short ?? ""}
              label={t(`bands.day.${side}`)}
              value={line.days[place]}
              onChange={({ currentTarget }) => {
                const [from, to] = line.days;
                const next = currentTarget.value;
                set({ days: place === 0 ? [next, to] : [from, next] });
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
              // The browser's field knows no 24:00, and would stand empty.
              value={(line.times[place] ?? "").replace(/^24:00$/u, "00:00")}
              onChange={({ currentTarget }) => {
                const [a, b, c, d] = line.times.map((time, at) =>
                  at === place ? currentTarget.value : time,
                );
                set({ times: [a ?? "", b ?? "", c ?? "", d ?? ""] });
              }}
            />
          ))}
          <Checkbox
            className={css.active ?? ""}
            label={t("bands.active")}
            checked={line.isActive}
            onChange={(event) => set({ isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </LinesField>
  );
}
