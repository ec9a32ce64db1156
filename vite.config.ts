import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { documentPlugin } from "./scripts/document-plugin.ts";
import { NONCE_MARK } from "./scripts/csp.ts";
import packageFile from "./package.json" with { type: "json" };
import { preloadPlugin } from "./scripts/preload-plugin.ts";

/**
 * What is loaded together. Without groups a file that two pages share becomes a request of its own,
 * and many small files fold badly: 10 kB more on the way to a device. A group takes along what its
 * files import, so that the first ones are what every page has anyway.
 */
const GROUPS = [
  {
    name: "base",
    // With the helper of lazy imports: a group below that took it would be loaded by every page.
    test: /vite.preload-helper|node_modules.(react|react-dom|scheduler|react-router|i18next|react-i18next)\//,
    priority: 9,
  },
  { name: "query", test: /node_modules.(@tanstack.(query-core|react-query)|zod)\// },
  { name: "table", test: /node_modules.@tanstack.(react-table|table-core|store|react-store)\// },
  {
    name: "frame",
    test: /node_modules.(@mantine(?!.core.esm.components.Textarea\b)|lucide-react)|src.(krill.(errors|links|request-log|session|transport|client|config)|util.(read|text|secrets|serial)|ui.(Copy|Tone|Problem|icons|use-now|announce|PageHeader|keys|Dialog|Disclosure)|resource.ApiProblem|shell.Preferences)\b/,
    priority: 5,
  },
  {
    name: "list",
    test: /src.(resource.(List|ResourceList|list-|use-list|met-values|OddNote)|ui.Table\.)/,
  },
  {
    name: "network",
    test: /src.(apps.monitoring.(api|host|registration|output|administrative-info|checked|host-service|hosts|metrics|cpe-info)|util.pon)\./,
  },
];

export default defineConfig(async ({ command, mode }) => {
  const krillUrl = process.env["KRILL_URL"];
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
    // The API's addresses are absolute; the console itself may live below any path.
    base: process.env["BASE_PATH"] ?? "/",
    plugins: [
      react(),
      preloadPlugin(),
      command === "serve" && !krillUrl && !isDemo && simulator(),
      isDemo && demoWorker(),
      documentPlugin(),
    ],
    define: { __VERSION__: JSON.stringify(packageFile.version) },
    html: { cspNonce: NONCE_MARK },
    // Two consoles started from one clone must not rewrite each other's dependencies.
    cacheDir: `node_modules/.vite/${port}`,
    // Only the demonstration has this module; the scan of a first start would stop at it.
    optimizeDeps: { exclude: ["virtual:msw"] },
    server: { ...serve, open: false },
    preview: serve,
    build: {
      target: "es2023",
      outDir: isDemo ? "dist-demo" : "dist",
      manifest: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      // Libraries of one layer together: fewer requests, and gzip finds more to fold.
      rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
    },
  };
});

// Imported only here and only when asked for: with KRILL_URL nothing of the simulator is loaded.
async function simulator(): Promise<Plugin> {
  const { krillSimulator } = await import("./mocks/vite-plugin.ts");
  return krillSimulator({ fleet: Number(process.env["FLEET"] ?? 158) });
}

async function demoWorker(): Promise<Plugin> {
  const { msw } = await import("msw/vite");
  return msw();
}
