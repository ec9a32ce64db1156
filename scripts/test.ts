import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { provideBrowser } from "./browser.ts";
import { readPlaywright, readVitest, type Count } from "./test-count.ts";

/**
 * `npm test`: every check in order, each with its time. A failing check that is no test ends the run.
 * The last line is always `N passed, N failed`: unit and end-to-end tests; a failed check counts as
 * one failed.
 */
interface Step {
  name: string;
  command: string[];
  /** For tests: the report to read, and how. */
  report?: { file: string; read: (report: unknown) => Count };
}

const UNIT = ".cache/unit.json";
const E2E = ".cache/e2e.json";
const STEPS: Step[] = [
  { name: "format", command: ["npm", "run", "--silent", "check:format"] },
  { name: "lint", command: ["npm", "run", "--silent", "check:lint"] },
  { name: "types", command: ["npm", "run", "--silent", "check:types"] },
  {
    name: "unit",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile=${UNIT}`],
    report: { file: UNIT, read: readVitest },
  },
  { name: "build", command: ["npm", "run", "--silent", "build"] },
  { name: "budgets", command: ["npm", "run", "--silent", "check:budget"] },
  { name: "unused", command: ["npm", "run", "--silent", "check:unused"] },
  {
    name: "e2e",
    command: ["playwright", "test", "-c", "e2e/playwright.config.ts"],
    report: { file: E2E, read: readPlaywright },
  },
];

const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter),
};
const isPlain = Boolean(process.env["CI"]);
if (isPlain) {
  env["NO_COLOR"] = "1";
  delete env["FORCE_COLOR"];
}
mkdirSync(".cache", { recursive: true });

// Got while the checks before the end-to-end tests run.
const browser = provideBrowser().catch((error: Error) => error);

const total: Count = { passed: 0, failed: 0 };
for (const step of STEPS) {
  const isWhole = await run(step);
  if (!isWhole && !step.report) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @returns whether the step ended well; adds its tests to the total */
async function run({ name, command, report }: Step): Promise<boolean> {
  console.log(`\n== ${name}`);
  if (report) rmSync(report.file, { force: true });
  const start = performance.now();
  const status = name === "e2e" && !(await hasBrowser()) ? 1 : await execute(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const count = readCount(report);
  total.passed += count.passed;
  // A run that ended badly without naming a test (a file that did not load) is a failure all the same.
  total.failed += status !== 0 ? Math.max(1, count.failed) : count.failed;
  const isWhole = status === 0 && count.failed === 0;
  console.log(`== ${name}: ${isWhole ? "ok" : "failed"} in ${seconds} s`);
  return isWhole;
}

async function execute([program = "", ...args]: string[]): Promise<number> {
  const child = spawn(program, args, {
    stdio: ["inherit", isPlain ? "pipe" : "inherit", "inherit"],
    env,
  });
  // Some tools colour their output whatever they are told.
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    process.stdout.write(stripVTControlCharacters(text));
  });
  try {
    const [status] = (await once(child, "close")) as [number | null];
    return status ?? 1;
  } catch (error) {
    console.log(String(error));
    return 1;
  }
}

function readCount(report: Step["report"]): Count {
  if (!report || !existsSync(report.file)) return { passed: 0, failed: 0 };
  return report.read(JSON.parse(readFileSync(report.file, "utf8")));
}

async function hasBrowser(): Promise<boolean> {
  const provided = await browser;
  if (provided instanceof Error) {
    console.log(`${provided.message}\nbrowser: none to be had`);
    return false;
  }
  console.log(provided.said);
  if (provided.path) env["CHROMIUM_PATH"] = provided.path;
  return true;
}
