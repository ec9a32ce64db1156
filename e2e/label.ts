import { crc32, deflateSync } from "node:zlib";
import { labelOf, type Pixels } from "#src/apps/installer/label-fixtures.ts";

/** A photo of a label with a barcode for each text, as a file for a file field. */
export function labelPicture(...texts: readonly string[]) {
  return { name: "label.png", mimeType: "image/png", buffer: pngOf(labelOf(...texts)) };
}

/** PNG, 8 bits of red, green, blue and alpha. */
function pngOf({ data, width, height }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), Buffer.from(data.subarray(y * width * 4, (y + 1) * width * 4))]),
  );
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(body.length, 0);
  sizes.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)]);
}

/** What a camera sees that is held at a label: a film of one picture, 1280 × 720, in Chromium's format for a camera that is none. */
export function labelFilm(...texts: readonly string[]): Buffer {
  const [width, height] = [1280, 720];
  const label = labelOf(...texts);
  const grey = Buffer.alloc(width * height, 200);
  const [left, top] = [(width - label.width) >> 1, (height - label.height) >> 1];
  for (let y = 0; y < label.height; y++)
    for (let x = 0; x < label.width; x++)
      grey[(top + y) * width + left + x] = label.data[4 * (y * label.width + x)] ?? 0;
  const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`;
  return Buffer.concat([Buffer.from(head), grey, Buffer.alloc((width * height) / 2, 128)]);
}
