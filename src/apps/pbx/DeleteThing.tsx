import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { EditButtons } from "#src/resource/EditButtons.tsx";
import type { FormSpec } from "#src/resource/form-spec.ts";
import type { ListRow } from "#src/resource/list-spec.ts";

/** `Delete` beside the heading of a form, where the thing's `Allow` permits it. */
export function DeleteThing<Row extends ListRow>({
  spec,
  id,
}: {
  spec: FormSpec<Row>;
  id: string;
}) {
  const navigate = useNavigate();
  const [loadSpec] = useState(() => () => Promise.resolve(spec));
  // The form's own reading.
  const { data } = useQuery({
    queryKey: [...spec.resource.key, "one", id, []],
    queryFn: ({ signal }) => spec.resource.fetchOne(id, [], signal),
    staleTime: Infinity,
    enabled: /^\d{1,15}$/u.test(id),
  });
  if (!data) return null;
  return (
    <EditButtons
      row={data.data}
      allow={data.allow}
      editPath={null}
      loadSpec={loadSpec}
      onDeleted={() => void navigate(spec.listPath, { state: { isGone: true } })}
    />
  );
}
