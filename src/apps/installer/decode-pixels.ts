// The codes in a picture's pixels, by ZXing: only for browsers that have no reader of their own.
import {
  BinaryBitmap,
  Code128Reader,
  Code39Reader,
  DataMatrixReader,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from "@zxing/library";
import { sureSerialsIn } from "./serials-in.ts";

/** Grey values, row by row. */
interface Grey {
  values: Uint8ClampedArray;
  width: number;
  height: number;
}

/** A label has several codes below each other, and a reader finds one of a picture: so it is looked at in parts. */
const PARTS = [1, 3, 5];

/**
 * The texts of the codes in a picture. `isThorough` looks at it turned, and in parts, until there is a serial number: each look
 * costs a phone its time. Else one look is taken: `turn` by turn at the whole and at its parts, since a camera sees it again.
 */
export function decodePixels(
  { data, width, height }: Pick<ImageData, "data" | "width" | "height">,
  isThorough: boolean,
  turn = 0,
): string[] {
  const upright = greyOf(data, width, height);
  const found = new Set<string>();
  const look = (grey: Grey) => {
    for (const text of decode(grey, true)) found.add(text);
  };
  if (!isThorough) {
    const looks = [upright, ...bandsOf(upright, 3)];
    return decode(looks[turn % looks.length] ?? upright, false);
  }
  const views = [upright, turned(upright)];
  for (const parts of PARTS) {
    for (const view of views) for (const band of bandsOf(view, parts)) look(band);
    if (sureSerialsIn([...found]).length > 0) break;
  }
  return [...found];
}

/** What labels carry; each by its own reader, since the one for all of them writes every miss to the console. */
const READERS = [
  new Code128Reader(),
  new Code39Reader(),
  new QRCodeReader(),
  new DataMatrixReader(),
];

function decode({ values, width, height }: Grey, isThorough: boolean): string[] {
  const picture = new BinaryBitmap(
    new HybridBinarizer(new RGBLuminanceSource(values, width, height)),
  );
  const hints = new Map([[DecodeHintType.TRY_HARDER, isThorough]]);
  return READERS.flatMap((reader) => {
    try {
      return [reader.decode(picture, hints).getText()];
    } catch {
      // That there is no code is an exception to the library, and what it makes of noise others.
      return [];
    }
  });
}

function greyOf(data: ArrayLike<number>, width: number, height: number): Grey {
  const values = new Uint8ClampedArray(width * height);
  for (let at = 0; at < values.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    values[at] = (red * 306 + green * 601 + blue * 117) >> 10;
  }
  return { values, width, height };
}

/** A quarter turn: a label is held as it hangs. */
function turned({ values, width, height }: Grey): Grey {
  const turnedValues = new Uint8ClampedArray(values.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      turnedValues[x * height + (height - 1 - y)] = values[y * width + x] ?? 0;
  return { values: turnedValues, width: height, height: width };
}

/** So many bands of a picture, each half over the next, so that no code lies on a cut. */
function bandsOf({ values, width, height }: Grey, parts: number): Grey[] {
  if (parts === 1) return [{ values, width, height }];
  const size = Math.floor((2 * height) / (parts + 1));
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * size) / 2);
    const rows = Math.min(size, height - from);
    return { values: values.slice(from * width, (from + rows) * width), width, height: rows };
  });
}
