import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { keep } from "#src/util/keep.ts";
import { createListeners } from "#src/util/listeners.ts";

/** A key of the keyboard and what it does; shown in the list that `?` opens. */
export interface KeyBinding {
  /** `j`, `?`, or two in a row: `g h`. */
  key: string;
  label: string;
  run: (event: KeyboardEvent) => void;
}

const STORAGE_KEY = "krill.keys";
const WAIT_FOR_SECOND_MS = 1200;
let bindings: readonly KeyBinding[] = [];
let first: { key: string; at: number } | null = null;
let isOn = globalThis.localStorage?.getItem(STORAGE_KEY) !== "off";
const { subscribe, tell } = createListeners();

/** The keys in force now, the latest mounted first; a key mounted later hides the same earlier one. */
export function useKeyList(): readonly KeyBinding[] {
  return useSyncExternalStore(subscribe, () => bindings);
}

/** Whether single keys act at all (PRODUCT 8: they can be turned off), and the switch. */
export function useKeysSwitch(): [boolean, (next: boolean) => void] {
  const value = useSyncExternalStore(subscribe, () => isOn);
  return [
    value,
    (next) => {
      isOn = next;
      keep(STORAGE_KEY, next ? "on" : "off");
      tell();
    },
  ];
}

/** Binds keys while the component is mounted; from its first frame on, so that no key is lost on a busy machine. */
export function useKeys(keys: readonly KeyBinding[]): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  const names = keys.map((one) => `${one.key}\u0000${one.label}`).join("\u0001");
  useLayoutEffect(() => {
    const mine = names
      .split("\u0001")
      .filter(Boolean)
      .map((name, index): KeyBinding => {
        const [key = "", label = ""] = name.split("\u0000");
        return { key, label, run: (event) => latest.current[index]?.run(event) };
      });
    bindings = [...mine, ...bindings];
    tell();
    return () => {
      bindings = bindings.filter((one) => !mine.includes(one));
      tell();
    };
  }, [names]);
}

/** Starts listening; called once by the shell. Returns the function that stops it. */
export function listenToKeys(): () => void {
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (!isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const now = Date.now();
  const pair = first && now - first.at < WAIT_FOR_SECOND_MS ? `${first.key} ${event.key}` : null;
  first = null;
  const binding =
    bindings.find((one) => one.key === pair) ?? bindings.find((one) => one.key === event.key);
  if (binding) {
    event.preventDefault();
    binding.run(event);
  } else if (bindings.some((one) => one.key.startsWith(`${event.key} `))) {
    first = { key: event.key, at: now };
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}
