import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** The console's production files in front of a Krill that is another process, as `KRILL_URL` makes it. */
export interface OwnKrill {
  /** Address of the console. */
  console: string;
  /** Address of the Krill behind it. */
  krill: string;
  stop(): void;
}

const ROOT = new URL("..", import.meta.url);

/** Starts `npm run krill` on a free port. */
export async function startKrill(): Promise<{ krill: string; stop: () => void }> {
  const port = await freePort();
  const server = run(["mocks/server.ts"], { PORT: String(port) });
  await saysAddress(server);
  return { krill: `http://localhost:${port}`, stop: () => void server.kill() };
}

/** Starts `npm run krill` and a preview of the built console with `KRILL_URL`, each on a free port. */
export async function startOwnKrill(): Promise<OwnKrill> {
  const { krill, stop } = await startKrill();
  const consolePort = await freePort();
  const preview = run(["node_modules/vite/bin/vite.js", "preview", "--configLoader", "native"], {
    PORT: String(consolePort),
    KRILL_URL: krill,
  });
  await saysAddress(preview);
  return {
    console: `http://localhost:${consolePort}`,
    krill,
    stop: () => {
      stop();
      preview.kill();
    },
  };
}

function run(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Both servers print their address once they listen. */
async function saysAddress(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`a server ended with ${String(code)} before it listened`);
  });
  const said = new Promise<void>((resolve) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.includes("http://")) resolve();
    });
  });
  await Promise.race([said, ended]);
  // Ended on purpose later on.
  ended.catch(() => null);
}

/** A port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
