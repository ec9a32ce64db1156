import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const PLACES = [
  "/usr/sbin/nginx",
  "/usr/local/sbin/nginx",
  "/usr/local/bin/nginx",
  "/opt/homebrew/bin/nginx",
];

/**
 * Finds nginx, or installs Debian's package as root, without starting it as a service. Says what it did.
 * @throws Error where there is none to be had
 */
export function provideNginx(say: (line: string) => void): string {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("nginx: none found; installing Debian's nginx-light");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    const options = { stdio: "inherit", env } as const;
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "nginx-light"],
      options,
    );
  }
  const now = installed();
  if (!now) throw new Error("nginx is needed: install it, or name it by NGINX_PATH");
  return now;
}

function installed(): string | null {
  const named = process.env["NGINX_PATH"];
  return [...(named ? [named] : []), ...PLACES].find((path) => existsSync(path)) ?? null;
}

/** An nginx in front of the built console. */
export interface Nginx {
  address: string;
  stop: () => Promise<void>;
}

/**
 * Starts nginx on a loopback port with `deploy/nginx.conf.template`, filled in as its container does it.
 * @param settings what an operator sets (README.md), with `PORT`
 */
export async function startNginx(
  command: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Nginx> {
  const place = resolve(folder);
  mkdirSync(place, { recursive: true });
  const values = { FILES: resolve("dist"), CA_FILE: resolve("deploy/settings.envsh"), ...settings };
  const server = fillIn(readFileSync("deploy/nginx.conf.template", "utf8"), derived(values));
  const inPlace = (name: string) => join(place, name);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    inPlace("nginx.conf"),
    [
      "daemon off;",
      `pid ${inPlace("nginx.pid")};`,
      "events {}",
      "http {",
      "include /etc/nginx/mime.types;",
      "access_log off;",
      ...temporary.map((name) => `${name}_temp_path ${inPlace(name)};`),
      server,
      "}",
    ].join("\n"),
  );
  const child = spawn(command, ["-p", place, "-c", inPlace("nginx.conf"), "-e", "stderr"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const port = Number(settings["PORT"]);
  await listens(child, port);
  return {
    address: `${settings["TLS_CERTIFICATE"] ? "https" : "http"}://localhost:${port}`,
    stop: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill();
      await ended;
    },
  };
}

/** What the shell makes of the settings, by the script that the container sources. */
function derived(settings: Readonly<Record<string, string>>): Map<string, string> {
  const text = execFileSync("sh", ["-c", ". deploy/settings.envsh && env -0"], {
    env: { PATH: process.env["PATH"] ?? "", ...settings },
    encoding: "utf8",
  });
  return new Map(
    text
      .split("\0")
      .filter(Boolean)
      .map((line): [string, string] => [
        line.slice(0, line.indexOf("=")),
        line.slice(line.indexOf("=") + 1),
      ]),
  );
}

/** As `envsubst` does it for the values that there are: nginx's own variables stay. */
function fillIn(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\$\{(\w+)\}/gu, (whole, name: string) => values.get(name) ?? whole);
}

async function listens(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    const isThere = await new Promise<boolean>((done) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        done(true);
      });
      socket.once("error", () => done(false));
    });
    if (isThere) return;
    await wait(50);
  }
  throw new Error("nginx does not listen");
}
