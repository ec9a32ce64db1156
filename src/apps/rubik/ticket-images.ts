// Images that were chosen for a ticket: those of one that is not made yet belong to its form, those of one that is there are
// sent one by one. Gone with the tab.
import { useSyncExternalStore } from "react";
import { changeToKeep } from "#src/jobs/record.ts";
import { write } from "#src/krill/client.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { onSignOut } from "#src/krill/session.ts";
import { createListeners } from "#src/util/listeners.ts";
import { tickets } from "./api.ts";
import { paths } from "./paths.ts";
import { writeOnce } from "./write-once.ts";

/** Whose images are those for a ticket that was made, of which the server did not say which it is. */
export const NO_TICKET = "";

/** One image on its way. */
export interface ChosenImage {
  key: string;
  file: File;
  /** `unread`: the browser could not read the file, so that nothing was sent. */
  state: "waiting" | "sending" | "failed" | "unknown" | "unread";
  /** Why it failed. */
  error: unknown;
}

/** Images of forms, by the keys under which a form's field, and so its draft, has them. */
const held = new Map<string, File>();
let chosen: ReadonlyMap<string, readonly ChosenImage[]> = new Map();
/** What was in a file when it was chosen, null where it could not be read. */
const contents = new WeakMap<File, Promise<Blob | null>>();
const { subscribe, tell } = createListeners();
const NONE: readonly ChosenImage[] = [];
let count = 0;

function set(ticket: string, images: readonly ChosenImage[]): void {
  chosen = new Map(chosen).set(ticket, images);
  tell();
}

/** The images of a ticket that are not sent yet. */
export const imagesOf = (ticket: string): readonly ChosenImage[] => chosen.get(ticket) ?? NONE;

/** Reads a file at once: sent later, one that was moved or changed on the disk meanwhile breaks off like a lost connection. */
function contentOf(file: File): Promise<Blob | null> {
  const content =
    contents.get(file) ??
    file.arrayBuffer().then(
      (bytes) => new Blob([bytes], { type: file.type }),
      () => null,
    );
  contents.set(file, content);
  return content;
}

/** `imagesOf` as a page shows it. */
export function useImages(ticket: string): readonly ChosenImage[] {
  return useSyncExternalStore(subscribe, () => imagesOf(ticket));
}

/** Which of the files are images, and the names of those that are none. */
export function imagesAmong(files: readonly File[]): { images: File[]; refused: string[] } {
  const images = files.filter(({ type }) => type.startsWith("image/"));
  return {
    images,
    refused: files.filter((file) => !images.includes(file)).map(({ name }) => name),
  };
}

/** Keeps images for a form; gives back their keys, which no other form has, nor this one after a reload. */
export function holdImages(images: readonly File[]): string[] {
  return images.map((file) => {
    count += 1;
    const key = `${file.name} ${Date.now().toString(36)}-${count}`;
    held.set(key, file);
    void contentOf(file);
    return key;
  });
}

/** The keys in a form's field. */
export function keysOf(text: string): string[] {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

/** Keys as a form's field has them; nothing where there are none. */
export function textOf(keys: readonly string[]): string {
  return keys.length === 0 ? "" : JSON.stringify(keys);
}

/** An image of a form: its name, and the file, which a reload loses. */
export function heldImage(key: string): { name: string; file: File | null } {
  return { name: key.replace(/ \S*$/u, ""), file: held.get(key) ?? null };
}

/** Adds images to a ticket. */
export function addImages(ticket: string, images: readonly File[]): void {
  set(ticket, [
    ...imagesOf(ticket),
    ...images.map((file): ChosenImage => {
      count += 1;
      void contentOf(file);
      return { key: String(count), file, state: "waiting", error: null };
    }),
  ]);
}

/** Takes an image away before it is sent. */
export function dropImage(ticket: string, key: string): void {
  set(
    ticket,
    imagesOf(ticket).filter((one) => one.key !== key),
  );
}

/** A form's ticket was made: the form's images are its own from now on. */
export function giveImages(ticket: string, keys: readonly string[]): void {
  addImages(
    ticket,
    keys.flatMap((key) => held.get(key) ?? []),
  );
  for (const key of keys) held.delete(key);
}

/** A person has read that images were not sent. */
export function forgetImages(ticket: string): void {
  set(ticket, []);
}

/** Sends those that wait, one by one, each once; one that failed waits for a person. Never throws. */
export async function sendImages(ticket: { id: string; name: string }): Promise<void> {
  const key = ticket.id;
  const change = (image: ChosenImage, to: Partial<ChosenImage>) =>
    set(
      key,
      imagesOf(key).map((one) => (one.key === image.key ? { ...one, ...to } : one)),
    );
  for (;;) {
    const image = imagesOf(key).find(({ state }) => state === "waiting");
    if (!image || imagesOf(key).some(({ state }) => state === "sending")) return;
    change(image, { state: "sending" });
    const content = await contentOf(image.file);
    if (content === null) {
      change(image, { state: "unread" });
      continue;
    }
    const path = `${tickets.pathOf(ticket.id)}attachments/`;
    const body = new FormData();
    body.set("file", content, image.file.name);
    const result = await writeOnce({
      thing: {
        app: "rubik",
        kind: "ticket",
        id: key,
        name: ticket.name,
        path: paths.ticket(ticket.id),
      },
      name: "change",
      severity: "safe",
      method: "POST",
      path,
      changes: [changeToKeep("file", null, image.file.name)],
      send: () => write("POST", path, body),
      replyOf: (reply) => reply,
    });
    if (result?.record.state === "done") dropImage(key, image.key);
    else if (result?.record.state === "unknown") change(image, { state: "unknown" });
    else change(image, { state: "failed", error: result?.error ?? null });
    void queryClient.invalidateQueries({ queryKey: tickets.key });
  }
}

/** One that failed is to be sent again, by a person's click. */
export function retryImage(ticket: string, key: string): void {
  set(
    ticket,
    imagesOf(ticket).map((one) => (one.key === key ? { ...one, state: "waiting" } : one)),
  );
}

onSignOut(() => {
  held.clear();
  chosen = new Map();
  tell();
});
