import { hash } from "./random.ts";
import { USERS, type User } from "./users.ts";
import type { World } from "./world.ts";

const LIFETIME = { access: 86_400, refresh: 7 * 86_400 } as const;

/** The two kinds of token (contract 2.2: SimpleJWT). */
export type TokenType = keyof typeof LIFETIME;

const encode = (text: string) =>
  btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const decode = (text: string) => atob(text.replaceAll("-", "+").replaceAll("_", "/"));

/** Not cryptography: it only tells this world's tokens from others, without remembering them, so that a restart keeps people signed in. */
function sign(world: World, text: string): string {
  let sum = 7;
  for (const character of `${world.id}.${text}`) sum = hash(sum, character.codePointAt(0));
  return encode(Array.from({ length: 8 }, (_, i) => hash(sum, i).toString(36)).join("")).slice(
    0,
    43,
  );
}

/** A token for a user: a JWT in form (`token_type`, `exp`, `iat`, `jti`, `user_id`), or an opaque one where the world says so. */
export function issue(world: World, user: User, type: TokenType): string {
  const iat = Math.floor(world.now() / 1000);
  const jti = world.nextToken().toString(16).padStart(32, "0");
  const payload = { token_type: type, exp: iat + LIFETIME[type], iat, jti, user_id: user.id };
  const body = `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode(JSON.stringify(payload))}`;
  const token = `${body}.${sign(world, body)}`;
  return world.options.jwt ? token : `opaque-${encode(token)}`;
}

/** Whose token it is, or null when it is not (or no longer) good in this world. */
export function holder(world: World, token: string, type: TokenType): User | null {
  try {
    const plain = token.startsWith("opaque-") ? decode(token.slice(7)) : token;
    const [head, body, signature] = plain.split(".");
    if (signature !== sign(world, `${head}.${body}`)) return null;
    const payload = JSON.parse(decode(body ?? "")) as Record<string, unknown>;
    if (payload["token_type"] !== type || typeof payload["jti"] !== "string") return null;
    if (Number(payload["exp"]) * 1000 <= world.now()) return null;
    if (Number.parseInt(payload["jti"], 16) <= world.expiredUpTo[type]) return null;
    return USERS.find((user) => user.id === payload["user_id"]) ?? null;
  } catch {
    return null;
  }
}
