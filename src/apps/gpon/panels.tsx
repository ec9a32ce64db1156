// What the plant shows in other applications; small: the rest is loaded when it is shown.
import { loadTexts } from "#src/i18n/i18n.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { Later } from "#src/ui/Later.tsx";
import { gpon } from "./app.ts";
import type { NapLayerProps } from "./nap-points.ts";
import { loadNapTexts } from "./nap-texts.ts";
import { GPON_NAMES } from "./paths.ts";

const loadField = async () => {
  const [{ NapField }] = await Promise.all([import("./NapField.tsx"), loadNapTexts()]);
  return NapField;
};

/** The field of a form in which a NAP is chosen. */
export function TopologyField(props: OwnControlProps) {
  return <Later load={loadField} props={props} />;
}

/** What shows the NAP that a CPE's topology means, as a link. */
export async function loadTopologyNap() {
  const [{ NapName }] = await Promise.all([import("./NapName.tsx"), loadNapTexts()]);
  return NapName;
}

/** An ONU that waits on the fibre, as a CPE is made of it. */
export interface WaitingOnu {
  /** 16 lower-case hex digits, or as it came. */
  sn: string;
  /** As its OLT calls it. */
  model: string | null;
  olt: string | null;
  /** `0/5/2`. */
  place: string | null;
}

async function loadWaiting() {
  const [{ WaitingButton }] = await Promise.all([
    import("./WaitingButton.tsx"),
    loadTexts("gpon", gpon.texts),
  ]);
  return WaitingButton;
}

/** What chooses one of the ONUs that wait takes. */
export interface ChooseOnu {
  onChoose: (onu: WaitingOnu) => void;
  /** Of its button. */
  size?: "sm" | "lg";
}

/** Of the button: what is below it stays where it is when it comes. */
const HEIGHTS = { sm: "2.25rem", lg: "3.125rem" } as const;

/** Chooses one of the ONUs that nobody has provisioned yet. */
export function PendingOnus(props: ChooseOnu) {
  const place = <div style={{ height: HEIGHTS[props.size ?? "sm"] }} />;
  return <Later load={loadWaiting} until={place} props={props} />;
}

/** The same, for those who have the plant. */
export function WaitingOnus(props: ChooseOnu) {
  return useHasApp(GPON_NAMES) ? <PendingOnus {...props} /> : null;
}

/** The ONU with a serial number (16 lower-case hex digits) among those that wait; null where it does not. @throws ApiError */
export async function findWaiting(hex: string): Promise<WaitingOnu | null> {
  const { waitingOnu } = await import("./unconfigured.ts");
  return waitingOnu(hex);
}

async function loadNapLayer() {
  const [{ NapSwitch }] = await Promise.all([import("./NapSwitch.tsx"), loadNapTexts()]);
  return NapSwitch;
}

/** Switches the NAPs on another map, for those who have the plant and where the server has NAPs. */
export function NapLayer(props: NapLayerProps) {
  const hasPlant = useHasApp(GPON_NAMES);
  return hasPlant ? <Later load={loadNapLayer} until={null} props={props} /> : null;
}
