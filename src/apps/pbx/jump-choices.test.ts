import { expect, test } from "vitest";
import { boxesOf, isMobile, jumpChoices } from "./jump-choices.ts";
import { plan } from "./plan-fixtures.ts";

test.each([
  ["654 834 569", true],
  ["+34712345678", true],
  ["0034612345678", true],
  ["912345678", false],
  ["6001", false],
  ["61234567890", false],
])("%s is a mobile: %s", (number, is) => expect(isMobile(number)).toBe(is));

test("a line with a mobile's number is offered neither as an extension nor as a mailbox", () => {
  const extensions = ["1001", "654834569"].map((number, id) => ({
    id,
    number,
    label: null,
    hasVoicemail: true,
  }));
  // The words are the texts' own affair.
  const choices = jumpChoices(plan({ extensions }), "", (key: string) => key);
  expect(choices.map(({ value }) => value)).toEqual(["ext:1001", "vm:1001"]);
});

test("of thousands of extensions each is looked at a few times, not by each of the others", () => {
  let looks = 0;
  const extensions = Array.from({ length: 3000 }, (_, id) => ({
    id,
    get number() {
      looks += 1;
      return String(10_000 + id);
    },
    label: `Puesto ${id}`,
    hasVoicemail: true,
  }));
  const choices = jumpChoices(plan({ extensions }), "vm:12999", (key: string) => key);
  expect(choices).toHaveLength(6000);
  expect(looks).toBeLessThan(3000 * 20);
});

test("of thousands of boxes those that are chosen stand there, and the first that are looked for", () => {
  const choices = Array.from({ length: 5000 }, (_, at) => ({
    label: `${10_000 + at} Puesto ${at}`,
  }));
  const isChosen = ({ label }: { label: string }) => label.startsWith("14999 ");
  const labels = (wanted: string) => {
    const { shown, left } = boxesOf(choices, isChosen, wanted, 3);
    return [shown.map(({ label }) => label.split(" ")[0]), left];
  };
  expect(labels("")).toEqual([["10000", "10001", "10002", "14999"], 4996]);
  expect(labels(" puesto 4321 ")).toEqual([["14321", "14999"], 0]);
  expect(labels("nobody")).toEqual([["14999"], 0]);
});
