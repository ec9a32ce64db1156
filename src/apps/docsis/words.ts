// What the rows of a cable plant share: names of fields, words for up and down (contract 3.6: all inferred; the CLI's words). Never throws.
import type { LooseRow } from "#src/util/loose.ts";
import { text } from "#src/util/read.ts";

/** The likely names of fields, the likeliest first. */
export const NAMES = {
  name: ["name", "cmts", "host_name", "hostname", "id"],
  vendor: ["vendor", "manufacturer", "brand"],
  model: ["model", "type_name", "product", "chassis"],
  uptime: ["uptime", "sysuptime"],
  modems: ["cms", "modems", "cm_count", "cable_modems", "total", "count"],
  online: ["online", "cms_online", "modems_online", "active", "up"],
  state: ["state", "status", "oper_status", "state_long"],
  ifindex: ["ifindex", "if_index", "index"],
  chanid: ["chanid", "channel_id", "channel", "id", "number"],
  channelName: ["name", "interface", "ifname", "descr"],
  freq: ["freq", "frequency", "freq_hz", "center_frequency", "centre_frequency", "freq_mhz"],
  width: ["width", "channel_width", "bandwidth", "width_hz"],
  modulation: ["modulation", "mod"],
  profile: ["mp", "modulation_profile", "profile"],
  power: ["power", "tx_power", "power_dbmv"],
  snr: ["snr", "upsnr", "dnsnr", "mer", "snr_db"],
  corrected: ["corrected", "corr", "correctable", "corrected_percent", "upcorr", "dncorr"],
  uncorrected: ["uncorrected", "ko", "uncorrectable", "uncorr", "lost", "upko", "dnko"],
  level: ["rx", "tx", "level", "dnrx", "uptx", "rx_power", "tx_power", "power"],
  domains: ["map", "mac_domains", "domains", "mac_domain"],
  node: ["fiber_node", "fibernode", "node", "fn"],
  domain: ["mac_domain", "macdomain", "domain"],
  mac: ["mac", "mac_address", "cm_mac", "cmmac", "id"],
  ip: ["ip", "ip_address", "cm_ip", "address"],
  config: ["config_file", "config", "configfile", "bootfile"],
} as const;

/** Whether something is up, by its state; null where no word tells. */
export function isUpIn(own: LooseRow): boolean | null {
  const value = own.find(NAMES.state)?.value;
  if (typeof value === "boolean") return value;
  const word = text(value)?.toLowerCase() ?? "";
  if (/^(up|online|ok|active|enabled|operational|w-online\b.*|online\(.*)$/u.test(word))
    return true;
  return /^(down|offline|critical|disabled|failed|init.*|reject.*)$/u.test(word) ? false : null;
}
