import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { documentPlugin } from "./scripts/document-plugin.ts";
import { krillAddress } from "./scripts/krill-address.ts";
import { orEnd } from "./scripts/or-end.ts";
import { NONCE_MARK } from "./scripts/csp.ts";
import packageFile from "./package.json" with { type: "json" };
import { preloadPlugin } from "./scripts/preload-plugin.ts";
import { stableIds } from "./scripts/stable-ids.ts";

/**
 * What is loaded together. Without groups a file that two pages share becomes a request of its own,
 * and many small files fold badly. A group takes what its files import, as far as no group above it
 * has that: so they stand in the order in which a person needs them (the libraries of every page, the
 * sign-in, the frame with what nearly all pages show, lists, a device), and none brings what only a
 * later one needs.
 */
const GROUPS = [
  {
    name: "base",
    test: /vite.preload-helper|node_modules.(react|react-dom|scheduler|react-router|@mantine(?!.core.esm.components.Textarea\b))\//,
  },
  {
    // With the style sheets of what most pages show: each of its own would be a request, and they are small.
    name: "start",
    test: /src.(main|shell.SignInPage)\.tsx|src.(shell.(Shell|Navigation|LookupBox|UserMenu)|ui.(Table|Tone|PageHeader|PageTabs|Panel|Problem|Empty|Facts|Copy|Disclosure|Dialog|WholeScreen)|resource.(ResourceList|actions)|apps.isp.StatusChips)\.module\.css/,
  },
  {
    name: "frame",
    test: /node_modules.@tanstack.(query-core|react-query)\/|src.(shell.Shell|krill.resource|i18n.(use-format|dynamic)|resource.OddNote|ui.(Empty|Time|Later|Panel|Facts|Serial|PageTabs)|util.mac)\.tsx?/,
  },
  {
    name: "list",
    test: /node_modules.@tanstack.(react-table|table-core|store|react-store)\/|src.resource.(ResourceList|use-list|list-spec|WriteNews|write-news)\.tsx?|src.apps.isp.api\.ts/,
  },
  { name: "cpes", test: /src.apps.isp.(CpesPage|cpe-columns|CrmTabs|StatusChips)\.tsx/ },
  { name: "network", test: /src.apps.monitoring.(api|hosts|problem-count|ProblemCount)\.tsx?/ },
  { name: "live", test: /src.resource.(Live|RawReply|use-live)\.tsx?/ },
  { name: "actions", test: /src.resource.ResourceActions\.tsx/ },
  {
    name: "device",
    test: /src.(ui.(Tabs|Levels|Secret|Scroll)|resource.PinButton|util.ip|krill.has-app|apps.(radius.panels|rubik.paths|gpon.(api|together)|isp.(cpe-texts|address|CpeActions|CpeLevels|verdict-(light|sources))))\.tsx?/,
  },
  { name: "edit", test: /src.(resource.EditButtons|apps.isp.CpeEdit)\.tsx/ },
  { name: "forms", test: /src.resource.(kept-draft|form-(draft|thing|doubts))\.ts/ },
].map((group, at, { length }) => ({ ...group, priority: length - at }));

export default defineConfig(async ({ command, mode }) => {
  const krillUrl = await orEnd(() => krillAddress(process.env["KRILL_URL"]));
  const port = Number(process.env["PORT"] ?? 5173);
  const isDemo = mode === "demo";
  const serve = {
    port,
    strictPort: true,
    // Vite would answer every OPTIONS itself, and with it the API's metadata.
    cors: false,
    ...(krillUrl && { proxy: { "/api": { target: krillUrl, changeOrigin: true } } }),
  };
  return {
    plugins: [
      react(),
      stableIds(),
      preloadPlugin(),
      documentPlugin(),
      command === "serve" && !krillUrl && !isDemo && simulator(),
      isDemo && demoWorker(),
    ],
    // The table's store brings React 17's stand-in for what React 18 and later have themselves.
    resolve: {
      alias: {
        "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector",
      },
    },
    define: { __VERSION__: JSON.stringify(packageFile.version) },
    html: { cspNonce: NONCE_MARK },
    // Two consoles started from one clone must not rewrite each other's dependencies.
    cacheDir: `node_modules/.vite/${port}`,
    // Only the demonstration has this module; the scan of a first start would stop at it.
    optimizeDeps: { exclude: ["virtual:msw"] },
    server: {
      ...serve,
      open: false,
      // What builds and tests write here are pages too: each would reload every tab of the development server.
      watch: { ignored: ["**/dist-demo/**", "**/playwright-report/**", "**/test-results/**"] },
    },
    preview: serve,
    // Code finds code beside itself, so that one build serves below any path; the document's own addresses
    // are the server's to change (deploy/).
    experimental: {
      renderBuiltUrl: (_file: string, { hostType }: { hostType: string }) =>
        hostType === "html" ? undefined : { relative: true },
    },
    build: {
      target: "es2023",
      outDir: isDemo ? "dist-demo" : "dist",
      manifest: true,
      // What ships of others, with its licences: it has to be handed on with the files.
      license: { fileName: "licenses.txt" },
      assetsInlineLimit: 0,
      // What the document asks for need not stand in the scripts' lists of what pages need; the document itself has to
      // name it, or it would be asked for one wait later.
      modulePreload: {
        // Every browser of the target knows it by itself.
        polyfill: false,
        resolveDependencies: (
          _file: string,
          needed: string[],
          { hostType }: { hostType: "html" | "js" },
        ) =>
          hostType === "html"
            ? needed
            : needed.filter((file) => !/\/(base|rolldown-runtime)-/.test(file)),
      },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      // Libraries of one layer together: fewer requests, and gzip finds more to fold.
      // Seven letters of a hash tell one build's file from the next as well as eight, and every file that
      // imports others carries theirs.
      rolldownOptions: {
        // It does not say so itself: of its many kinds of codes only those in use are built in.
        treeshake: {
          moduleSideEffects: [{ test: /node_modules.@zxing.library\//, sideEffects: false }],
        },
        output: {
          codeSplitting: { groups: GROUPS },
          chunkFileNames: "assets/[name]-[hash:7].js",
          assetFileNames: "assets/[name]-[hash:7][extname]",
        },
      },
    },
  };
});

// Imported only here and only when asked for: with KRILL_URL nothing of the simulator is loaded.
async function simulator(): Promise<Plugin> {
  const { krillSimulator } = await import("./mocks/vite-plugin.ts");
  const { fleetSize } = await import("./mocks/fleet-size.ts");
  return krillSimulator({ fleet: await orEnd(() => fleetSize(process.env["FLEET"])) });
}

async function demoWorker(): Promise<Plugin> {
  const { msw } = await import("msw/vite");
  return msw();
}
