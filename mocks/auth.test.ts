import { describe, expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { actionsOf, ask, signIn, type Json } from "./testing.ts";

const login = (
  krill = createKrill(),
  body: BodyInit = "",
  type = "application/x-www-form-urlencoded",
  slash = "",
) =>
  ask(
    krill,
    new Request(`http://k/api/v2/auth/login${slash}`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    }),
  );

const form = "username=noc&password=noc";
const asJson = JSON.stringify({ username: "noc", password: "noc" });

describe("sign-in (contract 2.2)", () => {
  test.each([
    ["form", form, "application/x-www-form-urlencoded", ""],
    ["form with slash", form, "application/x-www-form-urlencoded", "/"],
    ["JSON", asJson, "application/json", ""],
  ])("by %s gives an access token that lives 24 hours", async (_name, body, type, slash) => {
    const reply = await login(createKrill(), body, type, slash);
    const { access, refresh } = (await reply.json()) as { access: string; refresh: string };
    const payload = JSON.parse(atob(access.split(".")[1] ?? "")) as Record<string, number | string>;
    expect(payload).toMatchObject({ token_type: "access", user_id: 1 });
    expect(Number(payload["exp"]) - Number(payload["iat"])).toBe(86_400);
    expect(refresh.split(".")).toHaveLength(3);
  });

  test("a wrong password is 401, a missing one 400 at its field", async () => {
    expect((await login(createKrill(), "username=noc&password=x")).status).toBe(401);
    const reply = await login(createKrill(), "username=noc");
    expect([reply.status, await reply.json()]).toEqual([
      400,
      { password: ["This field is required."] },
    ]);
  });

  test("another server takes JSON only and gives no refresh token", async () => {
    const krill = createKrill();
    Object.assign(krill.world().options, { loginContentType: "json", refresh: false });
    expect((await login(krill, form)).status).toBe(415);
    expect(
      Object.keys((await (await login(krill, asJson, "application/json")).json()) as object),
    ).toEqual(["access"]);
  });

  test("an expired token is refused in SimpleJWT's words, and refreshed", async () => {
    const krill = createKrill();
    const { access, refresh } = (await (await login(krill, form)).json()) as Record<string, string>;
    const whoAmI = (token = access) =>
      ask(
        krill,
        new Request("http://k/api/v2/auth/user/", {
          headers: { authorization: `Bearer ${token}` },
        }),
      );
    expect((await whoAmI()).status).toBe(200);
    krill.world().clock.advance(86_401);
    const refused = await whoAmI();
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { code: "token_not_valid" },
    ]);
    const request = new Request("http://k/api/v2/auth/refresh/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ refresh }),
    });
    const renewed = (await (await ask(krill, request)).json()) as { access: string };
    expect((await whoAmI(renewed.access)).status).toBe(200);
  });

  test("a token outlives the server's restart, but not its world", async () => {
    const { access } = (await (await login(createKrill(), form)).json()) as { access: string };
    const user = (world: string) =>
      ask(
        createKrill(),
        new Request("http://k/api/v2/auth/user/", {
          headers: { authorization: `Bearer ${access}`, "krill-sim-world": world },
        }),
      );
    expect((await user("default")).status).toBe(200);
    expect((await user("another")).status).toBe(401);
  });
});

describe("what each user may do", () => {
  test.each([
    ["noc", "POST isp/cpes/", 400],
    ["helpdesk", "POST isp/cpes/", 403],
    ["helpdesk", "PATCH isp/cpes/101/", 403],
    ["helpdesk", "GET isp/cpes/101/", 200],
    ["helpdesk", "GET monitoring/search", 200],
    ["helpdesk", "POST cpes/101/reboot", 202],
    ["helpdesk", "POST cpes/101/factory", 403],
    ["helpdesk", "GET gpon/olts/", 403],
    ["helpdesk", "GET oratio/accounting/", 403],
    ["helpdesk", "POST monitoring/hosts/cpe0106/acknowledge", 403],
    ["installer", "GET isp/cpes/", 200],
    ["installer", "GET gpon/unconfigured/", 200],
    ["installer", "GET gpon/olts/", 403],
    ["installer", "POST cpes/101/reboot", 403],
    ["installer", "GET monitoring/search", 403],
    ["noc", "GET isp/nothing/", 404],
    ["noc", "DELETE isp/cpes/", 405],
  ])("%s: %s is %i", async (user, what, status) => {
    const me = await signIn(user);
    const [method = "", path = ""] = what.split(" ");
    expect((await me.send(method, path, method === "GET" ? undefined : {})).status).toBe(status);
  });

  test("the reply says so: Allow and the actions in _links", async () => {
    const me = await signIn("helpdesk");
    const reply = await me.send("GET", "isp/cpes/101/");
    const row: Json = await reply.json();
    expect(reply.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(Object.keys(actionsOf(row))).toEqual(["diagnostic", "reboot"]);
    expect(await me.get("me/apps/")).toEqual(["isp", "monitoring"]);
    const all = await (await signIn("noc")).send("GET", "isp/cpes/101/");
    expect(all.headers.get("allow")).toBe("GET, PUT, PATCH, DELETE, HEAD, OPTIONS");
  });
});
