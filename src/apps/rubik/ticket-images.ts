// Images that were chosen for a ticket: they wait for it to be made, and are then sent one by one. Gone with the tab.
import { useSyncExternalStore } from "react";
import { changeToKeep } from "#src/jobs/record.ts";
import { write } from "#src/krill/client.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { onSignOut } from "#src/krill/session.ts";
import { tickets } from "./api.ts";
import { paths } from "./paths.ts";
import { writeOnce } from "./write-once.ts";

/** The images for a ticket that is not made yet. */
export const NEW_TICKET = "new";

/** One image on its way. */
export interface ChosenImage {
  key: string;
  file: File;
  state: "waiting" | "sending" | "failed" | "unknown";
  /** Why it failed. */
  error: unknown;
}

let chosen: ReadonlyMap<string, readonly ChosenImage[]> = new Map();
const listeners = new Set<() => void>();
const NONE: readonly ChosenImage[] = [];
let count = 0;

function set(ticket: string, images: readonly ChosenImage[]): void {
  chosen = new Map(chosen).set(ticket, images);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const imagesOf = (ticket: string) => chosen.get(ticket) ?? NONE;

/** The images of a ticket that are not sent yet. */
export function useImages(ticket: string): readonly ChosenImage[] {
  return useSyncExternalStore(subscribe, () => imagesOf(ticket));
}

/** Adds images; gives back the names of what is none. */
export function addImages(ticket: string, files: readonly File[]): string[] {
  const images = files.filter(({ type }) => type.startsWith("image/"));
  set(ticket, [
    ...imagesOf(ticket),
    ...images.map((file): ChosenImage => {
      count += 1;
      return { key: String(count), file, state: "waiting", error: null };
    }),
  ]);
  return files.filter((file) => !images.includes(file)).map(({ name }) => name);
}

/** Takes an image away before it is sent. */
export function dropImage(ticket: string, key: string): void {
  set(
    ticket,
    imagesOf(ticket).filter((one) => one.key !== key),
  );
}

/** The ticket was made: its images are its own from now on. */
export function giveImages(ticket: string): void {
  set(ticket, [...imagesOf(ticket), ...imagesOf(NEW_TICKET)]);
  set(NEW_TICKET, []);
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
    const path = `${tickets.pathOf(ticket.id)}attachments/`;
    const body = new FormData();
    body.set("file", image.file, image.file.name);
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
  chosen = new Map();
  for (const listener of listeners) listener();
});
