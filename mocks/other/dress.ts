// What the contract leaves open ([I]), as another Krill may have it. A dress is one coherent server; `dresses.ts` has some.

/** How another Krill differs from the simulated one. What the contract documents ([D]) is the same in every dress. */
export interface Dress {
  /** What kind of server it is, in a sentence. */
  about: string;
  /** Addresses below `/api/v2/` that it does not have; null: it has all. */
  lacks: RegExp | null;
  /** What it answers there. */
  lackStatus: 404 | 405 | 501;
  /** What becomes of parameters that are not documented at an address: nothing, overlooked in silence, or a refusal. */
  unknownParams: "known" | "overlooked" | "refused";
  /** The most rows that a page has, whatever is asked for. */
  mostRows: number;
  signIn: {
    takes: "both" | "json";
    /** What the tokens are called; null: there is no second one. */
    access: string;
    refresh: string | null;
  };
  /** A list with its count and the address of its next page. */
  list: (rows: readonly unknown[], count: number, next: unknown) => unknown;
  /** A plain value under its name. */
  value: (value: unknown, key: string, path: string) => unknown;
  /** A reply as a whole, after its values. */
  reply?: (body: unknown, path: string) => unknown;
  /** What a refusal says; its messages by field, or under "" where they are of none. */
  refusal: (status: number, messages: readonly [field: string, text: string][]) => unknown;
  /** How an action is asked for, and what is answered. */
  acts: { method: "POST" | "PUT"; status: 200 | 202 | 204; body: string | null; type?: string };
  /** How `_links` write an address. */
  address: (href: string) => unknown;
  /** Whether `Allow` and the metadata of `OPTIONS` tell what may be done. */
  tellsRights: boolean;
}

/** Parameters that the contract documents everywhere, and by the beginning of an address (2.4, 3.1, 3.2, 3.4, 3.7). */
const DOCUMENTED: readonly [address: RegExp, names: RegExp][] = [
  [/^/, /^(limit|offset|attrs|joins)$/],
  [/^isp\/cpes\/?$/, /^(sn|realm|external_id|topology|tech)$/],
  [
    /^monitoring\/search\/?$/,
    /^(type|reghost|regstate|regtag|hostgroups|topology|vars\..+|perfdata\..+__gt)$/,
  ],
  [/^monitoring\/graphs\/?$/, /^(host_name|service_name)$/],
  [/^oratio\/accounting\/?$/, /^(online|sort)$/],
  [/^rubik\/services\/?$/, /^(search|owner|state|sort)$/],
  [/^rubik\/addresses\/?$/, /./],
  [/\/events$/, /^type$/],
];

/** Whether the contract documents a parameter at an address. */
export function isDocumented(path: string, name: string): boolean {
  return DOCUMENTED.some(([address, names]) => address.test(path) && names.test(name));
}

/** Applications whose values the contract documents, down to the form of their times. */
const SAMPLED = /^(isp|monitoring|rubik|cpes)\//;

/** Whether a value is a time whose form nobody documents there. */
export function isFreeTime(value: unknown, path: string): value is string {
  return typeof value === "string" && TIME.test(value) && !SAMPLED.test(path);
}

const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/;
