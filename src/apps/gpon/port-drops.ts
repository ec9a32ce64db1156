// Parts of the judgement of a port that dark ONUs and weak ones share. Pure.
import type { FaultCode, JudgedOnu, PortFault } from "./port-judge-types.ts";

/** So much of a splitter's ONUs make it the splitter. */
export const MOST = 2 / 3;

/** Single drops of one kind as one fault: a list of them would say the same again and again. */
export function drops(code: FaultCode, onus: readonly JudgedOnu[]): PortFault[] {
  if (onus.length === 0) return [];
  const [only] = onus;
  const since = onus.length === 1 && code !== "weak" && code !== "strong" ? only?.lastDown : null;
  const branch = onus.length === 1 ? (only?.branch ?? null) : null;
  return [{ code, reach: "drop", keys: keysOf(onus), branch, since: since ?? null, between: null }];
}

/** By what they are told. */
export function keysOf(onus: readonly JudgedOnu[]): string[] {
  return onus.map(({ key }) => key);
}
