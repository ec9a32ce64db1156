// What the CRM shows in other applications; small: the rest is loaded when it is shown.
import { Later } from "#src/ui/Later.tsx";

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
