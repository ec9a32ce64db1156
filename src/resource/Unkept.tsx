import { Later } from "#src/ui/Later.tsx";

const NO_PROPS = {};
const loadNote = async () => (await import("./UnkeptNote.tsx")).loadUnkeptNote();

/** Says, where something is typed that a reload should not lose, that this browser does not keep it. */
export function Unkept({ isKept }: { isKept: boolean }) {
  return !isKept && <Later load={loadNote} until={null} props={NO_PROPS} />;
}
