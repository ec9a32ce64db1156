// Reads the codes of a picture: by the browser itself where it can, else by a library that comes when it is needed.

/** A picture that codes are looked for in. */
export type Picture = ImageBitmap | HTMLVideoElement;

/** Gives the texts of the codes in a picture. `isThorough`: a still picture, which may take a while. */
export type ReadCodes = (picture: Picture, isThorough: boolean) => Promise<string[]>;

/** The browser's own detector, where it has one (not in the types of the DOM yet). */
interface Detector {
  new (options: { formats: readonly string[] }): {
    detect: (picture: Picture) => Promise<{ rawValue: string }[]>;
  };
  getSupportedFormats: () => Promise<string[]>;
}

declare global {
  var BarcodeDetector: Detector | undefined;
}

/** What labels carry. */
const FORMATS = ["code_128", "code_39", "qr_code", "data_matrix"];
/** Larger pictures are made smaller: bars are wide enough by far, and a phone is slow. */
const LARGEST = { thorough: 1600, quick: 1280 };

const library = () => import("./decode-pixels.ts");

/** What reads codes here. @throws where the library cannot be loaded */
export async function codeReader(): Promise<ReadCodes> {
  const own = await ownReader();
  if (own) return own;
  const { decodePixels } = await library();
  let turn = 0;
  return async (picture, isThorough) => {
    const pixels = pixelsOf(picture, LARGEST[isThorough ? "thorough" : "quick"]);
    return pixels ? decodePixels(pixels, isThorough, turn++) : [];
  };
}

/** Loads ahead what a scan needs, since the next one may be where there is no connection. Never throws. */
export function prepareReader(): void {
  void codeReader().catch(() => undefined);
}

async function ownReader(): Promise<ReadCodes | null> {
  const Own = globalThis.BarcodeDetector;
  if (!Own) return null;
  try {
    const known = new Set(await Own.getSupportedFormats());
    if (!known.has("code_128")) return null;
    const detector = new Own({ formats: FORMATS.filter((one) => known.has(one)) });
    return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
  } catch {
    // There in name only: some systems lack the service behind it.
    return null;
  }
}

let canvas: HTMLCanvasElement | null = null;

/** The picture's pixels, its longer side at most `largest`; null where there is no picture yet. */
function pixelsOf(picture: Picture, largest: number): ImageData | null {
  const isVideo = picture instanceof HTMLVideoElement;
  const [width, height] = isVideo
    ? [picture.videoWidth, picture.videoHeight]
    : [picture.width, picture.height];
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, largest / Math.max(width, height));
  canvas ??= document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
