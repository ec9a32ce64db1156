import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { Ago } from "#src/ui/Time.tsx";

/** How old a list is that refreshes itself, and what waits to be shown in it; its place is there before. */
export function ListFresh({
  at,
  hasFailed,
  waiting,
  gone,
  onUpdate,
}: {
  at: Date;
  hasFailed: boolean;
  waiting: number;
  gone: number;
  onUpdate: () => void;
}) {
  const { t } = useTranslation("listParts");
  return (
    <>
      <span role="status">
        {hasFailed && <NotUpdating since={at} />}
        {waiting > 0 && <strong>{t("waiting", { count: waiting })}</strong>}
        {gone > 0 && <span> {t("gone", { count: gone })}</span>}
      </span>
      {waiting + gone > 0 && (
        <Button size="compact-sm" onClick={onUpdate}>
          {t("update")}
        </Button>
      )}
      <span className="k-dim">
        <Ago at={at} />
      </span>
    </>
  );
}
