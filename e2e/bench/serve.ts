import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { getResponse } from "msw";
import { createKrill, WORLD_HEADER } from "#mocks/krill.ts";
import { documentHeaders, NONCE_MARK } from "../../scripts/csp.ts";
import { readCertificate } from "./certificate.ts";
import { downRows } from "./down-rows.ts";
import { loadFiles } from "./files.ts";

/**
 * The server of the bench: the built files as a good production server sends them (brotli, HTTP/2
 * where CERTIFICATE names a folder, long-lived assets, the document under its policy) and the
 * simulated Krill of FLEET devices. `/__empty` is a page with nothing in it. Runs as a child process:
 * a message with a number of milliseconds delays every reply from then on.
 */
const port = Number(process.env["PORT"] ?? 4290);
const krill = createKrill({ fleet: Number(process.env["FLEET"] ?? 158) });
const files = loadFiles("dist");
const page = readFileSync("dist/index.html", "utf8");
const EMPTY = "<!doctype html><html lang=en><title>Empty</title><p id=done>Empty</p></html>";
/** What is down, where DOWN asks for more than the simulator's fleet has. */
const down = downRows(Number(process.env["DOWN"] ?? 0));
/** The simulator's world, where WORLD names another than the usual one. */
const world = process.env["WORLD"];
let delay = 0;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `https://localhost:${port}`);
  const due = performance.now() + delay;
  const file = files.get(url.pathname);
  const isApi = /^\/(api|_sim)\//.test(url.pathname);
  // The simulator's own work is part of the time that a reply takes.
  const reply = isApi ? (downPage(url) ?? (await answerApi(request, url))) : null;
  const left = Math.round(due - performance.now());
  if (left > 0) await wait(left);
  if (reply) send(response, reply.status, reply.headers, reply.body);
  else if (file) {
    response.writeHead(200, file.headers);
    response.end(file.body);
  } else {
    const nonce = randomBytes(16).toString("base64url");
    const html = url.pathname === "/__empty" ? EMPTY : page.replaceAll(NONCE_MARK, nonce);
    send(response, 200, documentHeaders(nonce), Buffer.from(html));
  }
}

async function answerApi(request: IncomingMessage, url: URL) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (!name.startsWith(":") && typeof value === "string") headers.set(name, value);
  if (world) headers.set(WORLD_HEADER, world);
  const method = request.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? await readBody(request) : null;
  const reply = await getResponse(krill.handlers, new Request(url, { method, headers, body }));
  if (!reply)
    return {
      status: 404,
      headers: { "content-type": "application/json" },
      body: Buffer.from("{}"),
    };
  const kept = Object.fromEntries([...reply.headers].filter(([name]) => !HOP.has(name)));
  return { status: reply.status, headers: kept, body: Buffer.from(await reply.arrayBuffer()) };
}

/** A page of what is down, where the bench has made its own; else null. */
function downPage({ pathname, searchParams }: URL) {
  const isAsked = searchParams.get("problem") === "true";
  if (down.length === 0 || !isAsked || !pathname.includes("/monitoring/search")) return null;
  const at = Number(searchParams.get("offset") ?? 0);
  const rows = down.slice(at, at + Number(searchParams.get("limit") ?? 50)).join();
  const headers: Record<string, string> = { "content-type": "application/json" };
  const body = `{"count":${down.length},"next":null,"previous":null,"results":[${rows}]}`;
  return { status: 200, headers, body: Buffer.from(body) };
}

/** Headers of one connection, which HTTP/2 forbids, and lengths that compression changes. */
const HOP = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer,
) {
  const isWorth = body.length > 1000;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  response.writeHead(status, { ...headers, ...(isWorth && { "content-encoding": "br" }) });
  response.end(isWorth ? brotliCompressSync(body, { params }) : body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString();
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
}

const folder = process.env["CERTIFICATE"];
const server = folder
  ? createSecureServer({ ...readCertificate(folder), allowHTTP1: true }, (request, response) => {
      // HTTP/2's compatible objects do all that is used of HTTP/1's here.
      handle(request as unknown as IncomingMessage, response as unknown as ServerResponse);
    })
  : createServer(handle);
process.on("message", (milliseconds) => {
  delay = Number(milliseconds);
  process.send?.("set");
});
server.listen(port, () => process.send?.("ready"));
