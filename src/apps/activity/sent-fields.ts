import { useTranslation } from "#src/i18n/use-translation.ts";
import type { TextKey } from "#src/i18n/i18n.ts";
import { readableName } from "#src/resource/known-actions.ts";

type Label = TextKey<"activity"> & `sent.${string}`;

const ON: Label = "sent.isOn";
const AUTO: Label = "sent.auto";
const POWER: Label = "sent.power";
const SSID: Label = "sent.ssid";
const KEY: Label = "sent.key";

/** By action, what its dialog calls a field: under the API's names, which are several for Wi-Fi (contract 3.2, 3.6, 3.11: inferred). */
const LABELS: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  acknowledge: { comment: "sent.comment", expiry: "sent.end" },
  downtime: { comment: "sent.comment", start_time: "sent.start", end_time: "sent.end" },
  diagnostic: { diagnostic: "sent.which", host: "sent.host" },
  set_frequency: { freq: "sent.freq", frequency: "sent.freq" },
  set_wifi: {
    enabled: ON,
    enable: ON,
    active: ON,
    on: ON,
    auto: AUTO,
    auto_channel: AUTO,
    automatic: AUTO,
    auto_channel_enable: AUTO,
    channel: "sent.channel",
    power: POWER,
    tx_power: POWER,
    transmit_power: POWER,
    ssid: SSID,
    wifi_ssid: SSID,
    key: KEY,
    password: KEY,
    passphrase: KEY,
    psk: KEY,
    wifi_password: KEY,
  },
};

/** The label of a field that an action sent; null where no dialog of the console asks for it. */
export function sentLabel(action: string, field: string): Label | null {
  const labels = Object.hasOwn(LABELS, action) ? LABELS[action] : undefined;
  return labels && Object.hasOwn(labels, field) ? (labels[field] ?? null) : null;
}

/** What a field is called that an action sent, in the language in use; by the API's name, made readable, where no dialog named it. */
export function useSentField(): (action: string, field: string) => string {
  const { t } = useTranslation("activity");
  return (action, field) => {
    const label = sentLabel(action, field);
    return label === null ? readableName(field) : t(label);
  };
}
