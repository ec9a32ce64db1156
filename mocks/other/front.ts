// Stands in front of a Krill and makes another one of it: redresses replies, refuses what an unlike server refuses.
import { isDocumented, type Dress } from "./dress.ts";

type Ask = (request: Request) => Promise<Response>;

const API = "/api/v2/";
const ACTION =
  /^(isp\/)?cpes\/[^/]+\/(cwmp_diagnostic|reboot|reconfig|reprovision|unprovision|factory)\/?$/;

/** Asks a Krill as if it wore a dress. HTTP Basic goes past it: so a test looks behind. */
export async function askDressed(dress: Dress, request: Request, ask: Ask): Promise<Response> {
  const url = new URL(request.url);
  const isBehind = request.headers.get("authorization")?.startsWith("Basic ") === true;
  if (!url.pathname.startsWith(API) || isBehind) return ask(request);
  const path = url.pathname.slice(API.length);
  const { method } = request;
  const refuse = (status: number, messages: [string, string][], headers = {}) =>
    answer(dress.refusal(status, messages), status, headers);

  if (dress.lacks?.test(path)) return refuse(dress.lackStatus, [["", "Not here."]]);
  if (method === "OPTIONS" && !dress.tellsRights) return refuse(405, [["", "Not allowed."]]);
  const isSignIn = /^auth\/login\/?$/.test(path);
  const isForm = request.headers.get("content-type")?.includes("urlencoded") === true;
  if (isSignIn && isForm && dress.signIn.takes === "json") return refuse(415, [["", "Send JSON."]]);
  if (ACTION.test(path)) {
    if (method !== dress.acts.method)
      return refuse(405, [["", "Not allowed."]], { Allow: dress.acts.method });
    return acted(dress, await ask(as(request, url, "POST")), path);
  }

  const strangers = [...url.searchParams.keys()].filter((name) => !isDocumented(path, name));
  if (method === "GET" && strangers.length > 0) {
    if (dress.unknownParams === "refused")
      return refuse(
        400,
        strangers.map((name) => [name, "Unknown parameter."]),
      );
    if (dress.unknownParams === "overlooked")
      for (const name of strangers) url.searchParams.delete(name);
  }
  const limit = Number(url.searchParams.get("limit") ?? 10);
  if (limit > dress.mostRows) url.searchParams.set("limit", String(dress.mostRows));
  return redress(dress, await ask(as(request, url, method)), path, isSignIn);
}

/** The same request to another address, by another method. */
function as(request: Request, url: URL, method: string): Request {
  const hasBody = request.body !== null && method !== "GET";
  return new Request(url, {
    method,
    headers: request.headers,
    signal: request.signal,
    ...(hasBody && { body: request.body, duplex: "half" }),
  });
}

async function acted(dress: Dress, reply: Response, path: string): Promise<Response> {
  if (!reply.ok) return redress(dress, reply, path, false);
  const { status, body, type = "application/json" } = dress.acts;
  return new Response(status === 204 ? null : body, {
    status,
    headers: { "Content-Type": type, Date: reply.headers.get("Date") ?? new Date().toUTCString() },
  });
}

async function redress(
  dress: Dress,
  reply: Response,
  path: string,
  isSignIn: boolean,
): Promise<Response> {
  if (reply.type === "error") return reply;
  const headers = new Headers(reply.headers);
  headers.delete("content-length");
  if (!dress.tellsRights) headers.delete("allow");
  const isJson = headers.get("content-type")?.startsWith("application/json") === true;
  if (!isJson || reply.body === null)
    return new Response(reply.body, { status: reply.status, headers });
  const { status } = reply;
  const text = await reply.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // What is broken behind is broken in every dress.
    return new Response(text, { status, headers });
  }
  if (!reply.ok) return answer(dress.refusal(status, messagesIn(body)), status, headers);
  if (isSignIn) return answer(tokens(dress, body), status, headers);
  if (path.startsWith("auth/")) return answer(body, status, headers);
  const dressed = dressedIn(dress, body, path);
  return answer(dress.reply?.(dressed, path) ?? dressed, status, headers);
}

/** A text goes as it is, all else as JSON. */
function answer(body: unknown, status: number, headers: HeadersInit): Response {
  const all = new Headers(headers);
  all.set("content-type", typeof body === "string" ? "text/plain" : "application/json");
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: all,
  });
}

function tokens({ signIn }: Dress, body: unknown): unknown {
  const { access, refresh } = body as { access: string; refresh?: string };
  return { [signIn.access]: access, ...(signIn.refresh && { [signIn.refresh]: refresh }) };
}

/** The messages of DRF's refusals by field; those of none under "". */
function messagesIn(body: unknown): [string, string][] {
  if (typeof body !== "object" || body === null) return [["", String(body)]];
  return Object.entries(body).flatMap(([field, texts]): [string, string][] =>
    [texts]
      .flat()
      .map((text) => [
        /^(detail|non_field_errors)$/.test(field) ? "" : field,
        typeof text === "string" ? text : JSON.stringify(text),
      ]),
  );
}

function dressedIn(dress: Dress, body: unknown, path: string): unknown {
  const visit = (value: unknown, key: string, isAddress: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => visit(item, key, isAddress));
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).map(([name, field]) => [
        name,
        visit(field, name, isAddress || name === "_links"),
      ]);
      return Object.fromEntries(entries);
    }
    if (isAddress && typeof value === "string") return dress.address(value);
    return dress.value(value, key, path);
  };
  if (isEnvelope(body)) {
    const rows = body.results.map((row) => visit(row, "", false));
    return dress.list(rows, body.count, body.next);
  }
  return visit(body, "", false);
}

function isEnvelope(
  body: unknown,
): body is { results: unknown[]; count: number; next: string | null } {
  return typeof body === "object" && body !== null && "results" in body && "count" in body;
}
