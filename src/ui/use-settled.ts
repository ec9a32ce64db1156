import { useEffect, useState } from "react";

const WAIT_MS = 400;

/** A text once it has not changed for a while: what is typed is not asked for letter by letter. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
