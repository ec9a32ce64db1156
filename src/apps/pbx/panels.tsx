// What the PBX shows in other applications; small: the rest is loaded where it is shown.
import { loadTexts } from "#src/i18n/i18n.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { Later } from "#src/ui/Later.tsx";
import { pbx } from "./app.ts";

const load = async () => {
  const [{ CustomerPbx: Panel }] = await Promise.all([
    import("./CustomerPbx.tsx"),
    loadTexts("pbx", pbx.texts),
  ]);
  return Panel;
};

/** A customer's PBX, or the way to make one; nothing for who has no PBX application. */
export function CustomerPbx({ customer }: { customer: number }) {
  return useHasApp(pbx.apiNames) ? <Later load={load} until={null} props={{ customer }} /> : null;
}
