import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Dialog } from "#src/ui/Dialog.tsx";
import { FileButton } from "#src/ui/FileButton.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import type { Serial as SerialNumber } from "#src/util/serial.ts";
import { codeReader, type ReadCodes } from "./decode.ts";
import { serialsIn } from "./serials-in.ts";
import css from "./installer.module.css";

type Camera = "starting" | "looking" | "denied" | "noCamera" | "notLoaded";
type Still = "reading" | "notRead" | "nothing" | "notLoaded" | null;

/** Finds a serial number by the camera, or in a picture that is there already. */
export function ScanDialog({
  onFound,
  onClose,
}: {
  /** The printed form, or the digits where they do not decode. */
  onFound: (sn: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("installer");
  const [found, setFound] = useState<readonly SerialNumber[]>([]);
  const [still, setStill] = useState<Still>(null);
  const take = (serial: SerialNumber) => onFound(serial.printed ?? serial.hex);
  const offer = (serials: readonly SerialNumber[]) => {
    const [first, second] = serials;
    if (first && !second) take(first);
    else setFound(serials);
  };
  const { video, camera } = useCamera((codes) => {
    const serials = serialsIn(codes);
    if (serials.length > 0) offer(serials);
    return serials.length > 0;
  });
  const readPicture = async (file: File) => {
    setStill("reading");
    setFound([]);
    const result = await codesOf(file);
    if (typeof result === "string") return setStill(result);
    const serials = serialsIn(result);
    setStill(serials.length === 0 ? "nothing" : null);
    offer(serials);
  };
  return (
    <Dialog title={t("scan.title")} onClose={onClose}>
      {(camera === "starting" || camera === "looking") && (
        <>
          <video
            ref={video}
            className={css.video}
            muted
            playsInline
            aria-label={t("scan.camera")}
          />
          <p role="status">{t(`scan.${camera}`)}</p>
        </>
      )}
      {camera !== "starting" && camera !== "looking" && (
        <p className="k-note" role="status">
          {t(`scan.${camera}`)}
        </p>
      )}
      {found.length > 1 && (
        <>
          <p role="status">{t("scan.several")}</p>
          <ul className={css.choices}>
            {found.map((serial) => (
              <li key={serial.hex}>
                <button type="button" className="k-choice" onClick={() => take(serial)}>
                  <Serial sn={serial.hex} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {still === "reading" && <p role="status">{t("scan.reading")}</p>}
      {still !== null && still !== "reading" && (
        <Problem tone="warning" title={t(`scan.${still}`)} />
      )}
      <FileButton
        label={t("scan.picture")}
        accept="image/*"
        size="lg"
        fullWidth
        onChoose={([picture]) => void readPicture(picture)}
      />
    </Dialog>
  );
}

/** The codes in a picture, or why there are none. */
async function codesOf(file: File): Promise<string[] | "notRead" | "notLoaded"> {
  let read: ReadCodes;
  try {
    read = await codeReader();
  } catch {
    return "notLoaded";
  }
  try {
    const picture = await createImageBitmap(file);
    const codes = await read(picture, true);
    picture.close();
    return codes;
  } catch {
    return "notRead";
  }
}

/** A look at the camera's picture every so often, ms: a phone is warm enough. */
const EVERY_MS = 250;

/** Shows the camera as long as it is mounted, and gives the codes that it sees until `onCodes` has what it wants. */
function useCamera(onCodes: (codes: string[]) => boolean) {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>("starting");
  const latest = useRef(onCodes);
  useEffect(() => {
    latest.current = onCodes;
  });
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const look = async (read: ReadCodes) => {
      const picture = video.current;
      const codes = picture ? await read(picture, false).catch(() => []) : [];
      if (isOver || (codes.length > 0 && latest.current(codes))) return;
      timer = setTimeout(() => void look(read), EVERY_MS);
    };
    const start = async () => {
      // Absent without HTTPS, whatever the types say.
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      if (!devices?.getUserMedia) return setCamera("noCamera");
      try {
        stream = await devices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
        if (isOver) return stop();
        const picture = video.current;
        if (!picture) return stop();
        picture.srcObject = stream;
        await picture.play();
      } catch (error) {
        stop();
        const isDenied = error instanceof DOMException && error.name === "NotAllowedError";
        if (!isOver) setCamera(isDenied ? "denied" : "noCamera");
        return;
      }
      try {
        const read = await codeReader();
        if (isOver) return;
        setCamera("looking");
        await look(read);
      } catch {
        stop();
        if (!isOver) setCamera("notLoaded");
      }
    };
    void start();
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return { video, camera };
}
