import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { Button } from "#src/ui/Button.tsx";
import { useNow } from "#src/ui/use-now.ts";

/** Where the server says no time to wait, s. */
const WAIT_S = 10;

/** Offers to send an action again that came too soon, once the server's time is over (429). */
export function ActionAgain({
  record,
  onAgain,
}: {
  record: ActionRecord;
  onAgain: (action: string) => void;
}) {
  const { t } = useTranslation();
  const now = useNow();
  const until = (record.finishedAt ?? record.at) + (record.retryAfter ?? WAIT_S) * 1000;
  const seconds = Math.ceil((until - now) / 1000);
  const isReady = seconds <= 0;
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-disabled={!isReady}
      onClick={() => isReady && onAgain(record.action)}
    >
      {isReady ? t("tryAgain") : t("tryAgainIn", { seconds })}
    </Button>
  );
}
