/** The simulated operator's people and what each may do. Every password is the name. */

/** What a permission is about: an API app, or a part of one that has rules of its own. */
export type Area =
  | "isp"
  | "monitoring"
  | "gpon"
  | "docsis"
  | "unconfigured"
  | "oratio"
  | "kermit"
  | "rubik"
  | "logger"
  | "acs"
  | "plankton"
  | "installer"
  | "me"
  | "pbx";

/** Names of actions on a CPE, as in `_links.actions` (contract 3.1). */
export const ACTIONS = [
  "diagnostic",
  "factory",
  "reboot",
  "reconfig",
  "reprovision",
  "unprovision",
] as const;

/** Someone who signs in. */
export interface User {
  id: number;
  username: string;
  password: string;
  firstName: string;
  /** What `/me/apps/` lists. */
  apps: readonly string[];
  /** What may be read, and what may be written too. Absent: neither. */
  areas: Readonly<Partial<Record<Area, "read" | "write">>>;
  /** Actions on CPEs; null: all, unknown ones too. */
  actions: readonly string[] | null;
}

/** The demo sign-ins. */
export const USERS: readonly User[] = [
  {
    id: 1,
    username: "noc",
    password: "noc",
    firstName: "NOC",
    apps: [
      "isp",
      "pbx",
      "monitoring",
      "oratio",
      "gpon",
      "docsis",
      "rubik",
      "plankton",
      "installer",
      "logger",
      "kermit",
      "acs",
    ],
    areas: {
      isp: "write",
      monitoring: "write",
      gpon: "write",
      docsis: "write",
      unconfigured: "write",
      oratio: "write",
      kermit: "write",
      rubik: "write",
      logger: "write",
      acs: "write",
      plankton: "write",
      installer: "write",
      me: "write",
      pbx: "write",
    },
    actions: null,
  },
  {
    id: 2,
    username: "helpdesk",
    password: "helpdesk",
    firstName: "Helpdesk",
    apps: ["isp", "monitoring"],
    areas: { isp: "read", monitoring: "read", me: "read" },
    actions: ["diagnostic", "reboot"],
  },
  {
    id: 3,
    username: "installer",
    password: "installer",
    firstName: "Installer",
    apps: ["installer", "isp"],
    areas: { isp: "read", installer: "write", unconfigured: "write", me: "read" },
    actions: ["diagnostic", "reprovision", "unprovision"],
  },
];

/** True when a user may do an action of this name. */
export function mayAct(user: User, action: string): boolean {
  return user.actions === null || user.actions.includes(action);
}
