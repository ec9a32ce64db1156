// A telephone number is kept as somebody wrote it (contract 3.1, 3.3): calls are asked for in each spelling. Pure.
import type { ListParams } from "#src/krill/resource.ts";
import { parsePhone } from "#src/util/phone.ts";

/** What is asked for with its numbers in one spelling. */
export type NumberQuestion = Pick<ListParams, "filters" | "search">;

/** The parameters that hold a number. */
const NUMBERS = ["src", "dst", "ddi"] as const;

/** The spellings of a number, as it was typed first; anything else as it is. */
function spellings(text: string): readonly string[] {
  const phone = parsePhone(text);
  if (!phone) return [text];
  const typed = text.replaceAll(/[^\d+]/gu, "");
  return phone.variants.toSorted((a, b) => Number(b === typed) - Number(a === typed));
}

/** The ways of asking for the same calls, as it was typed first: one only where no number has several spellings. */
export function questionsOf({ filters, search }: NumberQuestion): readonly NumberQuestion[] {
  let all: readonly NumberQuestion[] = (search ? spellings(search) : [search]).map((one) => ({
    filters: { ...filters },
    search: one,
  }));
  for (const name of NUMBERS) {
    const value = filters?.[name];
    if (typeof value !== "string") continue;
    all = all.flatMap((one) =>
      spellings(value).map((text) => ({ ...one, filters: { ...one.filters, [name]: text } })),
    );
  }
  return all;
}

/** The numbers of a question as they are spelled in it, by parameter; the search is `q`, as in an address. */
export function numbersIn({ filters, search }: NumberQuestion): Readonly<Record<string, string>> {
  const numbers: Record<string, string> = search ? { q: search } : {};
  for (const name of NUMBERS) {
    const value = filters?.[name];
    if (typeof value === "string") numbers[name] = value;
  }
  return numbers;
}

/** One spelling of what is asked for, and how many calls it finds; null where the server cannot tell. */
export interface Spelling {
  question: NumberQuestion;
  calls: number | null;
}

/** Which spelling is listed (the first that finds something), and which others find calls too. */
export function listedOf(all: readonly Spelling[]): {
  listed: Spelling | null;
  others: Spelling[];
} {
  const [listed = null, ...others] = all.filter(({ calls }) => calls !== null && calls > 0);
  return { listed, others };
}

/** Whether a call has the numbers of a question in their very spelling. */
export function isSpelledSo(
  { src, dst, cpe }: { src: string | null; dst: string | null; cpe: string | null },
  { filters = {}, search }: NumberQuestion,
): boolean {
  const has = (value: unknown, ...fields: (string | null)[]) =>
    typeof value !== "string" || fields.some((field) => field === null || field === value);
  return (
    has(filters["src"], src) &&
    has(filters["dst"], dst) &&
    has(filters["ddi"], src, dst) &&
    (!search || src === null || dst === null || `${src} ${dst} ${cpe}`.includes(search))
  );
}
