import { serverNow } from "#src/krill/server-clock.ts";
import type { SearchLanguage } from "#src/resource/list-spec.ts";
import type { Monitored } from "./monitored.ts";
import { broken, parseSearch, toApi } from "./search-language.ts";
import { SearchBox } from "./SearchBox.tsx";

/** The vendor's search language as the lists take it. */
export const searchLanguage: SearchLanguage<Monitored> = {
  toApi: (text) => toApi(parseSearch(text)),
  broken: (text, row) => broken(parseSearch(text), row, serverNow()),
  Field: SearchBox,
};
