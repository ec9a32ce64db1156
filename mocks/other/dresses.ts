import { isFreeTime, type Dress } from "./dress.ts";

const RELATIONS = /^(profile|context|schedule|service|user)$/;

/** Some servers that are a Krill by the contract and unlike the simulated one wherever it says [I]. */
export const DRESSES = {
  silent: {
    about:
      "Made anew in another framework: bare lists, no count, no rights told, and what it does not know it overlooks.",
    lacks: /^(me\/apps|auth\/user|auth\/logout|gis\/|docsis\/cmtss|acs\/)/,
    lackStatus: 404,
    unknownParams: "overlooked",
    mostRows: 1000,
    signIn: { takes: "json", access: "access_token", refresh: "refresh_token" },
    list: (rows) => rows,
    value: (value, key, path) => {
      if (typeof value === "boolean") return value ? 1 : 0;
      if (isFreeTime(value, path)) return Date.parse(value) / 1000;
      if (RELATIONS.test(key) && typeof value === "number")
        return { id: String(value), name: `no. ${value}` };
      return key === "id" && typeof value === "number" ? String(value) : value;
    },
    refusal: (_, messages) => ({
      errors: messages.map(([field, message]) => (field ? { field, message } : { message })),
    }),
    acts: { method: "POST", status: 204, body: null },
    address: (href) => ({ href }),
    tellsRights: false,
  },
  strict: {
    about:
      "Refuses each parameter that is not documented, gives 50 rows a page, acts by PUT, and tells its errors by place.",
    lacks:
      /^(me\/apps|gpon\/olts\/[^/]+\/?$|oratio\/pools\/?$|monitoring\/(history|notifications))/,
    lackStatus: 405,
    unknownParams: "refused",
    mostRows: 50,
    signIn: { takes: "both", access: "token", refresh: null },
    list: (rows, count) => ({ items: rows, pagination: { total_count: String(count) } }),
    value: (value, key, path) => {
      if (isFreeTime(value, path)) return value.replace(/Z$/, "+00:00");
      return key === "state_id" ? String(value) : value;
    },
    refusal: (_, messages) => ({
      detail: messages.map(([field, msg]) => ({
        loc: ["body", ...(field ? [field] : [])],
        msg,
        type: "value_error",
      })),
    }),
    acts: { method: "PUT", status: 200, body: '{"status": "queued", "task": 4711}' },
    address: (href) => href.replace(/^\//, ""),
    tellsRights: true,
  },
  texts: {
    about:
      "Old and worded: numbers and flags as text, empty text for nothing, actions answered by a page, errors as a line.",
    lacks: /^(auth\/refresh|gpon\/unconfigured|monitoring\/status|docsis\/cms)/,
    lackStatus: 501,
    unknownParams: "known",
    mostRows: 200,
    signIn: { takes: "both", access: "access", refresh: "refresh" },
    list: (rows, count) => ({ meta: { total: String(count) }, data: rows }),
    value: (value, _, path) => {
      if (typeof value === "boolean") return value ? "True" : "False";
      if (isFreeTime(value, path)) return Date.parse(value);
      if (value === null) return "";
      return typeof value === "number" ? String(value) : value;
    },
    refusal: (_, messages) =>
      messages.map(([field, text]) => (field ? `${field}: ${text}` : text)).join(" "),
    acts: {
      method: "POST",
      status: 200,
      body: "<html><body><h1>OK</h1></body></html>",
      type: "text/html",
    },
    address: (href) => href,
    tellsRights: true,
  },
  thin: {
    about:
      "Has only what is documented: no pages but `next`, null for what is empty, and a live reading of state and output alone.",
    lacks:
      /^(gis|docsis|acs|kermit|plankton|logger|wimax|tagger)\/|^pbx\/(holidays|contexts|cdrs)|^isp\/(models|contexts)|^gpon\/olts\/?$|\/onus\/(txrx|bandwidth)|^monitoring\/(events|history|notifications|hostgroups|location|status)|^auth\/(refresh|user)|^me\//,
    lackStatus: 404,
    unknownParams: "overlooked",
    mostRows: 100,
    signIn: { takes: "both", access: "access", refresh: null },
    list: (rows, _, next) => ({ next, results: rows }),
    value: (value) => value,
    reply: (body, path) => withoutEmpty(path.endsWith("/info") ? thinInfo(body) : body),
    refusal: (status, messages) =>
      status === 400 ? messages.map(([field, text]) => `${field} ${text}`.trim()) : null,
    acts: { method: "POST", status: 202, body: "" },
    address: (href) => href,
    tellsRights: false,
  },
} as const satisfies Record<string, Dress>;

export type DressName = keyof typeof DRESSES;

function thinInfo(body: unknown): unknown {
  const { state, output } = body as Record<string, unknown>;
  return { state, output };
}

/** Null in the place of lists and objects without anything in them. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(withoutEmpty);
  const fields = Object.entries(value).map(([key, field]) => [key, withoutEmpty(field)]);
  return fields.length === 0 ? null : Object.fromEntries(fields);
}
