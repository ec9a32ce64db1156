// What a person may dial at a receptionist (contract 3.3: names and shapes are inferred), as a form has it in one text.
// Pure; nothing here throws.
import type { ApiValue } from "#src/resource/form-values.ts";
import { record, type Fields } from "#src/util/read.ts";
import type { JumpText } from "./model.ts";
import { plain, readJump } from "./wire.ts";

/** A line of dial, name and jump. */
export interface OptionLine {
  dial: string;
  name: string;
  jump: string;
  /** The option as it came, as JSON: what nobody touches of it goes back so. None for a new line. */
  wire?: string;
}

/** The options of a receptionist, or what stands there instead of a list that is understood, as it came. */
export function readOptions(value: unknown): {
  options: readonly (OptionLine & { way: JumpText })[];
  unread: string | null;
} {
  if (value === null || value === undefined || value === "") return { options: [], unread: null };
  const options = Array.isArray(value)
    ? value.filter((one) => one !== null).map((one) => readOption(record(one)))
    : [null];
  return options.every((one) => one !== null)
    ? { options, unread: null }
    : { options: [], unread: asJson(value) };
}

function readOption(known: Fields | null): (OptionLine & { way: JumpText }) | null {
  const [dial, jump] = [known?.["dial"] ?? "", known?.["jump"]];
  if (!known || typeof dial === "object" || (dial === "" && jump === undefined)) return null;
  const way = readJump(jump, known["decoded_jump"]);
  return {
    dial: plain(dial) ?? "",
    name: plain(known["name"]) ?? "",
    jump: way.text ?? "",
    wire: asJson(known),
    way,
  };
}

function asJson(value: unknown): string {
  return JSON.stringify(value) ?? "?";
}

function fromJson(text: string): ApiValue {
  try {
    // JSON is nothing else.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return JSON.parse(text) as ApiValue;
  } catch {
    return text;
  }
}

/** The options as one text; what nobody understands is one line that begins with `?`. */
export function showOptions(value: unknown): string {
  const { options, unread } = readOptions(value);
  return unread === null ? writeOptions(options) : `? ${unread}`;
}

/** Lines as one text. */
export function writeOptions(lines: readonly OptionLine[]): string {
  const flat = (text: string) => text.replaceAll(/[\t\n\r]/gu, " ");
  return lines
    .map(({ dial, name, jump, wire }) =>
      [flat(dial), flat(name), flat(jump), ...(wire === undefined ? [] : [wire])].join("\t"),
    )
    .join("\n");
}

/** The lines of such a text; none of one that is not understood. */
export function optionsIn(text: string): OptionLine[] {
  if (text === "" || unreadIn(text) !== null) return [];
  return text.split("\n").map((line) => {
    const [dial = "", name = "", jump = "", wire] = line.split("\t");
    return { dial, name, jump, ...(wire !== undefined && { wire }) };
  });
}

/** What is not understood of such a text, as it came. */
export function unreadIn(text: string): string | null {
  return text.startsWith("? ") ? text.slice(2) : null;
}

/** Such a text for people. */
export function sayOptions(text: string): string {
  return (
    unreadIn(text) ??
    optionsIn(text)
      .map(({ dial, name, jump }) => [dial, name, jump].filter(Boolean).join(" "))
      .join(" · ")
  );
}

/** Such a text as it is sent. */
export function sendOptions(text: string): ApiValue {
  const unread = unreadIn(text);
  return unread === null ? optionsIn(text).map(sendOption) : fromJson(unread);
}

function sendOption({ dial, name, jump, wire }: OptionLine): ApiValue {
  const typed = { name: name.trim() || null, dial: dial.trim(), jump: jump.trim() || null };
  const came = wire === undefined ? null : fromJson(wire);
  const was = optionsIn(showOptions([came]))[0];
  if (!was || came === null || typeof came !== "object") return typed;
  // The server decodes a jump itself, which is another one then.
  const rest = Object.entries(came).filter(([key]) => key !== "decoded_jump" || was.jump === jump);
  return {
    ...Object.fromEntries(rest),
    ...(was.name !== name && { name: typed.name }),
    ...(was.dial !== dial && { dial: typed.dial }),
    ...(was.jump !== jump && { jump: typed.jump }),
  };
}

/** What is wrong with such a text: a key of the form's rules. */
export function optionsProblem(text: string): "dial" | "dialTwice" | null {
  const dials = optionsIn(text).map(({ dial }) => dial);
  if (dials.some((dial) => !/^[\d*#]{1,4}$/u.test(dial))) return "dial";
  return new Set(dials).size === dials.length ? null : "dialTwice";
}
