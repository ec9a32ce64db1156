import { createContext, type ReactNode } from "react";

/**
 * The lookup box as pages may show it large; the shell provides it, since applications do not know
 * the shell. While a page shows it, the one of the frame steps back.
 */
export const LookupPlace = createContext<ReactNode>(null);
