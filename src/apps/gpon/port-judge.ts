/**
 * What is wrong with a PON port, and how far it reaches: the whole port, one branch behind a splitter, or one drop. Pure. Limits are the
 * operator's own and are never assumed (contract 3.2); without them light is only compared within the port.
 */
import { drops, keysOf, MOST } from "./port-drops.ts";
import type {
  FaultCode,
  JudgedOnu,
  OnuJudgement,
  PortFault,
  PortJudgement,
  Reach,
} from "./port-judge-types.ts";
import { lightFaults, lightOf } from "./port-light.ts";
import { AREA_LEAST, busiestMoment, isArea, isNear } from "./together.ts";

const REACHES: readonly Reach[] = ["port", "branch", "drop"];
const CODES: readonly FaultCode[] = ["cut", "power", "weak", "strong", "off"];

/** Judges the ONUs of a port. */
export function judgePort(onus: readonly JudgedOnu[]): PortJudgement {
  const online = onus.filter(({ status }) => status === "online");
  const offline = onus.filter(({ status }) => status === "offline");
  const read = online.filter(({ dnrx, uprx }) => dnrx !== null || uprx !== null);
  const { median, levels } = lightOf(read);
  const faults = [
    ...darkFaults("cut", "los", offline, onus),
    ...darkFaults("power", "dying-gasp", offline, onus),
    ...darkFaults("off", "unknown", offline, onus),
    ...lightFaults(read, levels),
  ].toSorted(
    (a, b) =>
      REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach) ||
      CODES.indexOf(a.code) - CODES.indexOf(b.code) ||
      b.keys.length - a.keys.length,
  );
  const byKey = new Map(
    onus.map(({ key }): [string, OnuJudgement] => {
      const level = levels.get(key);
      const fault = faults.find(({ keys }) => keys.includes(key));
      return [
        key,
        {
          deviation: level?.deviation ?? null,
          margin: level?.margin ?? null,
          fault: fault ? { code: fault.code, reach: fault.reach } : null,
        },
      ];
    }),
  );
  const counts = {
    total: onus.length,
    online: online.length,
    offline: offline.length,
    unknown: onus.length - online.length - offline.length,
    read: read.length,
  };
  return { faults, byKey, median, counts };
}

function darkFaults(
  code: "cut" | "power" | "off",
  cause: "los" | "dying-gasp" | "unknown",
  offline: readonly JudgedOnu[],
  all: readonly JudgedOnu[],
): PortFault[] {
  const alike = offline.filter((onu) =>
    cause === "unknown" ? onu.cause !== "los" && onu.cause !== "dying-gasp" : onu.cause === cause,
  );
  const groups = events(alike);
  return [
    ...groups.flatMap(({ onus, since }): PortFault[] => {
      const reach = reachOf(onus, all);
      const branch = branchOf(onus);
      if (reach === "drop") return [];
      const between = code === "cut" && reach === "port" ? breakBetween(onus, all) : null;
      return [{ code, reach, keys: keysOf(onus), branch, since, between }];
    }),
    ...drops(
      code,
      groups.flatMap(({ onus }) => (reachOf(onus, all) === "drop" ? onus : [])),
    ),
  ];
}

/** Those that went down together, each once; those without a time go with the largest event. */
function events(rows: readonly JudgedOnu[]): { onus: JudgedOnu[]; since: Date | null }[] {
  const groups: { onus: JudgedOnu[]; since: Date | null }[] = [];
  let rest = rows.filter(({ lastDown }) => lastDown !== null);
  for (;;) {
    const moment = busiestMoment(rest);
    if (moment === null) break;
    const onus = rest.filter((row) => isNear(row, moment));
    const times = onus.flatMap(({ lastDown }) => lastDown?.getTime() ?? []);
    groups.push({ onus, since: new Date(Math.min(...times)) });
    rest = rest.filter((row) => !onus.includes(row));
  }
  const untimed = rows.filter(({ lastDown }) => lastDown === null);
  if (groups[0]) groups[0].onus.push(...untimed);
  else if (untimed.length > 0) groups.push({ onus: untimed, since: null });
  return groups;
}

function reachOf(onus: readonly JudgedOnu[], all: readonly JudgedOnu[]): Reach {
  if (isArea(onus.length, all.length)) return "port";
  const branch = branchOf(onus);
  const onBranch = branch === null ? 0 : all.filter((one) => one.branch === branch).length;
  // Two of a splitter's three are the splitter; two anywhere are two drops.
  if (branch !== null && onus.length >= 2 && onus.length >= onBranch * MOST) return "branch";
  // At the same time, and not the same splitter: something that they share is still the likeliest.
  const isTimed = onus.filter(({ lastDown }) => lastDown !== null).length >= AREA_LEAST;
  return isTimed ? "branch" : "drop";
}

/** The splitter where all hang whose splitter is known, and at least most of them. */
function branchOf(onus: readonly JudgedOnu[]): string | null {
  const names = onus.flatMap(({ branch }) => branch ?? []);
  const [first] = names;
  const isOne = first !== undefined && names.every((name) => name === first);
  return isOne && names.length >= onus.length * MOST ? first : null;
}

/** All lit ONUs lie nearer than all dark ones: the break is in between. */
function breakBetween(
  darkOnes: readonly JudgedOnu[],
  all: readonly JudgedOnu[],
): PortFault["between"] {
  const lit = all
    .filter(({ status }) => status === "online")
    .flatMap(({ distance }) => distance ?? []);
  const dark = darkOnes.flatMap(({ distance }) => distance ?? []);
  if (lit.length === 0 || dark.length < darkOnes.length * MOST) return null;
  const [from, to] = [Math.max(...lit), Math.min(...dark)];
  return from < to ? { from, to } : null;
}
