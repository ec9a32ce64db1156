import { useSearchParams } from "react-router";
import { withParams } from "#src/util/params.ts";

/** What a page shows, in its address, and how it changes: null takes a value out. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const change = (next: Readonly<Record<string, string | null>>, replace = false) =>
    setParams((before) => withParams(before, next), { preventScrollReset: true, replace });
  const open = (view: string) => setParams(new URLSearchParams(view));
  return { params, change, open };
}
