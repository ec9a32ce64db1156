import { json, notFound, problem } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";
import { holder, issue } from "#mocks/tokens.ts";
import { USERS } from "#mocks/users.ts";

/** Sign-in: form or JSON, with or without slash (contract 2.2). */
function login({ world, body, contentType }: Ctx): Response {
  const accepts = world.options.loginContentType;
  const isForm = contentType === "application/x-www-form-urlencoded";
  if (accepts !== "both" && (accepts === "form") !== isForm) {
    return problem(415, `Unsupported media type "${contentType}" in request.`);
  }
  const required = ["username", "password"].filter((field) => !body[field]);
  if (required.length > 0) {
    return json(
      Object.fromEntries(required.map((field) => [field, ["This field is required."]])),
      400,
    );
  }
  const user = USERS.find(
    (one) => one.username === body["username"] && one.password === body["password"],
  );
  if (!user) return problem(401, "No active account found with the given credentials");
  const access = issue(world, user, "access");
  return json(
    world.options.refresh ? { access, refresh: issue(world, user, "refresh") } : { access },
  );
}

/** A new access token for a refresh token (contract 2.2). */
function refresh({ world, body }: Ctx): Response {
  if (typeof body["refresh"] !== "string")
    return json({ refresh: ["This field is required."] }, 400);
  const user = world.options.refresh ? holder(world, body["refresh"], "refresh") : null;
  if (!user) return json({ detail: "Token is invalid or expired", code: "token_not_valid" }, 401);
  return json({ access: issue(world, user, "access") });
}

/** Sign-in, refresh, who am I, what may I use (contract 2.2, 3.9). */
export const authRoutes: readonly Route[] = [
  { path: "auth/login", area: null, methods: { POST: login } },
  { path: "auth/refresh", area: null, methods: { POST: refresh }, slash: "with" },
  {
    path: "auth/logout",
    area: "me",
    methods: { POST: () => json({ detail: "Successfully logged out." }) },
    allows: () => true,
  },
  {
    path: "auth/user",
    area: "me",
    slash: "with",
    methods: {
      GET: ({ user }) =>
        json({
          pk: user.id,
          username: user.username,
          email: `${user.username}@krill.example`,
          first_name: user.firstName,
          last_name: "",
          is_staff: user.username === "noc",
          is_superuser: false,
          groups: user.apps.map((app) => `APP: ${app}`),
        }),
    },
  },
  {
    path: "me/apps",
    area: "me",
    slash: "with",
    methods: {
      GET: ({ user, world }) => {
        const shape = world.options.meApps;
        if (shape === "404") return notFound();
        if (shape === "strings") return json(user.apps);
        const results = user.apps.map((app) => ({ name: app, app_label: app }));
        return json(
          shape === "objects"
            ? results
            : { count: results.length, next: null, previous: null, results },
        );
      },
    },
  },
];
