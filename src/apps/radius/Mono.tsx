import { visible } from "#src/util/text.ts";

/** A number or address in letters of one width; nothing where there is none. */
export function Mono({ children }: { children: string | null | undefined }) {
  if (!children) return null;
  return <span className="k-mono">{visible(children, 120)}</span>;
}
