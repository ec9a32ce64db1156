/** The texts of the account page. */
export const texts = {
  title: "Account",
  user: "User",
  name: "Name",
  email: "E-mail",
  apps: "Applications",
  appsUnknown: "The server does not tell; what you may not use is refused when you open it.",
  rights: "Permissions",
  staff: "Staff",
  superuser: "Superuser",
  groups: "Groups",
  permissions: "Permissions",
  rightsUnknown: "The server names no groups or permissions; what you may not do it refuses.",
  session: "Open sessions of this browser",
  tabs: "Tabs with this session",
  tabsUnknown: "This browser does not tell",
  kept: "Kept when the tabs are closed",
  signOutAll: "Sign out in all tabs",
  settings: "Settings of this browser",
  refresh: "Live figures are read again",
  refreshText:
    "What has a slower rhythm keeps it; a restart that is watched is looked at more often.",
  every: "every {{time}}",
  sounds: "Sounds",
  soundsText: "Off mutes every alert of the console in this browser.",
  file: "Settings as a file",
  fileText:
    "Language, theme, columns, saved views and pinned things, for another browser. Nothing of the session and nothing that you typed is in it.",
  export: "Export the settings",
  import: "Import settings",
  fileBad: "This file holds no settings of the console",
  fileFull:
    "This browser's storage is full or blocked: some or none of the settings were taken over",
  fileUse: "{{count}} settings take the place of yours, and the page is loaded anew.",
  fileUse_one: "One setting takes the place of yours, and the page is loaded anew.",
  takeOver: "Take them over",
  username: "Username",
  expires: "This access ends",
  expiresUntold: "when is not told",
  renewed: "it is then renewed by itself",
  notRenewed: "it is not renewed: you will be asked to sign in again",
  version: "Version of the console",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    account: typeof texts;
  }
}
