import { text, type FormSpec, type FormValues } from "#src/resource/form-spec.ts";
import { parsePosition } from "#src/util/pon.ts";
import { NapPlace } from "./NapPlace.tsx";
import { napTexts } from "./nap-texts.ts";
import { napName, naps, portsOf, type Nap } from "./naps.ts";
import { paths } from "./paths.ts";

const typed = (value: FormValues[string] | undefined) =>
  typeof value === "string" ? value.trim() : "";

/** A NAP as it is created, changed and deleted (contract 3.12 `gis`). */
export const napForm: FormSpec<Nap> = {
  namespace: "naps",
  name: "nap",
  texts: napTexts,
  resource: naps,
  app: "gis",
  kind: "nap",
  hasTextIds: true,
  groups: [
    {
      id: "plant",
      fields: [
        text("name", { isRequired: true, check: (name) => (/\s/u.test(name) ? "name" : null) }),
        { name: "olt", kind: "choice" },
        text("pon", {
          read: (ports) => portsOf(ports).join(", "),
          check: (ports) => (portsOf(ports).every((one) => parsePosition(one)) ? null : "pon"),
        }),
        { name: "capacity", kind: "number" },
        { name: "opt_power", kind: "decimal" },
        text("external_id"),
      ],
    },
    {
      id: "place",
      fields: [
        text("address"),
        { name: "latitude", kind: "decimal" },
        { name: "longitude", kind: "decimal" },
      ],
      extra: NapPlace,
    },
  ],
  nameOf: napName,
  newName: ({ name }) => typed(name),
  pathOf: (id) => paths.nap(String(id)),
  listPath: paths.naps,
  editPath: (id) => paths.napEdit(String(id)),
  fromAddress: ["name", "olt", "pon"],
  check: checkPlace,
  effects: (changed, _values, isNew) => (!isNew && changed.includes("name") ? ["renamed"] : []),
  deleteEffect: "deleted",
};

function checkPlace(values: FormValues): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [name, other, bound] of [
    ["latitude", "longitude", 90],
    ["longitude", "latitude", 180],
  ] as const) {
    const own = typed(values[name]).replace(",", ".");
    if (own === "" && typed(values[other]) !== "") problems[name] = "bothCoordinates";
    if (own !== "" && Math.abs(Number(own)) > bound) problems[name] = name;
  }
  return problems;
}
