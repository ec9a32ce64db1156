import type { Translate } from "#src/i18n/i18n.ts";
import { currentLanguage } from "#src/i18n/i18n.ts";
import type { LookupAsked } from "#src/resource/app.ts";
import { formatMac } from "#src/util/mac.ts";
import type { Reading } from "#src/util/recognise.ts";
import { visible } from "#src/util/text.ts";
import { wasAsked, type Run } from "./lookup-search.ts";

type T = Translate<"lookup">;

/** What a text was taken for: `Serial number HWTC14310A47 · 4857544314310a47`. */
export function readingWords(reading: Reading, t: T): string {
  return t(`reading.${reading.kind}`, { value: valueOf(reading) });
}

/**
 * That a reading led to nothing: `No device has serial number …`; less sure of itself where a server
 * did not search as it was asked; not searched at all where none of the person's applications looks for such.
 */
export function nothingWords(reading: Reading, runs: readonly Run[], t: T): string {
  const isAsked = runs.some(({ asked }) => asked.length > 0);
  if (!isAsked) return t("nobody", { what: readingWords(reading, t) });
  const isSure =
    wasAsked(runs) && runs.every(({ asked }) => asked.every(({ outcome }) => outcome === "asked"));
  if (!isSure) return t("nothing", { what: readingWords(reading, t) });
  return t(`none.${reading.kind}`, { value: valueOf(reading) });
}

/** Where was searched, by application: `CRM: CPEs by name, CPEs by free text; Monitoring: …`. */
export function searchedWords(runs: readonly Run[], t: T): string {
  const byApp = new Map<string, string[]>();
  for (const { app, what } of askedOf(runs, "asked"))
    byApp.set(app, [...(byApp.get(app) ?? []), what]);
  return [...byApp]
    .map(([app, what]) => t("searchedIn", { app, what: [...new Set(what)].join(", ") }))
    .join("; ");
}

/** What the servers did not do as asked, a line each. */
export function refusalWords(runs: readonly Run[], t: T): readonly string[] {
  return (["ignored", "not-offered", "not-allowed"] as const).flatMap((outcome) =>
    askedOf(runs, outcome).map((one) => t(outcome, one)),
  );
}

/** Names of the applications that have not answered yet. */
export function askingWords(runs: readonly Run[]): string {
  const names = runs
    .filter(({ state }) => state === "asking")
    .map(({ app }) => app[currentLanguage()]);
  return [...new Set(names)].join(", ");
}

function askedOf(
  runs: readonly Run[],
  outcome: LookupAsked["outcome"],
): { app: string; what: string }[] {
  const language = currentLanguage();
  return runs.flatMap(({ app, asked }) =>
    asked
      .filter((one) => one.outcome === outcome)
      .map(({ what }) => ({ app: app[language], what: what[language] })),
  );
}

function valueOf(reading: Reading): string {
  switch (reading.kind) {
    case "serial":
    case "likely-serial": {
      const { hex, printed } = reading.serial;
      return printed ? `${printed} · ${hex}` : hex;
    }
    case "mac":
      return formatMac(reading.mac);
    case "ip":
      return reading.ip.address;
    case "phone":
      return reading.phone.digits;
    case "cpe-name":
      return reading.name;
    case "id":
      return String(reading.id);
    case "external-id":
      return visible(reading.value, 80);
    case "pppoe":
      return visible(reading.username, 80);
    default:
      return visible(reading.text, 80);
  }
}
