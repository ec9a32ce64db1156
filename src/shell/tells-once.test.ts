import { createMemoryRouter, type RouteObject } from "react-router";
import { expect, test } from "vitest";
import { tellsOnce } from "./tells-once.ts";

function routerOf(page: RouteObject) {
  const router = tellsOnce(createMemoryRouter([{ path: "/" }, { path: "/page", ...page }]));
  const told: string[] = [];
  router.subscribe(({ navigation, location }) =>
    told.push(`${navigation.state} ${location.pathname}`),
  );
  return { router, told };
}

test("a page that is there at once is told of once", async () => {
  const { router, told } = routerOf({ loader: () => "its data" });
  await router.navigate("/page");
  expect(told).toEqual(["idle /page"]);
});

test("of a page that takes its time it is told that it is on its way", async () => {
  let come = (_data: string) => {};
  const { router, told } = routerOf({ loader: () => new Promise<string>((done) => (come = done)) });
  const there = router.navigate("/page");
  await expect.poll(() => told).toEqual(["loading /"]);
  come("its data");
  await there;
  expect(told).toEqual(["loading /", "idle /page"]);
});

test("who listens no more is told nothing, not even late", async () => {
  const router = tellsOnce(
    createMemoryRouter([{ path: "/" }, { path: "/page", loader: () => new Promise(() => {}) }]),
  );
  const told: string[] = [];
  const stop = router.subscribe(({ navigation }) => told.push(navigation.state));
  void router.navigate("/page");
  stop();
  await new Promise((done) => setTimeout(done));
  expect(told).toEqual([]);
});
