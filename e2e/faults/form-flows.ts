import { expect } from "../fixtures.ts";
import { heading, openAs } from "../helpers.ts";
import type { Flow, Stage } from "./flow.ts";

export function editCustomer({ page, sim }: Stage): Flow {
  const city = page.getByRole("combobox", { name: "City", exact: true });
  const save = () => page.getByRole("button", { name: /^Save/ }).click();
  let id = 0;
  return {
    voice: "change",
    writes: 1,
    said: page.getByRole("main").getByRole("alert"),
    prepare: async () => {
      ({ customer: id } = await sim.read<{ customer: number }>("isp/cpes/101/"));
      await openAs(page, `/isp/customers/${id}/edit`);
      await city.fill("Villanueva");
      return { method: "PATCH", match: `isp/customers/${id}` };
    },
    act: save,
    kept: async () => expect(city).toHaveValue("Villanueva"),
    again: async (isThere, isUnclear) => {
      await save();
      if (!isUnclear) return "`Save` again";
      return isThere
        ? "`Save` again: it looks first, finds it saved, and sends nothing"
        : "`Save` again: it looks first, and sends what is still missing";
    },
    done: async () => {
      await expect(page).toHaveURL(new RegExp(`/isp/customers/${id}$`));
      await expect(page.getByRole("main")).toContainText("Villanueva");
      expect(await sim.read(`isp/customers/${id}/`)).toMatchObject({ city: "Villanueva" });
    },
  };
}

export function createCpe({ page, sim }: Stage): Flow {
  const serial = page.getByRole("textbox", { name: "Serial number", exact: true });
  const choose = (name: string) => page.getByRole("combobox", { name, exact: true });
  const sent = "4857544358455f01";
  let isFound = false;
  return {
    voice: "create",
    writes: 1,
    said: page.getByRole("main").getByRole("alert"),
    prepare: async () => {
      await openAs(page, "/isp/cpes/new?customer=1");
      await expect(choose("Customer")).toHaveValue(/\(#1\)$/);
      await serial.fill("HWTC58455F01");
      await choose("CPE model").selectOption("HG8245H");
      await choose("Speed profile").selectOption("600M Simétricos · 600M / 600M");
      await choose("Line profile").selectOption("residential");
      return { method: "POST", match: "isp/cpes" };
    },
    act: () => page.getByRole("button", { name: "Create CPE" }).click(),
    kept: async () => expect(serial).toHaveValue("HWTC58455F01"),
    again: async (isThere, isUnclear) => {
      if (!isUnclear) {
        await page.getByRole("button", { name: "Create CPE" }).click();
        return "`Create CPE` again";
      }
      const opened = page.waitForEvent("popup");
      await page.getByRole("link", { name: "Look in the list" }).click();
      const list = await opened;
      const search = list.getByRole("searchbox", { name: "Search in CPEs" });
      await search.fill(sent);
      await search.press("Enter");
      if (isThere) {
        await expect(list.getByRole("main").getByRole("row")).toHaveCount(2);
        isFound = true;
        return "`Look in the list`, in a new tab: it is there";
      }
      await expect(list.getByRole("main")).toContainText("Nothing matches");
      await list.close();
      await page.getByRole("button", { name: "Send it again all the same" }).click();
      return "`Look in the list`: it is not there; `Send it again all the same`";
    },
    done: async () => {
      // Without a whole reply nobody knows its number: then the list is next.
      if (!isFound) await expect(heading(page)).toHaveText(/^\w{3}\d{4}$|^CPEs$/);
      const { count } = await sim.read<{ count: number }>(`isp/cpes/?sn=${sent}`);
      expect(count).toBe(1);
    },
  };
}

export function orderAtRubik({ page }: Stage): Flow {
  const dialog = page.getByRole("dialog");
  const cycle = page.getByRole("region", { name: "Life cycle" });
  const planned = dialog.getByLabel("Planned installation");
  const send = () => dialog.getByRole("button", { name: "Order" }).click();
  return {
    voice: "rubik",
    writes: 1,
    said: dialog.getByRole("alert"),
    prepare: async () => {
      await openAs(page, "/rubik/services/1");
      await cycle.getByRole("button", { name: "Order" }).click();
      await planned.fill("2026-12-03T10:30");
      return { method: "PATCH", match: "rubik/services/1" };
    },
    act: send,
    kept: async () => expect(planned).toHaveValue("2026-12-03T10:30"),
    again: async (isThere, isUnclear) => {
      if (isThere) {
        await dialog.getByRole("button", { name: "Cancel" }).click();
        return "closed: the page behind shows that it is ordered";
      }
      await send();
      return isUnclear ? "`Order` again, after a look" : "`Order` again";
    },
    done: async () => {
      await expect(dialog).toBeHidden();
      await expect(cycle).toContainText(/The owner is working on the order|Ordered \(now\)/);
    },
  };
}
