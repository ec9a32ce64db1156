import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { useSharedData } from "#src/krill/shared-data.ts";
import { Chip } from "#src/ui/Tone.tsx";
import { cpes, type Cpe } from "./api.ts";
import { askFlag, type CpeFlag } from "./flag-store.ts";
import css from "./StatusChips.module.css";

/** The yes/no fields that the vendor's list shows as letters (contract 3.1). */
export const CPE_FLAGS = [
  { field: "active", letter: "A" },
  { field: "access", letter: "I" },
  { field: "external_voip", letter: "V" },
  { field: "enable_notifications", letter: "N" },
  { field: "probe", letter: "P" },
] as const;

/** A flag in words: `Active: yes`. */
export function useFlagText(): (field: CpeFlag, isOn: boolean) => string {
  const { t } = useTranslation("isp");
  return (field, isOn) => `${t(`flags.${field}`)}: ${t(isOn ? "flags.isOn" : "flags.isOff")}`;
}

/** A flag that can be switched; the question for it is asked by the page. */
export function FlagButton({
  id,
  field,
  children,
}: {
  id: number;
  field: CpeFlag;
  children: ReactNode;
}) {
  const { t } = useTranslation("isp");
  return (
    <button
      type="button"
      className={css.flag}
      title={t("flags.switch")}
      onClick={() => askFlag({ id, field })}
    >
      {children}
    </button>
  );
}

const METADATA = metadataOf(cpes.path);

/** The status of a CPE as letters, each with its meaning for screen readers, to be switched where one may. */
export function StatusChips({ cpe }: { cpe: Cpe }) {
  const { t } = useTranslation("isp");
  const textOf = useFlagText();
  const metadata = useSharedData(METADATA);
  // As far as the list can tell; the device itself says it for sure.
  const isOpen = metadata !== undefined && (!metadata.allow || metadata.allow.has("POST"));
  return (
    <span>
      {CPE_FLAGS.map(({ field, letter }) => {
        const value = cpe[field];
        if (value === null || value === undefined) return null;
        return (
          <Chip
            key={field}
            isOn={value}
            label={textOf(field, value)}
            hint={t("flags.switch")}
            onPress={isOpen ? () => askFlag({ id: cpe.id, field }) : undefined}
          >
            {letter}
          </Chip>
        );
      })}
    </span>
  );
}
