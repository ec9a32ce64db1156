import { expect, test } from "vitest";
import { MOST_BYTES, readTable } from "./decode.ts";

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
  expect((await readTable(new Blob([bytes]))).rows).toEqual([TEXT.split(";")]);
});

test("of Windows-1252 also the euro sign", async () => {
  expect((await readTable(new Blob([Uint8Array.of(0x35, 0x80, 0xe9)]))).rows).toEqual([["5€é"]]);
});

test.each<[string, string, BlobPart]>([
  [
    "a workbook that was called .csv",
    "binary",
    "PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml",
  ],
  ["UTF-16 without its mark", "binary", utf16(true).slice(2)],
  ["more than a tab's memory holds", "large", new Uint8Array(MOST_BYTES + 1)],
])("%s is no table", async (_, why, bytes) => {
  await expect(readTable(new Blob([bytes]))).rejects.toMatchObject({ why });
});
