// What the CRM shows in other applications; small: the rest is loaded when it is shown.
import { useId } from "react";
import { loadTexts } from "#src/i18n/i18n.ts";
import type { FormValues, OwnControlProps } from "#src/resource/form-spec.ts";
import { Later } from "#src/ui/Later.tsx";
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
export function CpeQuickActions({ id }: { id: number }) {
  return <Later load={load} props={{ id }} />;
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
