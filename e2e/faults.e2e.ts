import type { Page } from "@playwright/test";
import { acknowledge, disconnect, reboot } from "./faults/action-flows.ts";
import { bulkJob } from "./faults/bulk-flow.ts";
import type { Flow, Stage } from "./faults/flow.ts";
import { createCpe, editCustomer, orderAtRubik } from "./faults/form-flows.ts";
import {
  CARRIED_OUT,
  FAULTS,
  FLOWS,
  PICKED,
  UNCLEAR,
  type FaultName,
  type FlowName,
} from "./faults/names.ts";
import { leaveList, lookupToDevice, signIn } from "./faults/reading-flows.ts";
import { prepareBrowser, strike } from "./faults/strike.ts";
import { WORDS } from "./faults/words.ts";
import { expect, test } from "./fixtures.ts";

const FLOW_OF: Readonly<Record<FlowName, (stage: Stage) => Flow>> = {
  "sign in": signIn,
  "lookup to device": lookupToDevice,
  "leave a list being paged": leaveList,
  "reboot with watch": reboot,
  "disconnect a session": disconnect,
  "acknowledge a problem": acknowledge,
  "edit a customer": editCustomer,
  "create a CPE": createCpe,
  "order at Rubik": orderAtRubik,
  "bulk job": bulkJob,
};

/** `npm run soak` goes through all of the table. */
const PAIRS = process.env["SOAK"]
  ? FLOWS.flatMap((flow) => FAULTS.map((fault) => [flow, fault] as const))
  : PICKED;

for (const [name, fault] of PAIRS) {
  test(`${name}, ${fault}: nothing lost, nothing twice, said, and on without a reload`, async ({
    page,
    sim,
  }, info) => {
    await prepareBrowser(page, fault);
    const flow = FLOW_OF[name]({ page, sim });
    const target = await flow.prepare(fault);
    let loads = 0;
    page.on("load", () => (loads += 1));
    const trouble = await strike({ page, sim }, fault, target);
    await flow.act();

    const { said, way } = await goOn({ page, flow, name, fault, end: trouble.end });
    await flow.done();
    expect(loads, "reloads").toBe(0);

    const carried = (await sim.log())
      .filter(({ user, status }) => user === "noc" && Number(status) < 400)
      .map(({ method, path }) => `${method} ${path.replaceAll(/\/+$/g, "")}`)
      .filter((line) => !line.includes("/auth/"));
    expect(carried, "carried out").toHaveLength(flow.writes);
    expect(new Set(carried).size, "nothing twice").toBe(flow.writes);
    // For docs/faults.md, which `npm run soak -- --write` makes of them.
    const cell = { flow: name, fault, said, way, sent: trouble.sent() };
    info.annotations.push({ type: "fault", description: JSON.stringify(cell) });
  });
}

interface Step {
  page: Page;
  flow: Flow;
  name: FlowName;
  fault: FaultName;
  end: () => Promise<void>;
}

/** What is said of the fault, and the way on from there. */
async function goOn({
  page,
  flow,
  name,
  fault,
  end,
}: Step): Promise<{ said: string; way: string }> {
  if (fault === "401 in the middle" && name !== "sign in") {
    const said = await signInAgain(page);
    await end();
    return { said, way: "signed in over the page; it goes on by itself" };
  }
  if (fault === "clock 10 minutes wrong") {
    const note = page.getByRole("main").getByText("clock is 10 minutes ahead");
    await expect(note).toBeVisible();
    return { said: await textOf(note), way: "by itself" };
  }
  const words = WORDS[flow.voice][fault];
  if (!words) {
    await flow.done();
    await end();
    return { said: "", way: flow.writes > 0 ? "by itself: it was accepted" : "by itself" };
  }
  for (const one of words) await expect(flow.said.first()).toContainText(one, { timeout: 15_000 });
  const text = await textOf(flow.said.first());
  const said = words.map((one) => one.exec(text)?.[0] ?? "").join(": ");
  await flow.kept?.();
  await end();
  return { said, way: await flow.again(CARRIED_OUT.has(fault), UNCLEAR.has(fault)) };
}

async function signInAgain(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByLabel("Password", { exact: true }).fill("noc");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  return "Your session has ended";
}

async function textOf(where: ReturnType<Page["locator"]>): Promise<string> {
  return ((await where.textContent()) ?? "").replaceAll(/\s+/g, " ").trim();
}
