import { paths as crm } from "#src/apps/isp/paths.ts";
import { CRM_NAMES, isGranted, myApps } from "#src/krill/me.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { ask, quietOutcome } from "#src/resource/lookup-ask.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import type { LookupAnswer, LookupAsked, LookupHit, LookupSource } from "#src/resource/app.ts";
import { parseIp } from "#src/util/ip.ts";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { readHost } from "./host.ts";
import { hosts, type Host } from "./hosts.ts";
import { paths } from "./paths.ts";

const words = {
  ip: { en: "hosts by the address as text", es: "hosts por la dirección como texto" },
  text: { en: "hosts by free text", es: "hosts por texto libre" },
  name: { en: "hosts by name", es: "hosts por nombre" },
} satisfies Record<string, LookupAsked["what"]>;

const TEXT_LIMIT = 8;

/** Devices that report an address, in their host's output or one of its services' (contract 3.2 output texts). */
async function byIp(address: string, signal: AbortSignal): Promise<LookupAnswer> {
  const params = { search: address, filters: { type: "Host" }, joins: ["services"] };
  const found = await ask(
    hosts,
    { what: words.ip, params, isMatch: (host) => reports(host, address), isInOthers: true },
    signal,
  );
  return answer(found.rows, found.asked, true, address);
}

async function byText(text: string, signal: AbortSignal): Promise<LookupAnswer> {
  const params = { search: text, filters: { type: "Host" }, limit: TEXT_LIMIT };
  const found = await ask(
    hosts,
    { what: words.text, params, isMatch: (host) => areFound(text, host) },
    signal,
  );
  return answer(found.rows, found.asked, false);
}

/** Whether this person has the CRM; true where the server does not tell (contract 3.9). */
function hasCrm(): boolean {
  return isGranted(queryClient.getQueryData(myApps.queryKey), CRM_NAMES);
}

/**
 * A device by its name, which is its host's: for who has no CRM to ask for it. By the documented address of one host
 * (contract 3.2 "Host detail").
 */
async function byName(name: string, signal: AbortSignal): Promise<LookupAnswer> {
  if (hasCrm()) return { hits: [], asked: [] };
  try {
    const { data } = await get(`monitoring/hosts/${encodeURIComponent(name)}`, undefined, {
      signal,
    });
    const { host } = readHost(data);
    const asked: LookupAsked = { what: words.name, outcome: "asked" };
    return answer([{ ...host, id: name }], asked, true);
  } catch (error) {
    const isNone = error instanceof ApiError && error.kind === "not-found";
    const outcome = isNone ? "asked" : quietOutcome(error);
    if (!outcome) throw error;
    return { hits: [], asked: [{ what: words.name, outcome }] };
  }
}

function reports(host: Host, address: string): boolean {
  const outputs = [host.output, ...host.services.map(({ output }) => output)];
  return outputs.some((output) =>
    (output ?? "").split(/[\s;,()]+/u).some((word) => parseIp(word)?.address === address),
  );
}

/** A customer's device has its page in the CRM, a host of the network here, and so has a device for who has no CRM. */
function answer(
  rows: readonly Host[],
  asked: LookupAsked,
  isExact: boolean,
  address: string | null = null,
): LookupAnswer {
  const isCrm = hasCrm();
  const hits = rows.flatMap((host): LookupHit[] => {
    const info = host.administrativeInfo;
    if (!info || !isCrm) return hostHit(host, isExact, address);
    if (info.id === null) return [];
    const serial = info.sn ? serialForms(info.sn) : null;
    const detail = [
      info.customer_name,
      info.model,
      info.realm,
      serial?.printed,
      serial?.hex,
      address,
    ];
    return [
      {
        kind: "cpe",
        id: info.id,
        path: crm.cpe(info.id),
        title: visible(host.name ?? `#${info.id}`, 80),
        detail: detail.flatMap((part) => (part ? visible(part, 80) : [])).join(" · "),
        serial: serial?.printed ?? serial?.hex ?? null,
        isExact,
      },
    ];
  });
  return { hits, asked: [asked] };
}

function hostHit(host: Host, isExact: boolean, address: string | null): LookupHit[] {
  const name = host.name ?? host.id;
  const info = host.administrativeInfo;
  const device = info && [info.customer_name, info.model, info.sn && serialForms(info.sn).printed];
  const detail = [...(device ?? [host.type]), host.location, address];
  return [
    {
      kind: "host",
      id: name,
      path: paths.host(name),
      title: visible(name, 80),
      detail: detail.flatMap((part) => (part ? visible(part, 80) : [])).join(" · "),
      isExact,
    },
  ];
}

/** What the monitoring can find: devices by an address that they report, by free text, and without the CRM by name. */
export const sources: readonly LookupSource[] = [
  {
    group: "devices",
    kinds: ["ip", "text", "cpe-name"],
    find: async (reading, signal) => {
      if (reading.kind === "cpe-name") return byName(reading.name, signal);
      if (reading.kind === "ip") return byIp(reading.ip.address, signal);
      return reading.kind === "text" ? byText(reading.text, signal) : { hits: [], asked: [] };
    },
  },
];
