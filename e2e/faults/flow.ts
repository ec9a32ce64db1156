import type { Locator, Page } from "@playwright/test";
import type { Simulator } from "../simulator.ts";
import type { FaultName } from "./names.ts";
import type { Target } from "./strike.ts";
import type { Voice } from "./words.ts";

/** Where a flow happens. */
export interface Stage {
  page: Page;
  sim: Simulator;
}

/** One of the things that people do all day, with the request on which all depends. */
export interface Flow {
  voice: Voice;
  /** Requests that change something, when all is over: exactly so many were carried out. */
  writes: number;
  /** Up to the moment before the request. */
  prepare: (fault: FaultName) => Promise<Target>;
  /** What a person does then. */
  act: () => Promise<void>;
  /** Where it is said what went wrong. */
  said: Locator;
  /** What was typed is still there. */
  kept?: () => Promise<void>;
  /**
   * What a person does once the trouble is over: nothing but what the page offers.
   * @param isThere the server had carried it out before
   * @param isUnclear the page said that nobody knows
   * @returns that in a few words
   */
  again: (isThere: boolean, isUnclear: boolean) => Promise<string>;
  /** It ended well. */
  done: () => Promise<void>;
}
