import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import type { Connect, Plugin } from "vite";
import { readSite, type Site } from "../src/util/site.ts";
import { API_POLICY, CODE_POLICY, documentHeaders, NONCE_MARK, SETTINGS_HEADERS } from "./csp.ts";

/**
 * Serves the document in development and preview: the policy's header, and its nonce in the text, so
 * that the browser tests run under the policy of production. Any address that is not a file is a
 * page of the console, also those with a dot in a host's name. `CONSOLE_CONFIG` names a file that
 * stands for `config.json`. @throws Error from it, which says what to mend
 */
export function documentPlugin(): Plugin {
  return {
    name: "krill-console:document",
    configureServer(server) {
      const { root, base, publicDir } = server.config;
      const page = (url: string) => {
        const source = readFileSync(join(root, "index.html"), "utf8");
        return server.transformIndexHtml(url, source);
      };
      server.middlewares.use(serveDocument(base, [root, publicDir], page, true));
    },
    configurePreviewServer(server) {
      const { root, base, build } = server.config;
      const dist = resolve(root, build.outDir);
      const page = async () => readFileSync(join(dist, "index.html"), "utf8");
      server.middlewares.use(serveDocument(base, [dist], page, false));
    },
  };
}

type Page = (url: string) => Promise<string>;

function serveDocument(base: string, folders: string[], page: Page, development: boolean) {
  const settings = ownSettings();
  const hosts = settings ? hostsOf(readSite(settings)) : {};
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const nonce = randomBytes(16).toString("base64url");
    const html = (await page(request.url ?? "/")).replaceAll(NONCE_MARK, nonce);
    response.writeHead(200, documentHeaders(nonce, { development, ...hosts }));
    response.end(request.method === "HEAD" ? undefined : html);
  };
  return (request: IncomingMessage, response: ServerResponse, next: Connect.NextFunction): void => {
    if (request.url?.startsWith(`${base}assets/`))
      response.setHeader("content-security-policy", CODE_POLICY);
    if (request.url?.startsWith("/api/")) {
      response.setHeader("content-security-policy", API_POLICY);
      response.setHeader("x-content-type-options", "nosniff");
    }
    if (settings && request.url === `${base}config.json`) {
      response.writeHead(200, SETTINGS_HEADERS).end(settings);
    } else if (isNavigation(request, base, folders)) answer(request, response).catch(next);
    else next();
  };
}

function ownSettings(): string | null {
  const path = process.env["CONSOLE_CONFIG"];
  return path ? readFileSync(path, "utf8") : null;
}

const hostsOf = ({ api, tiles }: Partial<Site>) => ({
  ...(api ? { api } : {}),
  ...(tiles ? { tiles } : {}),
});

function isNavigation(request: IncomingMessage, base: string, folders: string[]): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (!request.headers.accept?.includes("text/html")) return false;
  const path = decodePath(request.url ?? "/");
  // The API and the simulator's switches answer for themselves, whatever the browser accepts.
  if (path === null || /^\/(api|_sim|@[^/]*)(\/|$)/.test(path) || !path.startsWith(base))
    return false;
  const file = path.slice(base.length);
  if (file === "" || file === "index.html") return true;
  return !folders.some((folder) => isFile(join(folder, file)));
}

function decodePath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}

const isFile = (path: string) =>
  !path.includes("\0") && existsSync(path) && statSync(path).isFile();
