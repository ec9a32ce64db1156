/** What can go wrong between the browser and Krill, once the page stands. */
export const FAULTS = [
  "refused",
  "reset while sending",
  "reset while receiving",
  "20 s hang",
  "401 in the middle",
  "403",
  "404",
  "409",
  "429",
  "500 HTML",
  "502",
  "truncated JSON",
  "clock 10 minutes wrong",
] as const;

/** What people do all day, up to its end. */
export const FLOWS = [
  "sign in",
  "lookup to device",
  "leave a list being paged",
  "reboot with watch",
  "disconnect a session",
  "acknowledge a problem",
  "edit a customer",
  "create a CPE",
  "order at Rubik",
  "bulk job",
] as const;

export type FaultName = (typeof FAULTS)[number];
export type FlowName = (typeof FLOWS)[number];

/** Each flow and each fault at least once: what `npm test` takes; `npm run soak` takes all. */
export const PICKED: readonly (readonly [FlowName, FaultName])[] = [
  ["sign in", "502"],
  ["sign in", "truncated JSON"],
  ["lookup to device", "500 HTML"],
  ["leave a list being paged", "20 s hang"],
  ["reboot with watch", "reset while receiving"],
  ["disconnect a session", "reset while sending"],
  ["acknowledge a problem", "404"],
  ["acknowledge a problem", "clock 10 minutes wrong"],
  ["edit a customer", "409"],
  ["edit a customer", "401 in the middle"],
  ["create a CPE", "403"],
  ["order at Rubik", "refused"],
  ["bulk job", "429"],
];

/** Faults after which the server has carried out what it was asked, though the console cannot know. */
export const CARRIED_OUT: ReadonlySet<FaultName> = new Set([
  "reset while receiving",
  "20 s hang",
  "502",
  "truncated JSON",
]);

/** Faults that leave open whether it was carried out. */
export const UNCLEAR: ReadonlySet<FaultName> = new Set([
  "refused",
  "reset while sending",
  "reset while receiving",
  "20 s hang",
  "502",
]);
