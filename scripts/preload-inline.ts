/** What the document must know to fetch a page's code before any code runs; see `preload-plugin.ts`. */
export interface PreloadTable {
  /** Files below the base path; all numbers below point into it. */
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
 * Runs inline in the document's head, as text: it may use nothing from outside itself, and
 * no comments at the end of a line. Opens a line to the API while the code comes: calls go without cookies, so that no
 * line of the document's serves them, and opening one takes two round trips. Until the console starts (`src/main.tsx`)
 * errors have no stack: React makes five while it is loaded, for which the browser reads all of it once more (with a
 * limit of 0 it still does where tools watch it). Sets the theme too: nobody who works in the dark is to be dazzled until
 * the page is drawn.
 * The base path (`/`, `/console/`) is the document's own mark, which the server may replace.
 * @param table written into the document by the build
 */
export function preload(table: PreloadTable): void {
  delete (Error as { stackTraceLimit?: number }).stackTraceLimit;
  const root = document.documentElement.dataset["base"] || "/";
  const line = document.createElement("link");
  line.rel = "preconnect";
  line.crossOrigin = "";
  line.href = root;
  document.head.append(line);
  const settings = document.createElement("link");
  settings.rel = "preload";
  settings.as = "fetch";
  settings.crossOrigin = "";
  settings.href = `${root}config.json`;
  document.head.append(settings);
  const read = (key: string): string => {
    try {
      return sessionStorage.getItem(key) || localStorage.getItem(key) || "";
    } catch {
      return "";
    }
  };
  const theme = read("mantine-color-scheme-value");
  const isDark =
    theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["mantineColorScheme"] = isDark ? "dark" : "light";
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
    link.href = root + file;
    document.head.append(link);
  }
}
