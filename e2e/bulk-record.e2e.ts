// What can be done with bulk jobs that have run, and how they look elsewhere.
import { readFileSync } from "node:fs";
import { named } from "#mocks/seed/named.ts";
import { alert, button, countOf, plainCpes, prepare, setBrake } from "./bulk-helpers.ts";
import { axe, expect, test } from "./fixtures.ts";
import { heading } from "./helpers.ts";

test.describe("with 400 devices", () => {
  test.use({ fleet: 400 });

  test("jobs of a month ago are deleted when I ask for it", async ({ page }) => {
    await page.clock.install({ time: Date.now() - 32 * 24 * 3600_000 });
    await prepare(page, 1, /^Run diagnostic/);
    await button(page, "Run diagnostic on one device").click();
    await expect(countOf(page, "Done", 1)).toBeVisible();
    // The job itself ends a moment after its last target, by the clock of then.
    await expect(button(page, "Pause")).toHaveCount(0);
    await page.clock.setSystemTime(Date.now());
    await page.getByRole("link", { name: "Bulk jobs" }).click();
    await button(page, "Delete the job that ended more than 30 days ago").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await expect(page.getByText("No bulk job yet")).toBeVisible();
    await page.reload();
    await expect(page.getByText("No bulk job yet")).toBeVisible();
  });

  test("several old jobs are spoken of as several before they are deleted", async ({ page }) => {
    await page.clock.install({ time: Date.now() - 32 * 24 * 3600_000 });
    for (const count of [1, 2]) {
      await prepare(page, count, /^Run diagnostic/);
      await button(page, /^Run diagnostic on/).click();
      await expect(countOf(page, "Done", count)).toBeVisible();
      await expect(button(page, "Pause")).toHaveCount(0);
    }
    await page.clock.setSystemTime(Date.now());
    await page.getByRole("link", { name: "Bulk jobs" }).click();
    await button(page, "Delete 2 jobs that ended more than 30 days ago").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(
      "The record of every target of these 2 jobs goes with them.",
    );
    await dialog.getByRole("button", { name: "Keep them" }).click();
    await expect(page.getByRole("list", { name: "Bulk jobs" })).toBeVisible();
  });

  test("I rename a job, make a new one of what failed, take its record along and delete it", async ({
    page,
    sim,
  }) => {
    const [refusing] = plainCpes(400, 3);
    await sim.patchCpe(refusing?.id ?? 0, { refuses: "Being upgraded." });
    await prepare(page, 3);
    await setBrake(page, "At the same time", 1);
    await button(page, "Reboot 3 devices").click();
    await expect(alert(page)).toContainText("Stopped at the canary");
    await button(page, "Resume").click();
    await expect(page.getByText("3 of 3")).toBeVisible();
    await button(page, "More").click();
    await button(page, "Rename").click();
    await page.getByRole("dialog").getByLabel("Name of the job").fill("Night shift");
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await expect(heading(page)).toHaveText("Night shift");
    await button(page, "Report").click();
    const waiting = page.waitForEvent("download");
    await button(page, "Report as JSON").click();
    const report: unknown = JSON.parse(readFileSync((await (await waiting).path()) ?? "", "utf8"));
    expect(report).toMatchObject({ job: { name: "Night shift" }, counts: { done: 2, failed: 1 } });
    await button(page, "More").click();
    await button(page, "New job with the 1 failed").click();
    await expect(heading(page)).toHaveText("Night shift (the failed ones)");
    await expect(countOf(page, "Waiting", 1)).toBeVisible();
    await button(page, "More").click();
    await button(page, "Delete").click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(heading(page)).toHaveText("Bulk jobs");
    await expect(page.getByRole("link", { name: "Night shift", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /the failed ones/ })).toBeHidden();
  });

  test("I put a finished change back, and what somebody changed since stays as it is", async ({
    page,
    sim,
  }) => {
    const devices = plainCpes(400, 4);
    for (const { id } of devices) await sim.patchCpe(id, { tv_profile: "__iptv" });
    await prepare(page, 4, /^Change a field/);
    await page.getByLabel("Field", { exact: true }).selectOption("TV profile");
    await page.getByLabel("New value").fill("__iptv4k");
    await button(page, "Change TV profile of 4 devices").click();
    await expect(countOf(page, "Done", 4)).toBeVisible({ timeout: 15_000 });
    await sim.patchCpe(devices[1]?.id ?? 0, { tv_profile: "another" });
    await button(page, "Put it back").click();
    await button(page, "Prepare this job").click();
    await expect(heading(page)).toHaveText("Put back: Change TV profile of 4 devices");
    await button(page, "Change TV profile of 4 devices").click();
    await expect(countOf(page, "Done", 3)).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole("table", { name: "Outcomes" })).toContainText(
      "Changed by somebody since.",
    );
    await axe(page);
    const changes = (await sim.log()).filter(({ method }) => method === "PATCH");
    expect(changes.slice(-3).map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ tv_profile: "__iptv" })),
    );
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test("I watch a job and pause it", async ({ page, sim }) => {
      await prepare(page, 30);
      await sim.faults({ latencyMs: 200, match: "/reboot" });
      await button(page, "Reboot 30 devices").click();
      await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
      await button(page, "Pause").click();
      await expect(button(page, "Resume")).toBeVisible();
      await axe(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    });
  });

  test.describe("en español", () => {
    test.use({ locale: "es-ES" });

    test("un trabajo se prepara y se sigue en español", async ({ page }) => {
      await page.goto("/login");
      await page.getByLabel("Usuario", { exact: true }).fill("noc");
      await page.getByLabel("Contraseña", { exact: true }).fill("noc");
      await page.getByRole("button", { name: "Entrar", exact: true }).click();
      await page.getByRole("link", { name: "Trabajos en lote" }).click();
      await expect(page.getByText("Todavía no hay trabajos en lote")).toBeVisible();
      await page.getByRole("link", { name: "Nuevo trabajo en lote" }).click();
      await page.getByLabel("Equipos, uno por línea").fill(named.healthy.name);
      await button(page, "Buscar este equipo").click();
      await page.getByRole("radio", { name: /^Diagnosticar/ }).check();
      await button(page, "Diagnosticar: un equipo").click();
      await expect(page.getByRole("list", { name: "Destinos por estado" })).toContainText(
        "Hecho 1",
      );
      await expect(page.getByLabel("Mostrar", { exact: true })).toContainText("Todos los destinos");
      await axe(page);
    });
  });
});
