import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { getResponse } from "msw";
import type { Krill } from "./krill.ts";
import type { Dress } from "./other/dress.ts";
import { DRESSES } from "./other/dresses.ts";
import { askDressed } from "./other/front.ts";
import { notFound } from "./reply.ts";

/** What node:http, Vite and Connect call for each request. */
export type Listener = (req: IncomingMessage, res: ServerResponse, next?: () => void) => void;

function toRequest(req: IncomingMessage, res: ServerResponse): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const gaveUp = new AbortController();
  res.on("close", () => gaveUp.abort());
  const method = req.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(req.url ?? "/", `http://${req.headers.host ?? "localhost"}`), {
    method,
    headers,
    signal: gaveUp.signal,
    ...(hasBody ? { body: Readable.toWeb(req) as ReadableStream, duplex: "half" } : {}),
  });
}

/** The header that puts another dress on the simulator (`mocks/other/`); without it, none. */
const DRESS_HEADER = "krill-sim-dress";

function dressOf(request: Request): Dress | undefined {
  const name = request.headers.get(DRESS_HEADER) ?? process.env["DRESS"] ?? "";
  return Object.entries<Dress>(DRESSES).find(([one]) => one === name)?.[1];
}

async function serve(krill: Krill, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = toRequest(req, res);
  const dress = dressOf(request);
  const ask = (one: Request) => getResponse(krill.handlers, one);
  const response = await (dress
    ? askDressed(dress, request, async (one) => (await ask(one)) ?? notFound())
    : ask(request));
  // The simulator's "offline": the connection breaks without an answer.
  if (response?.type === "error") {
    res.destroy();
    return;
  }
  if (request.signal.aborted) return;
  if (!response) {
    res.writeHead(404, { "Content-Type": "application/json" }).end('{"detail":"Not found."}');
    return;
  }
  const headers = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  res.writeHead(
    response.status,
    cookies.length > 0 ? { ...headers, "set-cookie": cookies } : headers,
  );
  res.flushHeaders();
  if (response.body)
    await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), res);
  else res.end();
}

/** Serves a simulated Krill over real HTTP: what starts with `/api` or `/_sim`; the rest goes to `next`, or is 404. */
export function createListener(krill: Krill): Listener {
  return (req, res, next) => {
    const isOurs = /^\/(api|_sim)(\/|\?|$)/.test(req.url ?? "");
    if (!isOurs && next) {
      next();
      return;
    }
    serve(krill, req, res).catch((error: unknown) => {
      if (res.destroyed) return;
      console.error(error);
      if (res.headersSent) res.destroy();
      else
        res
          .writeHead(500, { "Content-Type": "text/plain" })
          .end("The simulator failed; see its console.");
    });
  };
}
