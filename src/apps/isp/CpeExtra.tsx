import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Facts } from "#src/ui/Facts.tsx";
import { Tree, type NameOf } from "#src/ui/Tree.tsx";
import type { Fields } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import { signalsOf } from "./signal.ts";

/** What a live reading tells beside the documented fields: a radio's signal in words, all else as it came. */
export function CpeExtra({ extra, nameOf }: { extra: Fields; nameOf: NameOf }) {
  const { t } = useTranslation("cpeMore");
  const { t: page } = useTranslation("cpe");
  const format = useFormat();
  const { signals, rest } = signalsOf(extra);
  return (
    <>
      {signals.length > 0 && (
        <section aria-label={t("signal.title")}>
          <h3>{t("signal.title")}</h3>
          <Facts
            facts={signals.map(({ key, value, unit, name }) => [
              // The same of both directions or carriers stands twice: then the field's own name tells them apart.
              signals.filter((one) => one.key === key).length > 1
                ? `${t(`signal.${key}`)} (${visible(name, 40)})`
                : t(`signal.${key}`),
              typeof value === "number"
                ? [format.number(value), unit].filter(Boolean).join(" ")
                : visible(value, 80),
            ])}
          />
        </section>
      )}
      {Object.keys(rest).length > 0 && (
        <section aria-label={page("live.extra")}>
          <h3>{page("live.extra")}</h3>
          <Tree data={rest} label={page("live.extra")} nameOf={nameOf} />
        </section>
      )}
    </>
  );
}
