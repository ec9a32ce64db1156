import { fork } from "node:child_process";
import { once } from "node:events";
import type { Certificate } from "./certificate.ts";

/** The running server of the bench. */
export interface Target {
  address: string;
  /** Of the certificate to trust; null over plain HTTP. */
  fingerprint: string | null;
  /** Delays every reply from now on, in milliseconds. */
  delay: (milliseconds: number) => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts the server in a process of its own and waits until it serves.
 * @param folder of the certificate, with `certificate` as read from it; null for plain HTTP/1.1
 */
export async function startTarget(options: {
  port: number;
  fleet: number;
  folder: string;
  certificate: Certificate | null;
  /** So many hosts are down in the search of what is down, whatever the fleet. */
  down?: number;
  /** A world of the simulator by name, `bench@plant`. */
  world?: string;
}): Promise<Target> {
  const { port, fleet, folder, certificate, down = 0, world } = options;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    FLEET: String(fleet),
    DOWN: String(down),
    ...(world === undefined ? {} : { WORLD: world }),
  };
  if (certificate) env["CERTIFICATE"] = folder;
  const child = fork("e2e/bench/serve.ts", { env });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`the bench's server ended with ${code}`);
    }),
  ]);
  return {
    address: `${certificate ? "https" : "http"}://localhost:${port}`,
    fingerprint: certificate?.fingerprint ?? null,
    delay: async (milliseconds) => {
      const isSet = once(child, "message");
      child.send(milliseconds);
      await isSet;
    },
    stop: async () => {
      const hasEnded = once(child, "exit");
      child.kill();
      await hasEnded;
    },
  };
}
