import { paths as crm } from "#src/apps/isp/paths.ts";
import { ask } from "#src/resource/lookup-ask.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import type { LookupAnswer, LookupAsked, LookupHit, LookupSource } from "#src/resource/app.ts";
import { parseIp } from "#src/util/ip.ts";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { hosts, type Host } from "./hosts.ts";
import { paths } from "./paths.ts";

const words = {
  ip: { en: "hosts by the address as text", es: "hosts por la dirección como texto" },
  text: { en: "hosts by free text", es: "hosts por texto libre" },
} satisfies Record<string, LookupAsked["what"]>;

const TEXT_LIMIT = 8;

/** Devices that report an address, in their host's output or one of its services' (contract 3.2 output texts). */
async function byIp(address: string, signal: AbortSignal): Promise<LookupAnswer> {
  const params = { search: address, filters: { type: "Host" }, joins: ["services"] };
  const found = await ask(
    hosts,
    { what: words.ip, params, isMatch: (host) => reports(host, address) },
    signal,
  );
  return answer(found.rows, found.asked, address);
}

async function byText(text: string, signal: AbortSignal): Promise<LookupAnswer> {
  const params = { search: text, filters: { type: "Host" }, limit: TEXT_LIMIT };
  const found = await ask(
    hosts,
    { what: words.text, params, isMatch: (host) => areFound(text, host) },
    signal,
  );
  return answer(found.rows, found.asked, null);
}

function reports(host: Host, address: string): boolean {
  const outputs = [host.output, ...host.services.map(({ output }) => output)];
  return outputs.some((output) =>
    (output ?? "").split(/[\s;,()]+/u).some((word) => parseIp(word)?.address === address),
  );
}

/** A customer's device has its page in the CRM, a host of the network here. */
function answer(rows: readonly Host[], asked: LookupAsked, address: string | null): LookupAnswer {
  const hits = rows.flatMap((host): LookupHit[] => {
    const info = host.administrativeInfo;
    if (!info) return coreHit(host, address);
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
        isExact: address !== null,
      },
    ];
  });
  return { hits, asked: [asked] };
}

function coreHit(host: Host, address: string | null): LookupHit[] {
  const name = host.name ?? host.id;
  const detail = [host.type, host.location, address];
  return [
    {
      kind: "host",
      id: name,
      path: paths.host(name),
      title: visible(name, 80),
      detail: detail.flatMap((part) => (part ? visible(part, 80) : [])).join(" · "),
      isExact: address !== null,
    },
  ];
}

/** What the monitoring can find: devices by an address that they report, and by free text. */
export const sources: readonly LookupSource[] = [
  {
    group: "devices",
    kinds: ["ip", "text"],
    find: async (reading, signal) => {
      if (reading.kind === "ip") return byIp(reading.ip.address, signal);
      return reading.kind === "text" ? byText(reading.text, signal) : { hits: [], asked: [] };
    },
  },
];
