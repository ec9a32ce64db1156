// What the plant shows in other applications; small: the rest is loaded when it is shown.
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { Later } from "#src/ui/Later.tsx";
import { loadNapTexts } from "./nap-texts.ts";

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
