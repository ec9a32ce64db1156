// What a new ticket begins with: of the service or the device that it is about, its ids, readings, the outage that it is in
// and the owner's test results.
import { cpeName, cpes, type Cpe } from "#src/apps/isp/api.ts";
import { cpesOfSerial } from "#src/apps/isp/panels.tsx";
import { cpeInfo } from "#src/apps/monitoring/api.ts";
import { loadOutages } from "#src/apps/monitoring/panels.tsx";
import type { Translate } from "#src/i18n/i18n.ts";
import { isNotGiven } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { record } from "#src/util/read.ts";
import { parseSerial, sameSerial, serialForms } from "#src/util/serial.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceName, services, type Service } from "./api.ts";
import { testResults } from "./test-results.ts";

/** What a ticket is about, by the numbers in its address. */
export interface TicketAbout {
  service: number | null;
  cpe: number | null;
  /** The device's own summary, where its page has given it along. */
  summary: string | null;
}

/** The fields that are known beforehand. What cannot be read, or not soon, is named as such. Never throws. */
export async function ticketBegin(
  about: TicketAbout,
  t: Translate<"rubik">,
  clock: (at: Date) => string,
): Promise<FormValues> {
  const ofService = about.service === null ? null : await within(readService(about.service), null);
  const cpe = about.cpe ?? (await within(cpeOfSerial(ofService?.remote_id), null));
  const device = cpe === null ? null : await readDevice(cpe, about.summary, t);
  const service = about.service === null ? (device?.service ?? null) : ofService;
  // The address tells its number all the same.
  const id = service?.id ?? about.service;
  const lines = [
    ...(service ? serviceLines(service, t) : []),
    ...(service === null && id !== null ? [t("about.noService", { id: String(id) })] : []),
    ...(device?.lines ?? []),
    ...(service ? resultLines(service.id, clock) : []),
  ];
  return {
    customers_affected: "1",
    owner: service?.owner ?? "",
    service: id === null ? "" : String(id),
    subject: service ? visible(serviceName(service), 80) : (device?.name ?? ""),
    description: lines.length > 0 ? `\n\n${lines.join("\n")}` : "",
  };
}

async function readService(id: number): Promise<Service | null> {
  try {
    return (await queryClient.ensureQueryData(services.one(id))).data;
  } catch {
    return null;
  }
}

function serviceLines(service: Service, t: Translate<"rubik">): string[] {
  const facts = [
    [t("services.columns.administrative_id"), service.administrative_id],
    [t("fact.order"), service.order_id],
    [t("fact.home"), service.address_uid],
    [t("services.columns.remote_id"), service.remote_id],
    [t("services.columns.service_profile"), service.service_profile],
    [t("services.columns.crm_external_id"), service.crm_external_id],
  ];
  return facts.flatMap(([name, value]) =>
    cleanText(value) === null ? [] : [`${name}: ${visible(value ?? "", 200)}`],
  );
}

/** The CPE that a service's ONU is, where the CRM has it. */
async function cpeOfSerial(sn: string | null | undefined): Promise<number | null> {
  if (!sn || !parseSerial(sn)) return null;
  try {
    return (await queryClient.ensureQueryData(cpesOfSerial(sn)))[0]?.id ?? null;
  } catch {
    return null;
  }
}

/** The device, what it says now, the outage that it is in, and its service at an owner, found by its serial. */
async function readDevice(id: number, summary: string | null, t: Translate<"rubik">) {
  const reading = queryClient
    .ensureQueryData(cpes.one(id))
    .then(({ data }) => data)
    .catch(() => null);
  const cpe = await within(reading, null);
  const known = summary?.split("\n") ?? null;
  if (!cpe) return { name: "", service: null, lines: known ?? [t("about.noDevice")] };
  const [found, lines, outage] = await Promise.all([
    cpe.sn ? within(serviceOfSerial(cpe.sn), UNREAD) : null,
    known ?? within(liveLines(id, t), [t("about.noReading")]),
    within(outageLines(cpe, t), []),
  ]);
  const service = found === UNREAD ? null : found;
  const name = visible(cpeName(cpe), 60);
  const serial = cpe.sn ? `${t("about.serial")}: ${visible(cpe.sn, 60)}` : null;
  const own = summary === null ? [`CPE: ${name}`, ...(serial ? [serial] : [])] : [];
  const unread = found === UNREAD ? [t("about.noServices")] : [];
  return { name, service, lines: [...own, ...lines, ...outage, ...unread] };
}

/** What the network takes longer for is not waited for, ms: a ticket is to be written. */
const PATIENCE_MS = 6000;

function within<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  const late = new Promise<T>((resolve) => {
    setTimeout(() => resolve(otherwise), PATIENCE_MS);
  });
  return Promise.race([answer, late]);
}

/** In the place of a device's service where the services cannot be searched: there may be one. */
const UNREAD = "unread";

async function outageLines(
  cpe: Pick<Cpe, "internal_id" | "cpename">,
  t: Translate<"rubik">,
): Promise<string[]> {
  const host = cpe.internal_id || cpe.cpename;
  const told = async (name: string) => (await loadOutages()).outageWords(name);
  const outage = host ? await told(host).catch(() => null) : null;
  return outage === null ? [] : [`${t("about.outage")}: ${outage}`];
}

async function serviceOfSerial(sn: string): Promise<Service | null | typeof UNREAD> {
  const { hex, printed } = serialForms(sn);
  for (const search of [hex, printed]) {
    if (!search) continue;
    try {
      const page = await services.fetchPage({ limit: 10, offset: 0, search });
      const found = page.rows.find(({ remote_id }) => sameSerial(remote_id, sn));
      if (found) return found;
    } catch (error) {
      // Who has no services has none for this device.
      return isNotGiven(error) ? null : UNREAD;
    }
  }
  return null;
}

async function liveLines(id: number, t: Translate<"rubik">): Promise<string[]> {
  try {
    const { info } = await queryClient.ensureQueryData(cpeInfo(id));
    const levels = info.services.flatMap((service) => service.output ?? []);
    return [
      `${t("about.now")}: ${info.state}`,
      ...(info.output ? [visible(info.output, 200)] : []),
      ...levels.slice(0, 12).map((line) => visible(line, 200)),
    ];
  } catch {
    return [t("about.noReading")];
  }
}

function resultLines(service: number, clock: (at: Date) => string): string[] {
  return testResults(service).flatMap(({ label, at, data }) => {
    const flat = flatten(data);
    return flat.length > 0 ? ["", `${visible(label, 60)} (${clock(at)})`, ...flat] : [];
  });
}

/** The values of a reply, one a line. */
function flatten(data: unknown, above = ""): string[] {
  const fields = record(data);
  if (!fields) {
    const value = cleanText(data);
    return value === null ? [] : [visible(above === "" ? value : `${above}: ${value}`, 200)];
  }
  return Object.entries(fields)
    .flatMap(([name, value]) => flatten(value, name))
    .slice(0, 60);
}
