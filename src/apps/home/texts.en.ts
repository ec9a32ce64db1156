import { figures } from "#src/resource/figures-texts.en.ts";

/** The texts of the start page. */
export const texts = {
  figures,
  title: "Home",
  start: "Paste a serial number from a label into the box, in any notation, and press Enter.",
  keys: "The key / leads back to it from every page; ? lists all keys.",
  installer: "Installer",
  pinned: "Pinned",
  recent: "Opened lately",
  network: "Network",
  problems: "Show the problems",
  withdrawn: "The state of the network is not told any more",
  withdrawnText: "Your user may no longer see it, or the server has stopped giving it.",
  unknown: "{{count}} actions have an unknown outcome",
  unknown_one: "One action has an unknown outcome",
  unknownText:
    "They were sent, but no answer came. Look at the devices before sending anything again.",
  sending: "{{count}} actions are being sent.",
  sending_one: "One action is being sent.",
  toActivity: "Show in Activity",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    home: typeof texts;
  }
}
