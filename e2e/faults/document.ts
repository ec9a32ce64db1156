import { FAULTS, FLOWS, type FaultName, type FlowName } from "./names.ts";

/** What a test saw of one flow under one fault. */
export interface Cell {
  flow: FlowName;
  fault: FaultName;
  /** The console's own words; empty where nothing was to be said. */
  said: string;
  /** How it went on. */
  way: string;
  /** How often the request left the browser, reading and writing alike, from the fault to the end. */
  sent: number;
}

const HEAD = `# What happens on a bad network

Written by \`npm run soak -- --write\` from what its tests saw (\`e2e/faults.e2e.ts\`); \`npm test\` runs each flow and each fault
at least once. In each row the fault hits the one request on which the flow depends, until it has been said what is wrong; then it ends,
and the flow goes on in the same page, by what the page offers. In every row: what was typed is still there, the server carried
out what was wanted exactly once, and nothing was reloaded. "Sent" is how often the request left the browser in all: a read is
repeated by itself after a broken connection or a 502, a write never; after a 404 a write tries the other trailing slash.

After *reset while receiving*, *20 s hang*, *502* and *truncated JSON* the server had carried it out; after the others it had not.
`;

/** The document; each flow has a table with a row for each fault. */
export function documentOf(cells: readonly Cell[]): string {
  const tables = FLOWS.map((flow) => {
    const rows = FAULTS.map((fault) => {
      const cell = cells.find((one) => one.flow === flow && one.fault === fault);
      if (!cell) throw new Error(`no test told of: ${flow}, ${fault}`);
      const said = cell.said === "" ? "–" : cell.said;
      return [fault, said, cell.way, String(cell.sent)].map(plain);
    });
    const lines = [
      ["fault", "the console says", "how it goes on", "sent"],
      Array(4).fill("---"),
      ...rows,
    ];
    return `## ${flow}\n\n${lines.map((cellsOf) => `| ${cellsOf.join(" | ")} |`).join("\n")}\n`;
  });
  return `${HEAD}\n${tables.join("\n")}`;
}

/** The flows and faults that a document tells of, in its order. */
export function toldIn(text: string): { flow: string; faults: string[] }[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [flow = "", ...lines] = part.split("\n");
      const faults = lines
        .filter((line) => line.startsWith("| "))
        .map((line) => line.split(" | ")[0]?.slice(2) ?? "");
      return { flow, faults: faults.slice(2) };
    });
}

const plain = (text: string) => text.replaceAll("|", "/").replaceAll(/\s+/g, " ");
