import type { Cpe } from "#src/apps/isp/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { isConnected, isOnline, type Device } from "./device.ts";
import css from "./acs.module.css";

interface Socket {
  id: string;
  kind: "uplink" | "port" | "phone" | "antenna" | "tv";
  label: string;
  tone: Tone;
  state: string;
}

/** A device's back as a row of sockets: its line, Ethernet, telephone, television and antennas, each with its state in a word. */
export function DeviceFace({ device, cpe }: { device: Device; cpe: Cpe }) {
  const { t } = useTranslation("acs");
  const sockets = useSockets(device, cpe);
  if (sockets.length < 2) return null;
  return (
    <ul className={css.face} aria-label={t("face.label")}>
      {sockets.map(({ id, kind, label, tone, state }) => (
        <li key={id} className={css.socket} data-kind={kind} data-tone={tone}>
          <span className={css.hole} aria-hidden />
          <strong>{label}</strong>
          <span className={css.state}>
            <ToneIcon tone={tone} size={13} /> {state}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useSockets(device: Device, cpe: Cpe): Socket[] {
  const { t } = useTranslation("acs");
  const told = (isUp: boolean | null): Pick<Socket, "tone" | "state"> =>
    isUp === null
      ? { tone: "unknown", state: t("face.unknown") }
      : isUp
        ? { tone: "good", state: t("face.on") }
        : { tone: "off", state: t("face.off") };
  // Of the plug itself nothing tells: a device without a connection may have its cable in place.
  const online = isOnline(device.wans);
  const uplink = cpe.tech === "gpon" ? "fibre" : cpe.tech === "docsis" ? "coax" : "line";
  const wired = (device.clients ?? []).filter(
    (one) => one.isWireless === false && one.port && isConnected(one),
  );
  // Without a list of ports, those that something is connected to are known all the same.
  const ports =
    device.ports.length > 0
      ? device.ports
      : [...new Set(wired.flatMap(({ port }) => port ?? []))]
          .toSorted()
          .map((id) => ({ id, isUp: true, speed: null }));
  const lines = Array.isArray(cpe.potses) ? cpe.potses.length : 0;
  return [
    {
      id: "uplink",
      kind: "uplink",
      label: t(`face.${uplink}`),
      ...(online === null
        ? told(null)
        : { tone: online ? "good" : "off", state: t(online ? "face.wan" : "face.noWan") }),
    },
    ...ports.map((port): Socket => {
      const behind = wired.filter((one) => one.port === port.id).length;
      const { tone, state } = told(port.isUp);
      const more = [
        port.isUp === true && port.speed && visible(port.speed, 20),
        behind > 0 && t("face.behind", { count: behind }),
      ];
      return {
        id: `port ${port.id}`,
        kind: "port",
        label: visible(port.id, 24),
        tone,
        state: [state, ...more].filter(Boolean).join(" · "),
      };
    }),
    ...Array.from({ length: lines }, (_, index): Socket => ({
      id: `phone ${index}`,
      kind: "phone",
      label: t("face.phone", { number: index + 1 }),
      tone: "info",
      state: t("face.inCrm"),
    })),
    ...(cpe.tv_profile
      ? [
          {
            id: "tv",
            kind: "tv" as const,
            label: t("face.tv"),
            tone: "info" as const,
            state: t("face.inCrm"),
          },
        ]
      : []),
    ...device.radios.map((radio): Socket => ({
      id: `antenna ${radio.id}`,
      kind: "antenna",
      label: radio.band ? t("band", { band: radio.band }) : visible(radio.id, 24),
      tone: radio.isOn === null ? "unknown" : radio.isOn ? "good" : "off",
      state: t(radio.isOn === null ? "unknown" : radio.isOn ? "wifi.on" : "wifi.off"),
    })),
  ];
}
