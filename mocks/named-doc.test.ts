import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { named, type Named } from "./seed/named.ts";

/** The table of docs/mock-api.md, from the rows themselves. */
function table(): string {
  const rows: [string, Named][] = Object.entries(named);
  const cells = rows.map(([key, row]) => [
    String(row.id),
    row.name,
    row.sn ?? "–",
    `\`${key}\``,
    row.what,
  ]);
  const lines = [
    ["Id", "Name", "Serial", "Key", "What"],
    Array.from({ length: 5 }, () => "---"),
    ...cells,
  ];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

test("docs/mock-api.md lists every named row as it is", () => {
  const text = readFileSync(new URL("../docs/mock-api.md", import.meta.url), "utf8");
  expect(text).toContain(table());
});
