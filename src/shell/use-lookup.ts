import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { useNavigate } from "react-router";
import { loadTexts } from "#src/i18n/i18n.ts";
import { onSignOut } from "#src/krill/session.ts";
import { pins, rememberVisit, visits } from "#src/resource/recents.ts";
import { onReload } from "#src/util/reload.ts";
import type { LookupPanel } from "./LookupPanel.tsx";
import type { Lookup, LookupDeps, LookupState } from "./lookup-store.ts";

/** The part that is loaded when the box is first used. */
interface Loaded {
  lookup: Lookup;
  Panel: typeof LookupPanel;
}

interface Before {
  text: string;
  isEntered: boolean;
  isLoading: boolean;
  lookup: Lookup | null;
}

/** What stood in the box of this tab when a button loaded the page anew, until the box is used again. */
const KEPT = "krill.lookup";
const forget = () => sessionStorage.removeItem(KEPT);
onSignOut(forget);

const nothing = (): (() => void) => () => {};

/**
 * The lookup box's state and its moves. Rules, popup and texts are loaded at the first focus; what
 * is typed or entered meanwhile counts as soon as they are there.
 */
export function useLookup(input: RefObject<HTMLInputElement | null>) {
  const navigate = useNavigate();
  const [early, setEarly] = useState(() => sessionStorage.getItem(KEPT) ?? "");
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [hasFailed, setFailed] = useState(false);
  // What happens before the part is there and shown; `lookup` is there a moment before `loaded`.
  const before = useRef<Before>({ text: early, isEntered: false, isLoading: false, lookup: null });
  const state: LookupState | null = useSyncExternalStore(
    loaded?.lookup.subscribe ?? nothing,
    () => loaded?.lookup.get() ?? null,
  );
  const shown = state?.text ?? early;
  useEffect(() => () => loaded?.lookup.dispose(), [loaded]);
  useEffect(() => onReload(() => sessionStorage.setItem(KEPT, shown)), [shown]);

  const open: LookupDeps["open"] = (thing) => {
    if ("remember" in thing) thing.remember?.();
    if (thing.kind !== "list") rememberVisit(thing);
    void navigate(thing.path);
    // The page, not the field, is what comes next.
    document.getElementById("content")?.focus({ preventScroll: true });
  };

  const load = async () => {
    const [{ createLookup }, { LookupPanel: Panel }, { hasBulk, offeredSources }] =
      await Promise.all([
        import("./lookup-store.ts"),
        import("./LookupPanel.tsx"),
        import("./lookup-sources.ts"),
        loadTexts("lookup", {
          en: () => import("./lookup.en.ts"),
          es: () => import("./lookup.es.ts"),
        }),
      ]);
    void offeredSources();
    const lookup = createLookup({
      sources: offeredSources,
      shortcuts: () => ({ pins: pins(), visits: visits() }),
      hasBulk,
      open,
      startBulk: (lines) => void navigate("/bulk/new", { state: { lines } }),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    before.current.lookup = lookup;
    lookup.type(before.current.text);
    if (document.activeElement !== input.current) lookup.leave();
    else if (before.current.isEntered) lookup.enter();
    setLoaded({ lookup, Panel });
  };

  const start = () => {
    forget();
    loaded?.lookup.focus();
    if (loaded || before.current.isLoading) return;
    before.current.isLoading = true;
    setFailed(false);
    load().catch(() => {
      before.current.isLoading = false;
      setFailed(true);
    });
  };

  return {
    text: shown,
    state,
    loaded,
    hasFailed,
    start,
    type: (text: string) => {
      before.current.text = text;
      before.current.isEntered = false;
      setEarly(text);
      before.current.lookup?.type(text);
    },
    enter: () => {
      before.current.isEntered = true;
      before.current.lookup?.enter();
    },
    /** Whoever leaves in the moment between the part's coming and its first picture has left as well. */
    leave: () => before.current.lookup?.leave(),
  };
}
