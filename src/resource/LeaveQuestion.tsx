import { useEffect, useRef, useState } from "react";
import { useBlocker } from "react-router";
import { session } from "#src/krill/session.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { record } from "#src/util/read.ts";

/** What is said before something is left. */
export interface LeaveWords {
  title: string;
  text: string;
  stay: string;
  leave: string;
}

/** Asks before something is left that would be lost; the browser asks where its tab is closed. */
export function LeaveQuestion({
  isWanted,
  isOver,
  doesRest = false,
  words,
  onLeave,
}: {
  /** Whether there is something to lose. */
  isWanted: boolean;
  /** Whether it was ended since, e.g. saved: it is left without a question. */
  isOver: () => boolean;
  /** Whether it goes on behind a page whose address lies below its own (`shell/KeptPages.tsx`). */
  doesRest?: boolean;
  words: LeaveWords;
  /** The person leaves all the same. */
  onLeave?: () => void;
}) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isWanted &&
      !isOver() &&
      !(doesRest && nextLocation.pathname.startsWith(`${currentLocation.pathname}/`)) &&
      // What was typed for a thing that has just been deleted is nobody's.
      record(nextLocation.state)?.["isGone"] !== true &&
      // Signing out takes everything off the screen.
      session.get().status !== "signed-out" &&
      currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isWanted) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isOver()) event.preventDefault();
    };
    globalThis.addEventListener("beforeunload", ask);
    return () => globalThis.removeEventListener("beforeunload", ask);
  }, [isWanted, isOver]);
  if (blocker.state !== "blocked") return null;
  return (
    <LeaveDialog words={words} onStay={blocker.reset} onLeave={onLeave} onGo={blocker.proceed} />
  );
}

/** The question itself, also before a dialog with a form is closed. */
export function LeaveDialog({
  onStay,
  onGo,
  ...asked
}: {
  words: LeaveWords;
  onStay: () => void;
  onLeave?: (() => void) | undefined;
  /** Goes where the person wanted to. */
  onGo?: () => void;
}) {
  // What is being sent may fail meanwhile: a button keeps the meaning that was read on it.
  const [{ words, onLeave }] = useState(asked);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <Dialog title={words.title} onClose={onStay}>
      <p>{words.text}</p>
      <DialogButtons>
        <Button ref={stay} variant="default" onClick={onStay}>
          {words.stay}
        </Button>
        <Button
          onClick={() => {
            onLeave?.();
            onGo?.();
          }}
        >
          {words.leave}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
