import { useNavigate } from "react-router";
import { EditButtons } from "#src/resource/EditButtons.tsx";
import type { Cpe } from "./api.ts";
import { paths } from "./paths.ts";

const loadForm = () => import("./cpe-form.ts").then(({ cpeForm }) => cpeForm);

/** `Edit` and `Delete` of a device; after the device itself, which a person came to look at. */
export function CpeEdit({ cpe, allow }: { cpe: Cpe; allow: ReadonlySet<string> | null }) {
  const navigate = useNavigate();
  return (
    <EditButtons
      row={cpe}
      allow={allow}
      editPath={paths.cpeEdit(cpe.id)}
      loadSpec={loadForm}
      onDeleted={() => void navigate(paths.cpes)}
    />
  );
}
