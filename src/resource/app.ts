import type { ComponentType } from "react";
import type { LoaderFunction } from "react-router";
import type { Language, TextLoaders } from "#src/i18n/i18n.ts";
import type { Reading } from "#src/util/recognise.ts";
import type { KindLoader } from "./bulk-kinds.ts";

/** A page's module: the page, and what it asks for before its first render. */
export interface PageModule {
  default: ComponentType;
  loader?: LoaderFunction;
}

/** One found thing in the lookup. */
export interface LookupHit {
  /** With `id` what recents and pins know it by: `cpe`, `customer`. */
  kind: string;
  id: number | string;
  /** Addresses the thing's page in the console; the same path is the same thing. */
  path: string;
  title: string;
  /** A line that tells it from its likes. */
  detail: string;
  /** As it is to be shown beside a pin; null or absent without one. */
  serial?: string | null;
  /** The wanted value itself stands in the thing, rather than something like it. */
  isExact: boolean;
  /** Of a session or lease: the name of the device that it belongs to; null or absent where unknown. */
  device?: string | null;
  /** Puts what is known into the cache, so that the page shows it at once. */
  remember?: () => void;
}

/** One thing that a source asked the API for, and what became of it. */
export interface LookupAsked {
  /** `CPEs by serial number, printed form`. */
  what: Readonly<Record<Language, string>>;
  /**
   * `ignored`: rows came, none with what was asked for, so the server does not know the filter
   * (contract 2.4); `not-offered`: 400, 404 or 405; `not-allowed`: 403.
   */
  outcome: "asked" | "ignored" | "not-offered" | "not-allowed";
}

/** What a source found, and where it looked. */
export interface LookupAnswer {
  hits: LookupHit[];
  asked: LookupAsked[];
}

/** Where the lookup asks; one request or two for each reading. */
export interface LookupSource {
  /** What it finds: the results are grouped by it. */
  group: "devices" | "customers" | "sessions" | "leases" | "other";
  /** Which readings it can ask for. */
  kinds: readonly Reading["kind"][];
  /** @throws ApiError; AbortError when no longer needed */
  find: (reading: Reading, signal: AbortSignal) => Promise<LookupAnswer>;
}

/** An application of the console; small, since every one is loaded at the start. */
export interface App {
  /** Folder, first word of its addresses and namespace of its texts. */
  key: string;
  /** Names by which `me/apps` may call it (contract 3.9); empty: everybody has it. */
  apiNames: readonly string[];
  label: Readonly<Record<Language, string>>;
  /** Its place in `Applications`; none for the console's own pages. */
  nav?: { path: string; icon: ComponentType<{ size?: number }>; key: string };
  /** A figure beside its name in the navigation. */
  counter?: () => Promise<{ default: ComponentType<{ id: string }> }>;
  texts: TextLoaders;
  pages: readonly { path: string; page: () => Promise<PageModule> }[];
  /** Loaded when the lookup is first used. */
  lookup?: () => Promise<{ sources: readonly LookupSource[] }>;
  /** The kinds of things that bulk jobs can act on, by name; loaded with the first job on them. */
  bulk?: Readonly<Record<string, KindLoader>>;
}
