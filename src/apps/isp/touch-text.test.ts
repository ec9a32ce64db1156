import { expect, test } from "vitest";
import { texts as en } from "./more-texts.en.ts";
import { texts as es } from "./more-texts.es.ts";
import { touchText } from "./touch-text.ts";

/** The words of one language for what was done. */
function wordsOf({ touch }: { touch: Readonly<Record<string, string>> }) {
  return (key: string, values: Readonly<Record<string, unknown>> = {}) =>
    (touch[key.replace("touch.", "")] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(values[name]),
    );
}

test.each<[string, string | null, string, string]>([
  ["reboot", "noc", "rebooted by noc", "reiniciado por noc"],
  ["factory", "noc", "reset to factory settings by noc", "puesto a valores de fábrica por noc"],
  ["change", "helpdesk", "changed by helpdesk", "cambiado por helpdesk"],
  ["speed_boost", "noc", "<speed_boost> by noc", "<speed_boost> por noc"],
  ["Somebody pulled a plug", null, "Somebody pulled a plug", "Somebody pulled a plug"],
])("%s by %s is told as what was done", (what, who, english, spanish) => {
  const label = (action: string) => `<${action}>`;
  expect(touchText({ what, who }, wordsOf(en), label)).toBe(english);
  expect(touchText({ what, who }, wordsOf(es), label)).toBe(spanish);
});
