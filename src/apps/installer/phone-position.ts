/** Where the phone is; degrees with at most seven decimals (contract 2.8), and how sure it is, in metres. */
export interface PhonePosition {
  latitude: string;
  longitude: string;
  accuracyM: number;
}

/** Why there is no position. `unsupported`: the browser has none, or the page is not served by HTTPS. */
export type NoPosition = "denied" | "unavailable" | "timeout" | "unsupported";

const PATIENCE_MS = 20_000;

/** Asks the phone where it is; the browser asks the person. Never throws. */
export function phonePosition(): Promise<PhonePosition | NoPosition> {
  // Absent in some browsers, whatever the types say.
  const geolocation = navigator.geolocation as Geolocation | undefined;
  if (!geolocation || !globalThis.isSecureContext) return Promise.resolve("unsupported");
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: coords.latitude.toFixed(7),
          longitude: coords.longitude.toFixed(7),
          accuracyM: coords.accuracy,
        }),
      ({ code }) => resolve(code === 1 ? "denied" : code === 3 ? "timeout" : "unavailable"),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 10_000 },
    );
  });
}
