import type { Olt } from "#mocks/db/rows.ts";
import type { Cmts } from "./docsis.ts";

/** A host of the operator's own network: what CPEs hang on (contract 3.2, core hosts; spelling inferred there). */
export interface CoreHost {
  name: string;
  type: string;
  groups: readonly string[];
  address: string;
  impact: number;
  location: string;
  parents: readonly string[];
  latitude: number;
  longitude: number;
  /** 0 up, 1 down. */
  state: 0 | 1;
  /** Its services with their state and text. */
  services: readonly { name: string; state: number; output: string }[];
}

/** The core network above a set of OLTs and CMTSs. One access point is down, and one OLT has a fan in trouble. */
export function coreHosts(olts: readonly Olt[], cmtss: readonly Cmts[]): CoreHost[] {
  const host = (
    name: string,
    type: string,
    impact: number,
    parents: string[],
    more: Partial<CoreHost> = {},
  ): CoreHost => ({
    name,
    type,
    groups: [type, "core"],
    address: `10.0.0.${10 + name.length}`,
    impact,
    location: "Central Norte",
    parents,
    latitude: 37.2054,
    longitude: -4.7765,
    state: 0,
    services: [{ name: "ping", state: 0, output: "PING OK - Packet loss = 0%, RTA = 1.20 ms" }],
    ...more,
  });
  return [
    host("rtBorde", "router", 5, []),
    host("nasCentral", "nas", 5, ["rtBorde"]),
    host("swNorte", "switch", 4, ["rtBorde"]),
    host("swPuerto", "switch", 4, ["rtBorde"], { location: "Central Puerto" }),
    ...cmtss.map(({ name }) => host(name, "cmts", 4, ["swNorte"])),
    host("apMirador", "ap", 3, ["swPuerto"], { location: "Cerro Mirador" }),
    host("ptpErmita", "ptp", 3, ["swPuerto"], { location: "Cerro Ermita", state: 1, services: [] }),
    ...olts.map((olt, index) =>
      host(olt.name, "olt", 4, [index % 2 === 0 ? "swNorte" : "swPuerto"], {
        location: olt.location,
        latitude: olt.latitude,
        longitude: olt.longitude,
        services: [
          { name: "ping", state: 0, output: "PING OK - Packet loss = 0%, RTA = 0.84 ms" },
          index === 1
            ? { name: "fans", state: 1, output: "WARNING - fan 2 at 41% speed" }
            : { name: "fans", state: 0, output: "OK - 4 fans" },
        ],
      }),
    ),
  ];
}
