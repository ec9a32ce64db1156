import { expect, test } from "vitest";
import { readText } from "./decode.ts";

const TEXT = "Código postal;José Muñoz";
const utf16 = (isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * TEXT.length + 2));
  for (const [at, char] of Array.from(`\uFEFF${TEXT}`).entries())
    view.setUint16(2 * at, char.charCodeAt(0), isLittle);
  return view.buffer;
};

test.each<[string, BlobPart]>([
  ["UTF-8", TEXT],
  ["UTF-8 with its mark", `\uFEFF${TEXT}`],
  ["UTF-16, little end first", utf16(true)],
  ["UTF-16, big end first", utf16(false)],
  ["Windows-1252", Uint8Array.from(TEXT, (char) => char.charCodeAt(0))],
])("a file in %s is read as it was meant", async (_, bytes) => {
  expect(await readText(new Blob([bytes]))).toBe(TEXT);
});

test("of Windows-1252 also the euro sign", async () => {
  expect(await readText(new Blob([Uint8Array.of(0x35, 0x80, 0xe9)]))).toBe("5€é");
});
