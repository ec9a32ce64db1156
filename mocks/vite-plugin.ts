import type { Connect, Plugin } from "vite";
import { createListener } from "./http.ts";
import { createKrill } from "./krill.ts";

/** What the plugin may be told. */
export interface SimulatorOptions {
  /** Number of CPEs (158). */
  fleet?: number;
}

/**
 * Mounts one simulated Krill under `/api` and `/_sim` of Vite's development server and of its preview, as real HTTP: its state
 * survives a reload and is shared by tabs and curl.
 */
export function krillSimulator({ fleet = 158 }: SimulatorOptions = {}): Plugin {
  const mount = (middlewares: Connect.Server) => {
    middlewares.use(createListener(createKrill({ fleet })));
  };
  return {
    name: "krill-simulator",
    configureServer: (server) => mount(server.middlewares),
    configurePreviewServer(server) {
      // Longer than a test is silent: who asks again at the moment of the end gets a reset connection.
      if ("keepAliveTimeout" in server.httpServer) server.httpServer.keepAliveTimeout = 120_000;
      mount(server.middlewares);
    },
  };
}
