import { useQuery } from "@tanstack/react-query";
import { WaitingOnus, type WaitingOnu } from "#src/apps/gpon/panels.tsx";
import type { FormValues } from "#src/resource/form-spec.ts";
import { serialForms } from "#src/util/serial.ts";
import { isOf, modelOfType } from "./cpe-rules.ts";
import { CpeTwins } from "./CpeTwins.tsx";
import { typed } from "./form-rules.ts";
import { ALL_MODELS, namesOf } from "./models.ts";

/** Below a CPE's basic data: an ONU that waits may fill them, and who has the same already. */
export function CpeBasics({
  values,
  id,
  onSet,
}: {
  values: FormValues;
  id: string | null;
  onSet: (values: FormValues) => void;
}) {
  const { data: models } = useQuery(ALL_MODELS);
  const choose = ({ sn, model, olt, place }: WaitingOnu) => {
    const known = modelOfType(model ?? "", namesOf(models));
    const port = [olt, place].filter(Boolean).join(" ");
    onSet({
      sn: serialForms(sn).printed ?? sn,
      ...(known === null ? {} : { model: known }),
      // What somebody wrote of its place in the plant is better than its port.
      ...(port !== "" && typed(values["topology"]) === "" ? { topology: port } : {}),
    });
  };
  // One that has its serial is not changed by a slip.
  const canChoose = isOf("gpon")(values) && (id === null || typed(values["sn"]) === "");
  return (
    <>
      {canChoose && <WaitingOnus onChoose={choose} />}
      <CpeTwins values={values} id={id} />
    </>
  );
}
