// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from "vitest";
import { preload } from "./preload-inline.ts";
import { closure, preloadPlan, readManifest, type BuiltChunk } from "./preload-plan.ts";

const chunk = (
  fileName: string,
  module: string,
  imports: string[] = [],
  css: string[] = [],
): BuiltChunk => ({
  fileName,
  facade: module,
  modules: [module],
  imports,
  css,
});

const CHUNKS = [
  chunk("main.js", "src/main.tsx", ["react.js"], ["main.css"]),
  chunk("react.js", "node_modules/react/index.js"),
  chunk("table.js", "src/ui/Table.tsx", ["react.js"], ["table.css"]),
  chunk("shell.js", "src/shell/Shell.tsx", ["main.js"]),
  chunk("sign-in.js", "src/shell/SignInPage.tsx", ["main.js"]),
  chunk("common.en.js", "src/i18n/common.en.ts"),
  chunk("common.es.js", "src/i18n/common.es.ts"),
  chunk("cpes.js", "src/apps/isp/CpesPage.tsx", ["table.js", "main.js"]),
  chunk("cpe.js", "src/apps/isp/CpePage.tsx", ["main.js"]),
  chunk("new.js", "src/apps/isp/NewCpePage.tsx", ["main.js"]),
  chunk("home.js", "src/apps/isp/HomePage.tsx", ["main.js"]),
  chunk("isp.en.js", "src/apps/isp/texts.en.ts"),
  chunk("isp.es.js", "src/apps/isp/texts.es.ts"),
];

const APP = {
  path: "src/apps/isp/app.ts",
  text: `export const app = {
    texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
    routes: [
      { path: "/", page: () => import("./HomePage.tsx") },
      { path: "/isp/cpes", page: () => import("./CpesPage.tsx") },
      { path: "/isp/cpes/:id", page: () => import("./CpePage.tsx") },
      { path: "/isp/cpes/new", page: () => import("./NewCpePage.tsx") },
    ],
  };`,
};

test("a closure holds the static imports once, with their styles, and survives a circle", () => {
  const a = chunk("a.js", "a.ts", ["b.js"]);
  const chunks = [a, chunk("b.js", "b.ts", ["a.js"], ["b.css"])];
  expect([...closure(chunks, a)]).toEqual(["a.js", "b.js", "b.css"]);
});

test("a manifest whose routes cannot be read stops the build", () => {
  const text = `[{ path: "/x", page: () => pages.x }]`;
  expect(() => readManifest({ path: "src/apps/x/app.ts", text })).toThrow("read 0 of 1");
});

test("a route whose page is not in the build stops the build", () => {
  const text = `[{ path: "/x", page: () => import("./Gone.tsx") }]`;
  expect(() => preloadPlan([{ path: "src/apps/x/app.ts", text }], CHUNKS)).toThrow("Gone.tsx");
});

describe("the document asks at once for", () => {
  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  const FRAME = ["common.en.js", "shell.js"];
  const TEXTS = ["isp.en.js"];
  const CASES: [what: string, path: string, files: string[]][] = [
    ["the list", "/isp/cpes", [...FRAME, "cpes.js", "table.js", "table.css", ...TEXTS]],
    [
      "the list, slash at the end",
      "/isp/cpes/",
      [...FRAME, "cpes.js", "table.js", "table.css", ...TEXTS],
    ],
    ["a device", "/isp/cpes/238", [...FRAME, "cpe.js", ...TEXTS]],
    ["a new device, not the device called new", "/isp/cpes/new", [...FRAME, "new.js", ...TEXTS]],
    ["an unknown address", "/isp/cpes/238/nothing", FRAME],
    ["the root", "/", [...FRAME, "home.js", ...TEXTS]],
  ];

  test.each(CASES)("%s", (_what, path, files) => {
    sessionStorage.setItem("krill.session", "{}");
    expect(asked(path)).toEqual(files);
  });

  test("the sign-in page alone where nobody is signed in", () => {
    expect(asked("/isp/cpes")).toEqual(["common.en.js", "sign-in.js"]);
  });

  test("the chosen language, and a session that is kept", () => {
    localStorage.setItem("krill.language", "es");
    localStorage.setItem("krill.session", "{}");
    expect(asked("/isp/cpes/1")).toEqual(["common.es.js", "shell.js", "cpe.js", "isp.es.js"]);
  });

  test("the same below a base path", () => {
    sessionStorage.setItem("krill.session", "{}");
    expect(asked("/console/isp/cpes/1", "/console/")).toEqual([...FRAME, "cpe.js", ...TEXTS]);
  });
});

function asked(path: string, base = "/"): string[] {
  window.location.href = `http://localhost${path}`;
  document.documentElement.dataset["base"] = base;
  // Only named: in the document they would be fetched.
  const append = vi.spyOn(document.head, "append").mockReturnValue();
  const { stackTraceLimit } = Error;
  preload(preloadPlan([APP], CHUNKS));
  // As the console itself does when it starts.
  Error.stackTraceLimit = stackTraceLimit;
  const links = append.mock.calls.flat().filter((node) => node instanceof HTMLLinkElement);
  const [line, settings, ...files] = links.map(({ href }) =>
    new URL(href).pathname.slice(base.length),
  );
  append.mockRestore();
  expect([links[0]?.rel, line]).toEqual(["preconnect", ""]);
  expect(settings).toBe("config.json");
  return files;
}
