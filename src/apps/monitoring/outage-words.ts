// The outages as other applications tell them.
import { currentLanguage, loadTexts, textOf } from "#src/i18n/i18n.ts";
import { localeOf } from "#src/i18n/use-format.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { formatTime } from "#src/util/time.ts";
import { monitoring } from "./app.ts";
import { downIn } from "./held-outages.ts";
import { titleOf } from "./outage-place.ts";
import { outages } from "./outage-query.ts";

export { readHeadOutages } from "./head-outages.ts";

/**
 * The outage that a host is in, in a line and in the language in use: what broke, how many devices are down with it, since when,
 * the likely cause; null where it is in none. @throws ApiError
 */
export async function outageWords(host: string): Promise<string | null> {
  const [reading] = await Promise.all([
    queryClient.ensureQueryData(outages),
    loadTexts("monitoring", monitoring.texts),
  ]);
  const found = reading.outages.find(
    ({ devices, cores }) => devices.includes(host) || cores.includes(host),
  );
  if (!found) return null;
  const say = (key: string, values = {}) =>
    textOf(currentLanguage(), "monitoring", `outages.${key}`, values);
  const count = downIn(found);
  const since =
    found.first === null ? null : formatTime(new Date(found.first), localeOf(currentLanguage()));
  return [
    titleOf(say(`kind.${found.shared.kind}`), found.shared.value, 80),
    count > 0 && `${count} ${say("down", { count })}`,
    since && `${say("first")} ${since}`,
    say(`cause.${found.cause}`),
  ]
    .filter(Boolean)
    .join(" · ");
}
