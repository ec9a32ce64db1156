import { named } from "#mocks/seed/named.ts";
import { expect } from "../fixtures.ts";
import { heading, lookUp, lookupBox, openAs, rows } from "../helpers.ts";
import type { Flow, Stage } from "./flow.ts";

export function signIn({ page }: Stage): Flow {
  const press = () => page.getByRole("button", { name: "Sign in", exact: true }).click();
  return {
    voice: "sign-in",
    writes: 0,
    said: page.getByRole("alert"),
    prepare: async () => {
      await page.goto("/login");
      await page.getByLabel("Username", { exact: true }).fill("noc");
      await page.getByLabel("Password", { exact: true }).fill("noc");
      return { method: "POST", match: "/auth/login" };
    },
    act: press,
    kept: async () => {
      await expect(page.getByLabel("Username", { exact: true })).toHaveValue("noc");
      await expect(page.getByLabel("Password", { exact: true })).toHaveValue("noc");
    },
    again: async () => {
      await press();
      return "`Sign in` again";
    },
    done: async () => expect(heading(page)).toHaveText("Home"),
  };
}

export function lookupToDevice({ page }: Stage): Flow {
  return {
    voice: "lookup",
    writes: 0,
    // In the frame on most pages, on the home page in the page itself.
    said: page.locator("body"),
    prepare: async () => {
      await openAs(page, "/");
      await expect(heading(page)).toHaveText("Home");
      return { method: "GET", match: "isp/cpes/?sn=" };
    },
    act: async () => {
      await lookUp(page, "HWTC14310A47");
      await page.keyboard.press("Enter");
    },
    kept: async () => expect(lookupBox(page)).toHaveValue("HWTC14310A47"),
    again: async () => {
      await lookupBox(page).press("Enter");
      return "Enter again";
    },
    done: async () => {
      await expect(heading(page)).toHaveText(named.healthy.name);
      await expect(page.getByText(/^Online and healthy/)).toBeVisible();
    },
  };
}

export function leaveList({ page }: Stage): Flow {
  const inMenu = (name: string) => page.getByRole("link", { name, exact: true }).first();
  const secondPage = async () => {
    await expect(page).toHaveURL(/page=2/);
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByText(/^51–100 of/)).toBeVisible();
  };
  return {
    voice: "page",
    writes: 0,
    said: page.getByRole("main").getByRole("alert"),
    prepare: async (fault) => {
      await openAs(page, "/activity");
      await expect(heading(page)).toHaveText("Activity");
      // A page is asked for while the one before is read: the dialog would stand in the way to it.
      return { method: "GET", match: fault === "401 in the middle" ? "offset=100" : "offset=50" };
    },
    act: async () => {
      await inMenu("CRM").click();
      await expect(rows(page).first()).toBeVisible();
      await page.getByRole("button", { name: "Next page" }).click();
    },
    again: async () => {
      await inMenu("Customers").click();
      await expect(heading(page)).toHaveText("Customers");
      await expect(rows(page).first()).toBeVisible();
      await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
      await page.goBack();
      return "left for `Customers`, and back";
    },
    done: secondPage,
  };
}
