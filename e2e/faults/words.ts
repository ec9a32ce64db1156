import { UNCLEAR, type FaultName } from "./names.ts";

/** Who speaks when a flow fails: each part of the console has its own way. */
export type Voice =
  | "sign-in"
  | "lookup"
  | "page"
  | "action"
  | "create"
  | "change"
  | "rubik"
  | "bulk";

/** Each of them is to be read. */
type Words = Partial<Record<FaultName, readonly RegExp[]>>;

const BROKEN = ["refused", "reset while sending", "reset while receiving"] as const;

const each = (faults: readonly FaultName[], ...words: RegExp[]): Words =>
  Object.fromEntries(faults.map((fault) => [fault, words]));

const PAGE: Words = {
  ...each(BROKEN, /No connection to Krill/),
  "20 s hang": [/Krill did not answer in time/],
  "403": [/Not allowed/],
  "404": [/Not found/],
  "409": [/It conflicts with the present state/],
  "429": [/Too many requests/],
  "500 HTML": [/Krill failed/, /The server reported a fault of its own \(500\)/],
  "502": [/Krill failed/, /The server reported a fault of its own \(502\)/],
  "truncated JSON": [/An unreadable reply/],
};

const unclear = (words: RegExp): Words => ({
  ...PAGE,
  ...each([...UNCLEAR], words),
  // It was accepted; that is all that counts.
  "truncated JSON": undefined,
});

/** How an action ends, beside its thing or in the outcomes of a job. */
const ACTION: Words = {
  ...each(BROKEN, /Outcome unknown/, /It was sent, and the connection was lost before the answer/),
  "20 s hang": [/Outcome unknown/, /It was sent, and no answer came in time/],
  "403": [/Your user is not allowed to do this\. Nothing happened/],
  "404": [
    /The server does not know this thing, or not this action of it \(404\)\. Nothing happened/,
  ],
  "409": [/Its present state does not allow it\. Nothing happened/],
  "429": [/The server asks to wait: too many requests\. Nothing happened/],
  "500 HTML": [/Failed/, /The server failed \(500\)\. Look at it before you try again/],
  "502": [/Outcome unknown/, /It was sent, and a server in between answered 502/],
};

/** What is to be read after each fault; nothing where the flow goes on by itself. */
export const WORDS: Readonly<Record<Voice, Words>> = {
  "sign-in": {
    ...PAGE,
    ...each(["401 in the middle", "403"], /Wrong username or password/),
  },
  // A list that it may not ask is asked for in another form, which finds it.
  lookup: { ...PAGE, "403": undefined, "404": undefined },
  page: PAGE,
  action: ACTION,
  create: unclear(/Outcome unknown: it may have been created/),
  change: unclear(/Outcome unknown: it may have been saved/),
  rubik: unclear(/Outcome unknown/),
  bulk: { ...ACTION, "429": [/The server asked to wait/] },
};
