import { Link } from "react-router";
import { ApiError } from "#src/krill/errors.ts";
import { flagFilter, textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Secret } from "#src/ui/Secret.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { customerText, potses, type Pots } from "./api.ts";
import { idFilter } from "./cpe-columns.tsx";
import { paths } from "./paths.ts";
import { cpeNameOfLine, ownerId, potsName } from "./pots.ts";
import { YesNo } from "./YesNo.tsx";

/** The columns of the vendor's own list, and the fields that it leaves out (contract 3.1 "POTS lines", UI). */
const columns: readonly ListColumn<Pots>[] = [
  { id: "lineid", isTitle: true, attrs: ["lineid", "cli"], cell: potsName, csv: potsName },
  { id: "id", align: "end", isDefault: false, cell: (pots) => pots.id },
  { id: "order", align: "end", isDefault: false, cell: (pots) => pots.order },
  { id: "cli", cell: (pots) => <span className="k-mono">{shown(pots.cli)}</span> },
  { id: "label", cell: (pots) => shown(pots.label) },
  { id: "customer", joins: ["customer"], cell: customerCell, csv: customerText },
  { id: "cpe", attrs: ["cpe", "lineid"], cell: cpeCell, csv: cpeText },
  { id: "context", attrs: ["context", "contextname"], cell: contextText, csv: contextText },
  { id: "pbx_extension", cell: (pots) => <YesNo value={pots.pbx_extension} /> },
  { id: "dtmf", cell: (pots) => shown(pots.dtmf) },
  { id: "language", cell: (pots) => shown(pots.language) },
  { id: "voicemail", isDefault: false, cell: (pots) => <YesNo value={pots.voicemail} /> },
  { id: "username", isDefault: false, cell: (pots) => shown(pots.username) },
  secretColumn("password"),
  secretColumn("voicemail_password"),
  { id: "custom_digitmap", isDefault: false, cell: (pots) => shown(pots.custom_digitmap) },
  { id: "billing_profile", isDefault: false, cell: (pots) => shown(pots.billing_profile) },
];

/** The list of telephone lines. */
export const potsList: ListSpec<Pots> = {
  namespace: "crm",
  name: "potses",
  resource: {
    ...potses,
    async fetchPage(params, signal) {
      try {
        return await potses.fetchPage(params, signal);
      } catch (error) {
        // Nothing says that lines take `joins`; without it a customer is a number.
        const isRefused = error instanceof ApiError && error.kind === "invalid";
        if (!isRefused || !params.joins) throw error;
        return potses.fetchPage({ ...params, joins: undefined }, signal);
      }
    },
  },
  columns,
  attrs: ["id", "lineid", "cli"],
  defaultSort: "lineid",
  canSearch: true,
  rowName: potsName,
  rowPath: (pots) => paths.pots(pots.id),
  filters: [
    textFilter("cli"),
    flagFilter("pbx_extension"),
    flagFilter("voicemail"),
    idFilter("context"),
    idFilter("cpe"),
    idFilter("customer"),
  ],
};

/** A secret of the list (contract 2.10): only where it is chosen, masked, and never in a file. */
function secretColumn(id: "password" | "voicemail_password"): ListColumn<Pots> {
  return {
    id,
    isDefault: false,
    isSortable: false,
    cell: (pots) => {
      const value = pots[id];
      return value ? <Secret value={value} what={potsName(pots)} /> : null;
    },
    csv: () => "",
  };
}

function shown(value: unknown): string {
  return visible(cleanText(value) ?? "", 120);
}

function contextText(pots: Pots): string {
  return shown(pots.contextname ?? pots.context);
}

function cpeText(pots: Pots): string {
  const id = ownerId(pots.cpe);
  return shown(cpeNameOfLine(pots)) || (id === null ? "" : `#${id}`);
}

/** A line's CPE; where only its name is known, by that. */
export function cpeCell(pots: Pots) {
  const id = ownerId(pots.cpe);
  const name = cpeNameOfLine(pots);
  if (id === null && name === null) return null;
  return <Link to={id === null ? paths.cpeNamed(name ?? "") : paths.cpe(id)}>{cpeText(pots)}</Link>;
}

/** A line's customer, by name where the server joins it. */
export function customerCell(pots: Pots) {
  const id = ownerId(pots.customer);
  return id === null ? null : <Link to={paths.customer(id)}>{customerText(pots)}</Link>;
}
