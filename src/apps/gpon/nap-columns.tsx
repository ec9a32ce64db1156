import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { parsePosition } from "#src/util/pon.ts";
import { visible } from "#src/util/text.ts";
import { napName, naps, portsOf, type Nap } from "./naps.ts";
import { paths } from "./paths.ts";

/** The ports of a NAP, each leading to its page. */
export function NapPorts({ nap: { olt, pon } }: { nap: Nap }) {
  return (
    <span>
      {portsOf(pon).map((port, index) => {
        const position = parsePosition(port);
        return (
          <span key={port}>
            {index > 0 && ", "}
            {olt && position ? (
              <Link to={paths.port(olt, position)}>{port}</Link>
            ) : (
              visible(port, 30)
            )}
          </span>
        );
      })}
    </span>
  );
}

function Power({ value }: { value: number | null | undefined }) {
  return <>{useFormat().dbm(value ?? null)}</>;
}

const columns: readonly ListColumn<Nap>[] = [
  { id: "name", isTitle: true, cell: (nap) => visible(napName(nap), 80) },
  {
    id: "olt",
    cell: ({ olt }) => olt && <Link to={paths.olt(olt)}>{visible(olt, 60)}</Link>,
  },
  { id: "pon", cell: (nap) => <NapPorts nap={nap} />, attrs: ["pon", "olt"] },
  { id: "capacity", align: "end", cell: ({ capacity }) => capacity },
  {
    id: "opt_power",
    align: "end",
    unit: "dBm",
    cell: ({ opt_power }) => <Power value={opt_power} />,
  },
  { id: "external_id", cell: ({ external_id }) => visible(external_id ?? "", 60) },
  { id: "address", isDefault: false, cell: ({ address }) => visible(address ?? "", 120) },
  { id: "latitude", align: "end", isDefault: false, cell: ({ latitude }) => latitude },
  { id: "longitude", align: "end", isDefault: false, cell: ({ longitude }) => longitude },
];

/** The list of NAPs. */
export const napList: ListSpec<Nap> = {
  namespace: "naps",
  name: "naps",
  resource: naps,
  columns,
  attrs: ["id", "name"],
  defaultSort: "name",
  canSearch: true,
  rowName: napName,
  rowPath: (nap) => paths.nap(napName(nap)),
  createPath: paths.napNew,
  filters: [
    textFilter("olt"),
    textFilter("pon", {
      matches: ({ pon }, value) =>
        pon === undefined || portsOf(pon).includes(portsOf(value)[0] ?? value),
    }),
    textFilter("external_id"),
  ],
};
