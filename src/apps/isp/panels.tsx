// What the CRM shows in other applications; small: the rest is loaded when it is shown.
import { useId, type ComponentType } from "react";
import type { ServiceReading } from "#src/apps/monitoring/api.ts";
import { loadTexts } from "#src/i18n/i18n.ts";
import type { FormValues, OwnControlProps } from "#src/resource/form-spec.ts";
import { Later } from "#src/ui/Later.tsx";
import type { Cpe } from "./api.ts";
import type { CpeQuickProps } from "./CpeQuick.tsx";
import { idInPath } from "./paths.ts";

const load = async () => {
  const [{ CpeQuick }, { loadCpeTexts }, { loadActionTexts }] = await Promise.all([
    import("./CpeQuick.tsx"),
    import("./cpe-texts.ts"),
    import("#src/resource/action-texts.ts"),
  ]);
  await Promise.all([loadCpeTexts(), loadActionTexts()]);
  return CpeQuick;
};

/** A CPE's customer and actions in a line, wherever its plant is looked at. */
export function CpeQuickActions(props: CpeQuickProps) {
  return <Later load={load} props={props} />;
}

const loadTouch = async () => {
  const [{ CpeLastTouch }, { loadMoreTexts }] = await Promise.all([
    import("./CpeLastTouch.tsx"),
    import("./cpe-texts.ts"),
  ]);
  await loadMoreTexts();
  return CpeLastTouch;
};

/** Who touched a device last, for a dialog that asks before something is done to it. */
export function LastTouchOf(props: { cpe: Cpe }) {
  return <Later load={loadTouch} props={props} />;
}

const loadChoice = async () => {
  const [{ CustomerField }, { formTexts }] = await Promise.all([
    import("./CustomerField.tsx"),
    import("./form-texts.ts"),
  ]);
  await loadTexts("ispForm", formTexts);
  return CustomerField;
};

/** A customer found by name, id or external id, wherever one is to be chosen. */
export function CustomerChoice({
  label,
  onChoose,
}: {
  label: string;
  /** The chosen customer's id. */
  onChoose: (customer: number) => void;
}) {
  const id = useId();
  const choose = (values: FormValues) => {
    const customer = idInPath(String(values["customer"] ?? ""));
    if (customer !== null) onChoose(customer);
  };
  const props: OwnControlProps = {
    id,
    label,
    value: "",
    error: null,
    description: null,
    isRequired: true,
    onChange: (customer) => choose({ customer }),
    values: {},
    base: {},
    choices: [],
    met: [],
    isNew: true,
    onSet: choose,
  };
  return <Later load={loadChoice} props={props} />;
}

// The CPE with a host's name; those with a serial number.
export { cpeOfHost, isNamed } from "./lookup-cpes.ts";
export { cpesOfSerial, findCpes } from "./cpes-of-serial.ts";

/** What tells whether a device's light is good, by the limits of its own reading. */
export const loadLightJudge = () => import("./verdict-light.ts");
export type { Light } from "./verdict-light.ts";

const loadLevels = async () => {
  const [{ CpeLevels }, { loadCpeTexts }] = await Promise.all([
    import("./CpeLevels.tsx"),
    import("./cpe-texts.ts"),
  ]);
  await loadCpeTexts();
  return CpeLevels;
};

/** Every level of a live reading against its own limits, light first. */
export function LightLevels({ services }: { services: readonly ServiceReading[] }) {
  return <Later load={loadLevels} props={{ services }} />;
}

/** The CRM's name of a model that an OLT calls `type`; null where that may be none or several. @throws ApiError */
export async function findCpeModel(type: string): Promise<string | null> {
  const { modelCalled } = await import("./models.ts");
  return modelCalled(type);
}

/** Fields of a CPE's form as another page shows them. */
export interface CpeFieldsProps {
  /** In the order in which they stand. */
  names: readonly string[];
  values: FormValues;
  /** What is wrong, by field. */
  errors: Readonly<Record<string, string>>;
  /** Those that the page cannot do without, by its own rules: they have the star. */
  needed: readonly string[];
  /** Those of the fields that are missed. */
  required: readonly string[];
  /** The element of a field. */
  idOf: (name: string) => string;
  onSet: (values: FormValues) => void;
}

let loadedFields: ComponentType<CpeFieldsProps> | null = null;

/** The fields and their texts, loaded: once that is done they stand at once. */
export async function loadCpeFields() {
  const [{ CpeFields }, { formTexts }] = await Promise.all([
    import("./CpeFields.tsx"),
    import("./form-texts.ts"),
  ]);
  await loadTexts("ispForm", formTexts);
  loadedFields = CpeFields;
  return CpeFields;
}

/** Fields of a CPE, each as it stands in the form of a CPE. */
export function CpeFormFields(props: CpeFieldsProps) {
  const Fields = loadedFields;
  return Fields ? <Fields {...props} /> : <Later load={loadCpeFields} props={props} />;
}
