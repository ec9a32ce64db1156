// The cable modems of a CMTS, read page by page (contract 3.6; the list's filter is inferred).
import { queryOptions } from "@tanstack/react-query";
import { get, pause } from "#src/krill/client.ts";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { readAlone } from "#src/krill/read-alone.ts";
import { tabsWithSession } from "#src/krill/session-tabs.ts";
import type { Oddity } from "#src/util/read.ts";
import { readModems, readModemsInTurns, type Modem } from "./modems.ts";

/** Cable modems as read for a CMTS; `modemsAt` tells which are its own. */
export interface ModemList {
  modems: Modem[];
  /** Whether those of the CMTS were asked for; where no modem names its CMTS, whether the server obeyed that too. */
  isFiltered: boolean;
  /** False where there are more than were read. */
  isWhole: boolean;
  odd: Oddity[];
  at: Date;
}

const TIMEOUT_MS = 60_000;
const AT_ONCE = 5000;
/** More modems than this are not read. */
const MOST = 50_000;

/** The cable modems of a CMTS, as query options. @throws ApiError */
export function modemsOf(cmts: string) {
  const queryKey = ["docsis", "cms", cmts] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) =>
      readAlone(
        { machine: cmts, key: queryKey, signal, hasOthers },
        async (wanted): Promise<ModemList> => {
          const own = await readModemPages({ cmts }, wanted).catch((error: unknown) => {
            if (error instanceof ApiError && error.kind === "invalid") return null;
            throw error;
          });
          if (own && own.modems.length > 0) {
            const isNamed = own.modems.some((modem) => modem.cmts !== null);
            return { ...own, isFiltered: isNamed || (await canFilter(wanted)) };
          }
          // Refused; or the filter knows the CMTS by another name than its address does.
          return { ...(await readModemPages({}, wanted)), isFiltered: false };
        },
      ),
    staleTime: 20_000,
  });
}

/** To copy tens of thousands of modems holds the page up for a second. */
const hasOthers = async () => (await tabsWithSession()) !== 1;

/** A name that no CMTS has. */
const NO_CMTS = "no-such-cmts-zzqx7731";

/** Whether the server filters by CMTS: a parameter that it does not know is ignored in silence (contract 2.4). */
async function canFilter(signal: AbortSignal): Promise<boolean> {
  const query = { cmts: NO_CMTS, limit: 1 };
  const options = { signal, timeoutMs: TIMEOUT_MS, canRepeat: false };
  try {
    return readModems((await get("docsis/cms/", query, options)).data).modems.length === 0;
  } catch (error) {
    signal.throwIfAborted();
    // One that says that there is no such CMTS has looked for it.
    return error instanceof ApiError && (error.kind === "invalid" || isAbsent(error));
  }
}

async function readModemPages(
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Omit<ModemList, "isFiltered">> {
  const found = new Map<string, Modem>();
  const odd: Oddity[] = [];
  let offset = 0;
  for (;;) {
    const asked = { limit: AT_ONCE, offset };
    const reply = await get(
      "docsis/cms/",
      { ...query, ...asked, offset: offset > 0 ? offset : undefined },
      { signal, timeoutMs: TIMEOUT_MS, canRepeat: false },
    );
    const page = await readModemsInTurns(reply.data, () => pause(0, signal));
    const { rows, total } = readEnvelope(reply.data, [], asked);
    const before = found.size;
    for (const modem of page.modems) found.set(modem.id, modem);
    odd.push(...page.odd);
    offset += rows.length;
    // A map by MAC is no page. A page without news was the last one, if it is not full.
    const isMap = rows.length === 0 && page.modems.length > 0;
    const isOver = isMap || found.size === before;
    const isLast = isOver && offset > 0 && rows.length < asked.limit;
    const isWhole = isMap || (total === null ? isLast : offset >= total);
    if (isWhole || isOver || offset >= MOST)
      return { modems: [...found.values()], isWhole, odd, at: reply.at };
  }
}
