// Sessions as bulk jobs reach them: each is read again just before it is cut.
import type { JobTarget } from "#src/jobs/job.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { linkEntries } from "#src/krill/links.ts";
import type { BulkKind, ThingRef } from "#src/resource/bulk-kinds.ts";
import { onlyObeying } from "#src/resource/obeys.ts";
import { text } from "#src/util/read.ts";
import { sessionNow, sessions, withDisconnect, type Session } from "./api.ts";
import { paths } from "./paths.ts";
import { sessionName } from "./session-name.ts";
import { asReading } from "./session-proof.ts";

/** A session as a job keeps it. */
export function refOf(session: Session): ThingRef {
  const { id, username, krillcpename, callingstationid } = session;
  return {
    id,
    name: sessionName(session),
    data: { username, cpename: krillcpename, mac: callingstationid },
    ...(session.acctuniqueid ? {} : { cannot: ["disconnect"] }),
  };
}

async function readNow({ id, data = {} }: Pick<JobTarget, "id" | "data">) {
  const username = text(data["username"]);
  const who = username ? { username } : { cpename: text(data["cpename"]), mac: text(data["mac"]) };
  return queryClient.fetchQuery({ ...sessionNow(String(id), who, null), staleTime: 0, gcTime: 0 });
}

/** Live RADIUS sessions and their end (contract 3.4: a documented GET that acts). */
export const kind: BulkKind = {
  noun: {
    en: { one: "session", other: "sessions" },
    es: { one: "sesión", other: "sesiones" },
  },
  path: ({ id, name }) => paths.session(String(id), name),
  observe: async (target) => asReading(await readNow(target)),
  async fetchRefs(params, signal) {
    const { online: _, ...filters } = params.filters ?? {};
    const page = onlyObeying(await sessions.fetchPage(params, signal), filters);
    // No field of a session says that it is live; one with an end is not.
    const live = page.rows.filter(({ acctstoptime }) => !acctstoptime);
    const ignored = live.length < page.rows.length ? [...page.ignored, "online"] : page.ignored;
    return { ...page, rows: live.map(refOf), ignored };
  },
  requests: {
    disconnect: {
      label: { en: "Disconnect", es: "Desconectar" },
      consequence: {
        en: "Each session is cut: its customer has no internet until the device connects again.",
        es: "Cada sesión se corta: su cliente se queda sin internet hasta que el equipo vuelve a conectar.",
      },
      severity: "interrupting",
      isWatched: true,
      async prepare(target) {
        const { session, state } = await readNow(target);
        if (state === "ended" || state === "gone") return { kind: "skip", why: "already-so" };
        const known: Session = session ?? {
          id: String(target.id),
          acctuniqueid: String(target.id),
        };
        const action = linkEntries(withDisconnect(known), "actions").find(
          ([name]) => name === "disconnect",
        );
        if (!action) return { kind: "skip", why: "not-offered" };
        return { kind: "act", href: action[1], method: "GET" };
      },
      async check({ target }) {
        const { state } = await readNow(target);
        // Still there it may be on its way out: only its end can be told.
        return state === "ended" || state === "gone" ? true : null;
      },
    },
  },
};
