// Labels as they are printed on ONUs, drawn for tests: nothing of the console loads this.

/** A picture's pixels, as a canvas gives them. */
export type Pixels = Pick<ImageData, "data" | "width" | "height">;

/** Code 128: the widths of bars and gaps of each value; the last is the end. */
const WIDTHS =
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112".split(
    " ",
  );
const START_B = 104;
const END = 106;
const MODULE = 3;
const QUIET = 12 * MODULE;
const BAR_HEIGHT = 70;
const GAP = 60;

/** The black and white modules of a text in Code 128, set B: true is black. */
function modulesOf(text: string): boolean[] {
  const values = Array.from(text, (letter) => letter.charCodeAt(0) - 32);
  const sum = values.reduce((total, value, at) => total + value * (at + 1), START_B);
  return [START_B, ...values, sum % 103, END].flatMap((value) =>
    Array.from(WIDTHS[value] ?? "", Number).flatMap((width, at) =>
      Array.from({ length: width }, () => at % 2 === 0),
    ),
  );
}

/** A label with a barcode for each text, below each other. */
export function labelOf(...texts: readonly string[]): Pixels {
  const codes = texts.map(modulesOf);
  const width = Math.max(...codes.map(({ length }) => length)) * MODULE + 2 * QUIET;
  const height = codes.length * (BAR_HEIGHT + GAP) + GAP;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [row, modules] of codes.entries()) {
    const top = GAP + row * (BAR_HEIGHT + GAP);
    for (const [column, isBlack] of modules.entries())
      if (isBlack)
        for (let y = top; y < top + BAR_HEIGHT; y++)
          for (let x = 0; x < MODULE; x++)
            data.fill(
              0,
              4 * (y * width + QUIET + column * MODULE + x),
              4 * (y * width + QUIET + column * MODULE + x) + 3,
            );
  }
  return { data, width, height };
}
