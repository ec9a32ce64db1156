import { useEffect } from "react";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Later } from "#src/ui/Later.tsx";
import { askFlag, useAskedFlag } from "./flag-store.ts";

const load = async () => (await import("./FlagDialog.tsx")).loadFlagDialog();

/** What was saved of devices, with `Undo`, and the question for a flag that is to be switched. */
export function CpeNews({ id }: { id?: number }) {
  const asked = useAskedFlag();
  // A question belongs to the page on which it was asked; signing out leaves it too.
  useEffect(() => () => askFlag(null), []);
  return (
    <>
      <WriteNews app="isp" kind="cpe" {...(id === undefined ? {} : { id })} />
      {asked && <Later load={load} until={null} props={asked} />}
    </>
  );
}
