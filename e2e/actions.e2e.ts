import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import { heading, openDevice, outcome, runAction, watchRequests } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

const actions = (page: Page) => page.getByRole("group", { name: "Actions" });
const action = (page: Page, name: string) => actions(page).getByRole("button", { name });
const dialog = (page: Page) => page.getByRole("dialog");
const refresh = (page: Page) =>
  page
    .getByRole("region", { name: "Live reading" })
    .getByRole("button", { name: "Refresh" })
    .click();

/** Lets the time of a reboot pass, in which the device is seen to leave and to come back. */
async function seeDownAndBack(page: Page, sim: Simulator): Promise<void> {
  await sim.advance(10);
  await refresh(page);
  await expect(outcome(page)).toContainText(/not back yet: down since \d\d:\d\d/);
  await expect(page.getByRole("region", { name: "What is going on" })).toContainText(
    /Reboot was sent at \d\d:\d\d: it may be down for that reason/,
  );
  await sim.advance(20);
  await refresh(page);
  await expect(outcome(page)).toContainText(/Back since \d\d:\d\d/);
}

/** What reached the simulator for actions: method, last part of the address, status. */
async function received(sim: Simulator): Promise<string[]> {
  return (await sim.log())
    .filter(({ path }) => path.includes("/cpes/"))
    .map(({ method, path, status }) => `${method} ${path.split("/").at(-1)} ${String(status)}`);
}

test("I reboot a device, watch it come back, and find it in Activity", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await action(page, "Reboot").click();
  await expect(dialog(page)).toHaveAccessibleName(`Reboot: ${named.healthy.name}`);
  await expect(dialog(page)).toContainText("minutes without service");
  await expect(dialog(page)).toContainText("Customer");
  await expect(dialog(page)).toContainText(/Last touched(?!Loading)/);
  await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog(page).getByRole("button", { name: "Reboot", exact: true }).click();
  await expect(outcome(page)).toContainText("Accepted");
  await expect(outcome(page)).toContainText("The server says: Reboot requested.");
  await expect(outcome(page)).toContainText("Accepted, not back yet");
  await seeDownAndBack(page, sim);
  expect(await received(sim)).toEqual(["POST reboot 202"]);

  await outcome(page).getByRole("link", { name: "Activity" }).click();
  const item = page.getByRole("listitem").filter({ hasText: named.healthy.name });
  await expect(item).toContainText("Reboot");
  await expect(item).toContainText(/Back since \d\d:\d\d/);
  await item.getByRole("link", { name: named.healthy.name }).click();
  await action(page, "Reboot").click();
  await expect(dialog(page)).toContainText(/Last touchedrebooted by noc/);
});

test("cancelling sends nothing and leads back to where I was", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  for (const key of ["Escape", "Enter"]) {
    await action(page, "Reboot").click();
    await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
    await page.keyboard.press(key);
    await expect(dialog(page)).toBeHidden();
    await expect(action(page, "Reboot")).toBeFocused();
  }
  expect(await received(sim)).toEqual([]);
});

test("a safe action runs at once", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await action(page, "Run diagnostic").click();
  await expect(outcome(page)).toContainText("Accepted");
  expect(await received(sim)).toEqual(["POST cwmp_diagnostic 202"]);
});

test("a destructive action wants the device's name, and Enter alone does not send it", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.healthy);
  await action(page, "Factory reset").click();
  const confirm = dialog(page).getByRole("button", { name: "Factory reset", exact: true });
  const name = dialog(page).getByLabel(`Type ${named.healthy.name} to confirm`);
  await expect(name).toBeFocused();
  await expect(confirm).toBeDisabled();
  await name.fill("cpe0102");
  await page.keyboard.press("Enter");
  await expect(confirm).toBeDisabled();
  await name.fill(named.healthy.name);
  await page.keyboard.press("Enter");
  await expect(confirm).toBeFocused();
  expect(await received(sim)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toContainText("Accepted");
  expect(await received(sim)).toEqual(["POST factory 202"]);
});

test("an action that the server does not explain is asked about as one that interrupts", async ({
  page,
}) => {
  await openDevice(page, named.unknownAction);
  await action(page, "Speed boost").click();
  await expect(dialog(page)).toContainText("The console does not know this action of your server");
});

test("before I act it warns when the device is down or not to be provisioned", async ({ page }) => {
  await openDevice(page, named.losAlone);
  await expect(page.getByRole("region", { name: "Live reading" })).toContainText("StateDown");
  await action(page, "Reboot").click();
  await expect(dialog(page)).toContainText("The device is down: it will not get the request");
  await page.goto(`/isp/cpes/${named.noReprovision.id}`);
  await action(page, "Reprovision").click();
  await expect(dialog(page)).toContainText("“No reprovision” is set");
});

test("a device that was down before is still down afterwards, and not for that reason", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.losAlone);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted, not back yet: still down");
  await sim.advance(10);
  await refresh(page);
  await expect(page.getByRole("region", { name: "Live reading" })).toContainText("StateDown");
  await expect(outcome(page)).toContainText("not back yet: still down");
  await expect(page.getByRole("region", { name: "What is going on" })).not.toContainText(
    "Reboot was sent",
  );
});

test("a refusal says why, in the server's words", async ({ page, sim }) => {
  await openDevice(page, named.refuses);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Refused");
  await expect(outcome(page)).toContainText("Nothing happened.");
  await expect(outcome(page)).toContainText("Another operation is in progress on this ONU.");
  expect(await received(sim)).toEqual(["POST reboot 409"]);
});

test("what I send while a device restarts does not end the watch for it", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted, not back yet");
  await action(page, "Run diagnostic").click();
  await expect(outcome(page)).toContainText("Accepted Run diagnostic");
  await seeDownAndBack(page, sim);
  await outcome(page).getByRole("link", { name: "Activity" }).last().click();
  const reboot = page.getByRole("listitem").filter({ hasText: "Reboot" });
  await expect(reboot).toContainText(/Back since \d\d:\d\d/);
});

test("a device that does not come back: after five minutes it says so", async ({ page, sim }) => {
  await page.clock.install();
  await openDevice(page, named.neverReturns);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted");
  await sim.advance(10);
  await refresh(page);
  await expect(outcome(page)).toContainText(/not back yet: down since/);
  await sim.advance(300);
  await page.clock.fastForward(300_000);
  // A machine that slept has not looked yet.
  await expect(outcome(page)).toContainText(/not back yet: down since/);
  await page.clock.runFor(31_000);
  await expect(outcome(page)).toContainText("No proof after 5 minutes that it came back");
});

test("an action that is no longer offered is not sent", async ({ page, sim }) => {
  await page.clock.install();
  await openDevice(page, named.healthy);
  await expect(action(page, "Reboot")).toBeVisible();
  await sim.patchCpe(named.healthy.id, { actions: { reboot: null } });
  await page.clock.fastForward(31_000);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText(
    "Reboot is no longer offered for this device. Nothing was sent.",
  );
  await expect(action(page, "Reboot")).toBeHidden();
  expect(await received(sim)).toEqual([]);
});

test("an action just gone is refused by the server, and the button goes", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await expect(action(page, "Reboot")).toBeVisible();
  await sim.patchCpe(named.healthy.id, { actions: { reboot: null } });
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Refused");
  await expect(action(page, "Reboot")).toBeHidden();
});

for (const [what, key] of [
  ["on another host", "foreignAction"],
  ["outside of the API", "actionOutsideApi"],
] as const) {
  test(`an action ${what} is left out and told; nothing goes there`, async ({ page }) => {
    const elsewhere = watchRequests(page, /evil|\/admin\//);
    await openDevice(page, named[key]);
    await expect(page.getByRole("alert")).toContainText(
      "Action Reboot was left out: its address leads outside the API",
    );
    await expect(action(page, "Run diagnostic")).toBeVisible();
    await expect(action(page, "Reboot")).toBeHidden();
    expect(elsewhere).toEqual([]);
  });
}

test("an address that turns to another host after I opened the page is refused, with no token sent", async ({
  page,
  sim,
}) => {
  const elsewhere = watchRequests(page, /evil/);
  await page.clock.install();
  await openDevice(page, named.healthy);
  await expect(action(page, "Reboot")).toBeVisible();
  await sim.patchCpe(named.healthy.id, { actions: { reboot: "https://evil.example/api/v2/x" } });
  await page.clock.fastForward(31_000);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Its address leads to another host. Nothing was sent.");
  expect(elsewhere).toEqual([]);
  expect(await received(sim)).toEqual([]);
  await outcome(page).getByRole("link", { name: "Activity" }).click();
  await expect(heading(page)).toHaveText("Activity");
  await expect(page.getByRole("listitem")).toContainText("Its address leads to another host");
});

test("a server that acts by PUT is understood, and remembered", async ({ page, sim }) => {
  await sim.options({ actionMethod: "PUT" });
  await openDevice(page, named.healthy);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted");
  await page.goto(`/isp/cpes/${named.weakDown.id}`);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted");
  expect(await received(sim)).toEqual(["POST reboot 405", "PUT reboot 202", "PUT reboot 202"]);
});

test("where only GET is left I am asked once, and my answer is remembered", async ({
  page,
  sim,
}) => {
  await sim.options({ actionMethod: "GET" });
  await openDevice(page, named.healthy);
  await runAction(page, "Reboot");
  const question = page.getByRole("dialog", { name: "Does this server act by GET?" });
  await expect(question.getByRole("button", { name: "No, send nothing" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toContainText("your answer was that it does not act by GET");
  expect(await received(sim)).toEqual(["POST reboot 405"]);
  await page.getByRole("button", { name: "Ask again" }).click();
  await question.getByRole("button", { name: "Yes, send it by GET" }).click();
  await expect(outcome(page)).toContainText("Accepted");
  await page.goto(`/isp/cpes/${named.weakDown.id}`);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted");
  await expect(question).toBeHidden();
  expect((await received(sim)).slice(-2)).toEqual(["GET reboot 202", "GET reboot 202"]);
});

test("too many requests: it counts the seconds down, and then I may try again", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openDevice(page, named.healthy);
  await sim.faults({ rateLimit: { retryAfter: 30 }, match: "/reboot", times: 1 });
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("The server asks to wait");
  const again = page.getByRole("button", { name: /^Try again in \d\d s$/ });
  await expect(again).toHaveAttribute("aria-disabled", "true");
  await page.clock.runFor(31_000);
  // A live reading that was on its way while the clock ran ahead came too late: below, it offers the same.
  await page.getByRole("button", { name: "Try again", exact: true }).first().click();
  await expect(outcome(page)).toContainText("Accepted");
  expect(await received(sim)).toEqual(["POST reboot 429", "POST reboot 202"]);
});

test("a connection lost after sending is an unknown outcome, and is never sent again by itself", async ({
  page,
  sim,
}) => {
  const sent = watchRequests(page, /\/reboot/);
  await page.clock.install();
  await openDevice(page, named.healthy);
  await sim.faults({ lostReply: true, match: "/reboot" });
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Outcome unknown");
  await expect(outcome(page)).toContainText("It is not repeated by itself");
  // Below the page Chromium sends again what was lost on a kept-alive connection (docs/mock-api.md).
  const before = await received(sim);
  await page.clock.runFor(60_000);
  expect(sent).toHaveLength(1);

  await page.getByRole("link", { name: "Home", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("One action has an unknown outcome");
  await page.getByRole("link", { name: "Show in Activity" }).click();
  const unknown = page.getByRole("region", { name: "Outcome unknown" });
  await expect(unknown.getByRole("listitem")).toContainText("the connection was lost");
  await unknown
    .getByRole("button", { name: `I have looked at it: Reboot, ${named.healthy.name}` })
    .click();
  await expect(unknown).toBeHidden();
  await expect(page.getByRole("listitem")).toContainText("I have looked at it");
  expect(sent).toHaveLength(1);
  expect(await received(sim)).toEqual(before);
});

test("a failure of the server is told as a failure", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await sim.faults({ errorRate: 1, match: "/reboot" });
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Failed");
  await expect(outcome(page)).toContainText("The server failed (500)");
  await expect(outcome(page)).not.toContainText("<");
});

test("without a connection nothing is sent, and it says so", async ({ page, sim, context }) => {
  await openDevice(page, named.healthy);
  await action(page, "Reboot").click();
  await expect(dialog(page)).toContainText(/Last touched(?!Loading)/);
  await context.setOffline(true);
  await dialog(page).getByRole("button", { name: "Reboot", exact: true }).click();
  await expect(outcome(page)).toContainText("The browser is offline. Nothing was sent.");
  await context.setOffline(false);
  expect(await received(sim)).toEqual([]);
});

test("I can stop waiting for an answer; the outcome is then unknown", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await sim.faults({ hang: 20_000, match: "/reboot" });
  await runAction(page, "Reboot");
  await expect(page.getByRole("main")).toContainText("Reboot: sent, waiting for the answer");
  await page.getByRole("button", { name: "Stop waiting" }).click();
  await expect(outcome(page)).toContainText("Outcome unknown");
});

test("a tab closed while it sends leaves a record", async ({ page, sim, context }) => {
  await openDevice(page, named.healthy);
  await sim.faults({ hang: 20_000, match: "/reboot" });
  await runAction(page, "Reboot");
  await expect(page.getByRole("main")).toContainText("Reboot: sent, waiting for the answer");
  const next = await context.newPage();
  await page.close();
  await next.goto("/activity");
  await signInAs(next);
  const unknown = next.getByRole("region", { name: "Outcome unknown" });
  await expect(unknown.getByRole("listitem")).toContainText(named.healthy.name);
  await expect(unknown.getByRole("listitem")).toContainText(
    "It was being sent when its tab was closed",
  );
});

test("a double click sends once", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await action(page, "Run diagnostic").dblclick();
  await expect(outcome(page)).toContainText("Accepted");
  expect(await received(sim)).toEqual(["POST cwmp_diagnostic 202"]);
  await action(page, "Reboot").dblclick();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole("button", { name: "Reboot", exact: true }).dblclick();
  await expect(outcome(page)).toContainText("Reboot requested.");
  expect(await received(sim)).toEqual(["POST cwmp_diagnostic 202", "POST reboot 202"]);
});

test("as helpdesk I may run a diagnostic and reboot, and see no more", async ({ page }) => {
  await openDevice(page, named.healthy, "helpdesk");
  await expect(actions(page).getByRole("button")).toHaveText(["Run diagnostic", "Reboot"]);
});

test("as installer I cannot reboot", async ({ page }) => {
  await openDevice(page, named.healthy, "installer");
  await expect(action(page, "Run diagnostic")).toBeVisible();
  await expect(action(page, "Reboot")).toBeHidden();
});

test("as installer I read a device live, and have no button that could do nothing where I may not", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.healthy, "installer");
  const live = page.getByRole("region", { name: "Live reading" });
  await expect(live.getByText("Light at the OLT")).toBeVisible();
  await expect(live.getByRole("button", { name: "Refresh" })).toBeVisible();
  await sim.faults({ errorRate: 1, errorStatus: 403, match: "/info" });
  await page.reload();
  await expect(live).toContainText("Not allowed");
  for (const name of ["Refresh", "Pause", "Try again"])
    await expect(live.getByRole("button", { name })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Draw it" })).toBeDisabled();
});

const SERVERS: [string, Record<string, unknown>][] = [
  ["that answers with nothing", { actionStatus: 204 }],
  ["whose addresses carry the application", { linkStyle: "app", actionStatus: 200 }],
  ["whose addresses do not", { linkStyle: "appless", actionStatus: 201 }],
];
for (const [what, options] of SERVERS) {
  test(`an action is accepted by a server ${what}`, async ({ page, sim }) => {
    await sim.options(options);
    await openDevice(page, named.healthy);
    await sim.faults({ match: "/reboot", latencyMs: 300 });
    const told = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const texts: string[] = [];
          new MutationObserver(() => {
            const text = document.querySelector("main")?.textContent ?? "";
            const now = /not sent yet|waiting for the answer|Accepted/u.exec(text)?.[0] ?? "";
            if (now !== "" && now !== texts.at(-1)) texts.push(now);
            if (now === "Accepted") resolve(texts);
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
    );
    await runAction(page, "Reboot");
    await expect(outcome(page)).toContainText("Accepted");
    // What was sent is not called unsent again while its outcome is written down.
    expect(await told).toEqual(["not sent yet", "waiting for the answer", "Accepted"]);
    expect(await received(sim)).toHaveLength(1);
  });
}

test("what I did stays after signing out, and a colleague does not see it", async ({ page }) => {
  await openDevice(page, named.healthy);
  await action(page, "Run diagnostic").click();
  await expect(outcome(page)).toContainText("Accepted");
  for (const [user, text] of [
    ["helpdesk", "No action outside of bulk jobs yet"],
    ["noc", named.healthy.name],
  ] as const) {
    await page.getByRole("button", { name: /^Signed in as / }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(heading(page)).toHaveText("Sign in");
    await signInAs(page, user);
    await page.getByRole("link", { name: "Activity", exact: true }).first().click();
    await expect(heading(page)).toHaveText("Activity");
    await expect(page.getByRole("main")).toContainText(text);
  }
});

test("Activity lists the requests of this tab, to be sent by hand without the token", async ({
  page,
}) => {
  await openDevice(page, named.healthy);
  await expect(page.getByRole("main")).toContainText("Online and healthy");
  await page.getByRole("link", { name: "Activity", exact: true }).first().click();
  await page.getByRole("link", { name: "This tab's requests" }).click();
  const row = page.getByRole("row").filter({ hasText: "monitoring/cpes/101/info" }).first();
  await expect(row).toContainText("200");
  await row.getByRole("button", { name: "Copy as curl" }).click();
  const curl = () => page.evaluate(async () => navigator.clipboard.readText());
  await expect.poll(curl).toContain("curl");
  expect(await curl()).not.toContain("eyJ");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByRole("main")).toContainText("No request has been sent in this tab yet");
});
