import { useTranslation } from "#src/i18n/use-translation.ts";
import { Chip } from "#src/ui/Tone.tsx";
import type { Cpe } from "./api.ts";

/** The yes/no fields that the vendor's list shows as letters (contract 3.1). */
export const CPE_FLAGS = [
  { field: "active", letter: "A" },
  { field: "access", letter: "I" },
  { field: "external_voip", letter: "V" },
  { field: "enable_notifications", letter: "N" },
  { field: "probe", letter: "P" },
] as const;

/** A flag in words: `Active: yes`. */
export function useFlagText(): (
  field: (typeof CPE_FLAGS)[number]["field"],
  isOn: boolean,
) => string {
  const { t } = useTranslation("isp");
  return (field, isOn) => `${t(`flags.${field}`)}: ${t(isOn ? "flags.isOn" : "flags.isOff")}`;
}

/** The status of a CPE as letters, each with its meaning for screen readers and on hover. */
export function StatusChips({ cpe }: { cpe: Cpe }) {
  const textOf = useFlagText();
  return (
    <span>
      {CPE_FLAGS.map(({ field, letter }) => {
        const value = cpe[field];
        if (value === null || value === undefined) return null;
        return (
          <Chip key={field} isOn={value} label={textOf(field, value)}>
            {letter}
          </Chip>
        );
      })}
    </span>
  );
}
