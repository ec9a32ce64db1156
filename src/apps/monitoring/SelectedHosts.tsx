import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { ManyActions } from "./ManyActions.tsx";
import { MissingActions } from "./MissingActions.tsx";

/** Acknowledges those of some hosts that are down, and plans a downtime for all of them. */
export function SelectedHosts({
  hosts,
  note,
}: {
  hosts: readonly Pick<ThingRef, "name" | "state">[];
  /** Where they are, for the job. */
  note: string;
}) {
  const refs = hosts.map((host): ThingRef => ({ ...host, id: host.name }));
  const down = refs.filter(({ state }) => state === "down");
  return (
    <>
      {down.length > 0 && <ManyActions targets={{ refs: down, note }} actions={["acknowledge"]} />}
      {refs.length > 0 && <ManyActions targets={{ refs, note }} actions={["downtime"]} />}
      <MissingActions of={down.length > 0 ? ["acknowledge", "downtime"] : ["downtime"]} />
    </>
  );
}
