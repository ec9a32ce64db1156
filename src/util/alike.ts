import { bool01, record } from "./read.ts";

const FRACTION = /^-?\d+\.\d+$/u;

/**
 * Whether two values of the API mean the same (contract 2.4, 2.8): null and `""`, 7 and `"7"`, `"1.50"` and `"1.5"`, yes
 * or no in whichever words, a thing and its id, and lists of such. Texts of digits are numbers to dial as well: `"07"`
 * and `"7"` are two.
 */
export function isAlike(a: unknown, b: unknown): boolean {
  const [left, right] = [plain(a), plain(b)];
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, at) => isAlike(one, right[at]));
  if (typeof left === "boolean" || typeof right === "boolean") {
    const yes = bool01(left);
    return yes !== null && yes === bool01(right);
  }
  const [one, other] = [written(left), written(right)];
  if (one === "" || other === "") return one === other;
  if (FRACTION.test(one) || FRACTION.test(other)) return Number(one) === Number(other);
  return one === other;
}

function plain(value: unknown): unknown {
  return record(value)?.["id"] ?? value ?? "";
}

function written(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
