// Short sounds, made by the browser itself: no file has to be loaded when the network is in trouble.
import { keep, kept } from "#src/util/keep.ts";

/** `new`: something new wants a look, two rising tones. `blind`: nothing is known any more, one low pulse three times. */
export type Sound = "new" | "blind";

let context: AudioContext | null = null;

const KEY = "krill.sounds";

/** Whether sounds are wanted in this browser at all (contract S8). */
export function soundsOn(): boolean {
  return kept(KEY) !== "off";
}

/** Mutes every sound of the console in this browser, or lets them be heard again. */
export function muteSounds(isMuted: boolean): void {
  keep(KEY, isMuted ? "off" : "on");
}

/** Makes sound possible; browsers want it to start in a click. False where there is none, or none is wanted. */
export async function allowSound(): Promise<boolean> {
  if (!soundsOn()) return false;
  try {
    context ??= new AudioContext();
    await context.resume();
    return context.state === "running";
  } catch {
    return false;
  }
}

const TONES: Record<Sound, readonly { at: number; hertz: number; seconds: number }[]> = {
  new: [
    { at: 0, hertz: 660, seconds: 0.16 },
    { at: 0.18, hertz: 880, seconds: 0.28 },
  ],
  blind: [
    { at: 0, hertz: 196, seconds: 0.3 },
    { at: 0.5, hertz: 196, seconds: 0.3 },
    { at: 1, hertz: 196, seconds: 0.3 },
  ],
};

/** Plays a sound; silent until it was allowed, and where sounds are muted. */
export function play(sound: Sound): void {
  if (context?.state !== "running" || !soundsOn()) return;
  for (const { at, hertz, seconds } of TONES[sound]) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = sound === "blind" ? "square" : "sine";
    tone.frequency.value = hertz;
    // A hard start and end would click.
    loudness.gain.setValueAtTime(0.0001, start);
    loudness.gain.exponentialRampToValueAtTime(sound === "blind" ? 0.12 : 0.3, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + seconds + 0.05);
  }
}
