import { Activity, useCallback, useContext, useState } from "react";
import { createPortal } from "react-dom";
import {
  UNSAFE_DataRouterDataContext as LoaderDataContext,
  UNSAFE_LocationContext as LocationContext,
  useOutlet,
} from "react-router";
import { arrived, type KeptPage } from "./kept-pages.ts";

/**
 * The page of the address. While one below it is open, the page above is kept as it was left (its place, what is
 * selected) and at rest: out of the document, reading nothing, with the address that it had.
 * That and what its loader gave are two contexts of the router, which has no other way to hold a page.
 */
export function KeptPages() {
  const content = useOutlet();
  const at = useContext(LocationContext);
  const [seen, setSeen] = useState(() => ({ content, at, pages: arrived([], { content, at }) }));
  let { pages } = seen;
  if (seen.at !== at || seen.content !== content) {
    pages = arrived(pages, { content, at });
    setSeen({ content, at, pages });
  }
  return pages.map((page) => <Kept key={page.id} page={page} isShown={page === pages.at(-1)} />);
}

function Kept({ page, isShown }: { page: KeptPage; isShown: boolean }) {
  const [place] = useState(newPlace);
  const attach = useCallback(
    (holder: HTMLDivElement) => {
      holder.append(place);
      return () => place.remove();
    },
    [place],
  );
  const current = useContext(LoaderDataContext);
  const [loaded, setLoaded] = useState(current);
  if (isShown && loaded !== current) setLoaded(current);
  return (
    <>
      {/* Stands first, so that the page is in the document before its own effects measure and focus. */}
      {isShown && <div ref={attach} data-page />}
      <Activity mode={isShown ? "visible" : "hidden"}>
        {createPortal(
          <LoaderDataContext value={isShown ? current : loaded}>
            <LocationContext value={page.at}>{page.content}</LocationContext>
          </LoaderDataContext>,
          place,
        )}
      </Activity>
    </>
  );
}

function newPlace(): HTMLElement {
  const place = document.createElement("div");
  place.dataset["page"] = "";
  return place;
}
