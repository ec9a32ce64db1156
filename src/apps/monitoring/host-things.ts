// Hosts and services as bulk jobs reach them.
import type { BulkKind, BulkRequest } from "#src/resource/bulk-kinds.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import { isDoubtful } from "#src/resource/search-probe.ts";
import { get } from "#src/krill/client.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import { text } from "#src/util/read.ts";
import { formatDateTime } from "#src/util/time.ts";
import { hostRef, watcheeOf } from "./host-ref.ts";
import { DOCUMENTED, monitored, readMonitored, textProbe, type Monitored } from "./monitored.ts";
import { paths } from "./paths.ts";
import { termsOf, unproven } from "./search-language.ts";
import { actionAddress, type WatchAction } from "./watch-actions.ts";

/** How a host or service stands now; null where the search does not find it. */
async function readNow(id: string): Promise<Monitored | null> {
  const { host, service } = watcheeOf(id);
  const query = service === null ? { type: "Host" } : { type: "Service", service_name: service };
  const reply = await get("monitoring/search/", { ...query, host_name: host, limit: 2 });
  for (const raw of readEnvelope(reply.data, []).rows) {
    const row = readMonitored(raw, { path: "", odd: [] });
    if (row?.id === id) return row;
  }
  return null;
}

/** What of a search a row does not show to obey; its free text counts where this server is known not to search. */
async function missesIn(
  rows: readonly Monitored[],
  { filters, search = "" }: ListParams,
): Promise<(row: Monitored) => string[]> {
  const terms = termsOf(filters);
  const isSearched = !isDoubtful(search, rows) || (await queryClient.ensureQueryData(textProbe));
  return (row) => {
    const names = unproven(terms, row, serverNow(), DOCUMENTED);
    return isSearched || areFound(search, row) ? names : [...names, search];
  };
}

const request = (
  action: WatchAction,
  label: BulkRequest["label"],
  consequence: BulkRequest["consequence"],
  more: Partial<BulkRequest> = {},
): BulkRequest => ({
  label,
  consequence,
  severity: "safe",
  prepare: ({ id }, { body }) => ({
    kind: "act",
    href: actionAddress(watcheeOf(String(id)), action),
    ...(body ? { body } : {}),
  }),
  ...more,
});

/** Hosts and their services: what can be done about a problem. */
export const kind: BulkKind = {
  noun: {
    en: { one: "host or service", other: "hosts and services" },
    es: { one: "equipo o servicio", other: "equipos y servicios" },
  },
  path: ({ id }) => {
    const { host, service } = watcheeOf(String(id));
    return paths.host(host, service);
  },
  requests: {
    recheck: request(
      "recheck",
      { en: "Recheck", es: "Volver a comprobar" },
      {
        en: "The monitoring checks each of them again soon.",
        es: "La monitorización comprueba cada uno de nuevo en breve.",
      },
    ),
    acknowledge: request(
      "acknowledge",
      { en: "Acknowledge", es: "Reconocer" },
      {
        en: "Others see that somebody takes care of them; they no longer count as open.",
        es: "Los demás ven que alguien se ocupa; ya no cuentan como abiertos.",
      },
      {
        isBrought: true,
        details: (body, language) => {
          const until = text(body["expiry"]);
          const time =
            until && formatDateTime(new Date(until), language === "es" ? "es-ES" : "en-GB");
          const comment = text(body["comment"]) ?? "";
          if (!time) return comment;
          return language === "es" ? `${comment} (hasta ${time})` : `${comment} (until ${time})`;
        },
        check: async ({ target }) => (await readNow(String(target.id)))?.isAcknowledged ?? null,
      },
    ),
    downtime: request(
      "downtime",
      { en: "Schedule downtime", es: "Programar parada" },
      {
        en: "Their troubles in that time are planned, and nobody is told of them.",
        es: "Sus problemas en ese tiempo están previstos y no se avisa a nadie.",
      },
      {
        isBrought: true,
        details: (body, language) => {
          const locale = language === "es" ? "es-ES" : "en-GB";
          const time = (name: string) => {
            const value = text(body[name]);
            return (value && formatDateTime(new Date(value), locale)) ?? "?";
          };
          return `${text(body["comment"]) ?? ""} (${time("start_time")} – ${time("end_time")})`;
        },
        // Not yet begun it does not show: nobody can tell.
        check: async ({ target }) => (await readNow(String(target.id)))?.isInDowntime || null,
      },
    ),
  },
  fetchRefs: async (params, signal) => {
    const page = await monitored.fetchPage(params, signal);
    const missed = await missesIn(page.rows, params);
    const ignored = new Set<string>();
    const rows = page.rows.filter((row) => {
      const names = missed(row);
      for (const name of names) ignored.add(name);
      return names.length === 0;
    });
    return { ...page, rows: rows.map(hostRef), first: page.rows[0], ignored: [...ignored] };
  },
};
