import { useSearchParams } from "react-router";

/** What a page shows, in its address, and how it changes: null takes a value out. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const change = (next: Readonly<Record<string, string | null>>, replace = false) =>
    setParams(
      (before) => {
        const to = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next))
          if (value === null) to.delete(name);
          else to.set(name, value);
        return to;
      },
      { preventScrollReset: true, replace },
    );
  const open = (view: string) => setParams(new URLSearchParams(view));
  return { params, change, open };
}
