/** An address as an owner has it (contract 3.7): the trailing blanks of `id` and `uid` matter. */
export interface RubikAddress {
  id: string;
  uid: string;
  streetNr: number;
  streetNrSuffix: string;
  streetNrLast: string;
  streetNrLastSuffix: string;
  streetName: string;
  streetType: string;
  streetSuffix: string;
  postCode: string;
  locality: string;
  city: string;
  stateOrProvince: string;
  country: string;
  geographicLocation: string;
  type: string;
  source: string;
}

type Street = readonly [type: string, name: string, source: string, numbers: readonly number[]];
const TOWNS: readonly (readonly [
  province: string,
  city: string,
  code: string,
  streets: readonly Street[],
])[] = [
  [
    "GIRONA",
    "PALAFOLLS",
    "17200",
    [
      ["CALLE", "Abat Inventado", "neba", [2, 4, 6]],
      ["CALLE", "del Farol", "acme", [1, 2, 3, 5]],
      ["AVENIDA", "de la Caracola", "telesilvestre", [10, 12]],
    ],
  ],
  [
    "MURCIA",
    "SANTOMERA",
    "30140",
    [
      ["CALLE", "del Botijo", "acme", [7, 9]],
      ["PLAZA", "Sin Nombre", "neba", [1]],
    ],
  ],
];

/** Every address that can be found. */
export const ADDRESSES: readonly RubikAddress[] = TOWNS.flatMap(
  ([province, city, code, streets], town) =>
    streets.flatMap(([type, name, source, numbers], street) =>
      numbers.map((streetNr, index) => {
        const uid = `${code}${town}${street}${index}39000002       `;
        return {
          id: uid,
          uid,
          streetNr,
          streetNrSuffix: "",
          streetNrLast: "",
          streetNrLastSuffix: "",
          streetName: name,
          streetType: type,
          streetSuffix: "",
          postCode: code,
          locality: city.charAt(0) + city.slice(1).toLowerCase(),
          city,
          stateOrProvince: province,
          country: "spain",
          geographicLocation: `Nº ${streetNr}`,
          type: "finca",
          source,
        };
      }),
    ),
);

/** The levels of each house; what cannot be had stands at the door (`mocks/handlers/rubik-coverage.ts`). */
export const LEVELS = ["BA", "01", "02", "CH"] as const;
