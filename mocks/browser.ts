/// <reference types="msw/vite/client" />
import { createKrill } from "./krill.ts";

/**
 * Starts the simulated Krill in this page's service worker: for the static demo build, which has no server. The worker's script
 * comes with the `msw` plugin of the demo build (vite.config.ts). State lasts until the page is reloaded.
 */
export async function start({ fleet = 158 }: { fleet?: number } = {}): Promise<void> {
  const { network } = await import("virtual:msw");
  network.configure({
    handlers: createKrill({ fleet }).handlers,
    onUnhandledFrame: "bypass",
    context: { quiet: true },
  });
  await network.enable();
}
