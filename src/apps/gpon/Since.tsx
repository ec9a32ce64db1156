import { useFormat } from "#src/i18n/use-format.ts";
import { Ago } from "#src/ui/Time.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { toldAge } from "#src/util/time.ts";

/**
 * Since when an ONU waits. The server tells no zone (contract 3.5): a time that is still to come was written in another one than this
 * browser's; it stands as it came, without an age.
 */
export function Since({ at }: { at: Date | null }) {
  const format = useFormat();
  const now = useNow();
  const age = at && toldAge(at, now);
  return age !== null && age < 0 ? format.dateTime(at) : <Ago at={at} />;
}
