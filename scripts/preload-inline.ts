/** What the document must know to fetch a page's code before any code runs; see `preload-plugin.ts`. */
export interface PreloadTable {
  /** Prefix of each file, e.g. `/assets/`. */
  base: string;
  /** Files without the prefix; all numbers below point into it. */
  files: string[];
  /** For visitors without a session: the sign-in page. */
  signIn: number[];
  /** For all others: the frame. */
  shell: number[];
  /** Texts that every signed-in page needs, and the sign-in page too. */
  texts: Record<string, number[]>;
  /** Path below the base (`/isp/cpes/:id`), the page's files, and its texts by language. */
  routes: [path: string, files: number[], texts: Record<string, number[]>][];
}

/**
 * Runs inline in the document's head, as text: it may use nothing from outside itself.
 * @param table written into the document by the build
 * @param root the console's base path, `/` or `/console/`
 */
export function preload(table: PreloadTable, root: string): void {
  const read = (key: string): string => {
    try {
      return sessionStorage.getItem(key) || localStorage.getItem(key) || "";
    } catch {
      return "";
    }
  };
  const spoken = [read("krill.language"), ...navigator.languages];
  const language = (spoken.find((tag) => /^(en|es)\b/.test(tag)) || "en").slice(0, 2);
  const wanted = [...(table.texts[language] || [])];
  if (read("krill.session")) {
    wanted.push(...table.shell);
    const split = (path: string) => path.replace(/\/$/, "").split("/");
    const parts = split(location.pathname.slice(root.length - 1));
    const found = table.routes.find(([path]) => {
      const pattern = split(path);
      return (
        pattern.length === parts.length &&
        pattern.every((part, at) => part === parts[at] || (part[0] === ":" && parts[at] !== ""))
      );
    });
    if (found) wanted.push(...found[1], ...(found[2][language] || []));
  } else {
    wanted.push(...table.signIn);
  }
  const nonce = document.currentScript?.nonce || "";
  for (const index of new Set(wanted)) {
    const file = table.files[index] || "";
    const link = document.createElement("link");
    const isStyle = file.endsWith(".css");
    link.rel = isStyle ? "preload" : "modulepreload";
    if (isStyle) link.as = "style";
    link.crossOrigin = "";
    link.nonce = nonce;
    link.href = table.base + file;
    document.head.append(link);
  }
}
