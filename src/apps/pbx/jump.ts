// Jumps: where a call goes on (contract 3.3). As the vendor's screens show them: `None`, `rec:Bienvenido`,
// `grp:22 (Administracion)`, `que:1022 (Administración)`, `vm:1022`, `out:654834569/Desvio`. Pure.
import { extensionAt, type JumpText, type PbxPlan } from "./model.ts";

/** A place in a call's way, as one text: `ddi:3`, `group:2`, `ext:1022`, `out:654834569`, `end`. */
export type PlaceKey = string;

/** A jump that was looked for among what exists. */
export type Target =
  | { kind: "end" }
  | { kind: "ddi" | "group" | "queue" | "receptionist"; id: number }
  | { kind: "extension" | "voicemail"; number: string }
  | { kind: "outgoing"; number: string; label: string | null }
  /** It names something that the PBX does not have. */
  | { kind: "missing"; text: string }
  /** It is not understood: shown as it is. */
  | { kind: "unread"; text: string };

/** The words in front of a jump, as the vendor shows them and as others would write them. */
const PREFIXES: Readonly<Record<string, Exclude<Target["kind"], "end" | "missing" | "unread">>> = {
  rec: "receptionist",
  recepcionist: "receptionist",
  receptionist: "receptionist",
  grp: "group",
  group: "group",
  que: "queue",
  queue: "queue",
  vm: "voicemail",
  voicemail: "voicemail",
  out: "outgoing",
  outgoing: "outgoing",
  ddi: "ddi",
  ext: "extension",
  extension: "extension",
};

/** Whether a text stands for no way on. */
export function isNoJump(text: string | null): boolean {
  return text === null || /^(\s*|none|null|ninguno|no|-+)$/iu.test(text.trim());
}

/** Looks a jump up in a PBX: by name, by number, and last by id. Never throws. */
export function targetOf({ text }: JumpText, pbx: PbxPlan): Target {
  if (text === null || isNoJump(text)) return { kind: "end" };
  const match = /^([a-z]+)\s*:(.*)$/iu.exec(text.trim());
  const prefix = match?.[1]?.toLowerCase() ?? "";
  const kind = match && Object.hasOwn(PREFIXES, prefix) && PREFIXES[prefix];
  if (!kind) return bareTarget(text.trim(), pbx);
  const rest = match[2]?.trim() ?? "";
  return find(kind, rest, pbx) ?? { kind: "missing", text };
}

function find(
  kind: Exclude<Target["kind"], "end" | "missing" | "unread">,
  rest: string,
  pbx: PbxPlan,
): Target | null {
  // `22 (Administracion)`: what stands in brackets is for people.
  const short = rest.replace(/\([^()]*\)$/u, "").trimEnd();
  if (kind === "outgoing") {
    const [number = "", ...label] = rest.split("/");
    if (number.trim() === "") return null;
    return { kind, number: number.trim(), label: label.join("/").trim() || null };
  }
  if (kind === "extension" || kind === "voicemail") {
    const number = short.split("/")[0]?.trim() ?? "";
    const known =
      extensionAt(number, pbx) ?? pbx.extensions.find(({ id }) => String(id) === number);
    return known ? { kind, number: known.number } : null;
  }
  if (kind === "ddi") {
    const ddi = pbx.ddis.find((one) => isSameNumber(one.number, short) || String(one.id) === short);
    return ddi ? { kind, id: ddi.id } : null;
  }
  if (kind === "receptionist") {
    const all = pbx.receptionists;
    const one =
      all.find(({ name }) => name === rest) ??
      all.find(({ name }) => name === short) ??
      all.find(({ id }) => String(id) === short);
    return one ? { kind, id: one.id } : null;
  }
  const all = kind === "group" ? pbx.groups : pbx.queues;
  const one =
    all.find(({ cli }) => cli === short) ??
    all.find(({ name }) => name !== null && (name === rest || name === short)) ??
    all.find(({ id }) => String(id) === short);
  return one ? { kind, id: one.id } : null;
}

/** A number without a word in front: an extension, a group, a queue or a number from outside. */
function bareTarget(text: string, pbx: PbxPlan): Target {
  const number = text.split("/")[0]?.trim() ?? "";
  const ddi = pbx.ddis.find((one) => isSameNumber(one.number, number));
  for (const kind of ["extension", "group", "queue"] as const) {
    if (kind === "extension" && !extensionAt(number, pbx)) continue;
    if (kind === "group" && !pbx.groups.some(({ cli }) => cli === number)) continue;
    if (kind === "queue" && !pbx.queues.some(({ cli }) => cli === number)) continue;
    return find(kind, number, pbx) ?? { kind: "unread", text };
  }
  if (ddi) return { kind: "ddi", id: ddi.id };
  const named = pbx.receptionists.find(({ name }) => name === text);
  if (named) return { kind: "receptionist", id: named.id };
  return { kind: "unread", text };
}

/** Two writings of one telephone number: with `+`, `00`, bare `34`, or the country's own form (contract 3.3). */
export function isSameNumber(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .replaceAll(/[\s().-]/gu, "")
      .replace(/^\+/u, "00")
      .replace(/^(?:0034(?=\d{9}$)|34(?=[6-9]\d{8}$))/u, "");
  return plain(a) === plain(b) && plain(a) !== "";
}

/** One text for a place. */
export function keyOf(target: Target): PlaceKey {
  switch (target.kind) {
    case "end":
      return "end";
    case "extension":
      return `ext:${target.number}`;
    case "voicemail":
      return `vm:${target.number}`;
    case "outgoing":
      return `out:${target.number}`;
    case "missing":
    case "unread":
      return `${target.kind}:${target.text}`;
    default:
      return `${target.kind}:${target.id}`;
  }
}

/** A target as the vendor's screens write it, and as it is sent (contract 3.3, inferred); null for none. */
export function writeJump(target: Target, pbx: PbxPlan): string | null {
  switch (target.kind) {
    case "end":
      return null;
    case "missing":
    case "unread":
      return target.text;
    case "extension":
      return `ext:${target.number}`;
    case "voicemail":
      return `vm:${target.number}`;
    case "outgoing":
      return target.label === null
        ? `out:${target.number}`
        : `out:${target.number}/${target.label}`;
    case "ddi":
      return `ddi:${pbx.ddis.find(({ id }) => id === target.id)?.number ?? target.id}`;
    case "receptionist":
      return `rec:${pbx.receptionists.find(({ id }) => id === target.id)?.name ?? target.id}`;
    default: {
      const all = target.kind === "group" ? pbx.groups : pbx.queues;
      const one = all.find(({ id }) => id === target.id);
      return `${target.kind === "group" ? "grp" : "que"}:${one?.cli ?? one?.name ?? target.id}`;
    }
  }
}
