// All pages of the PBX in one file: they share nearly everything, and each file more that the navigation must know
// costs the way to a device, which has no room for it.
import type { ComponentType } from "react";
import { matchPath, useLocation, type LoaderFunctionArgs } from "react-router";
import CdrsPage, { loader as loadCdrs } from "./CdrsPage.tsx";
import HolidayFormPage, { loader as loadHolidayForm } from "./HolidayFormPage.tsx";
import HolidaysPage, { loader as loadHolidays } from "./HolidaysPage.tsx";
import ItemFormPage, { loader as loadItemForm } from "./ItemFormPage.tsx";
import NewPbxOfPage, { loader as loadNewPbx } from "./NewPbxOfPage.tsx";
import NewPbxPage from "./NewPbxPage.tsx";
import PbxFormPage, { loader as loadPbxForm } from "./PbxFormPage.tsx";
import PbxPage, { loader as loadPbx } from "./PbxPage.tsx";
import PbxsPage, { loader as loadPbxs } from "./PbxsPage.tsx";

interface Page {
  path: string;
  Page: ComponentType;
  load?: (args: LoaderFunctionArgs) => unknown;
}

/** In the order in which they are tried: fixed words before what may stand in their place. */
const PAGES: readonly Page[] = [
  { path: "/pbx", Page: PbxsPage, load: loadPbxs },
  { path: "/pbx/new", Page: NewPbxPage },
  { path: "/pbx/new/:customer", Page: NewPbxOfPage, load: loadNewPbx },
  { path: "/pbx/cdrs", Page: CdrsPage, load: loadCdrs },
  { path: "/pbx/holidays", Page: HolidaysPage, load: loadHolidays },
  { path: "/pbx/holidays/new", Page: HolidayFormPage, load: loadHolidayForm },
  { path: "/pbx/holidays/:id/edit", Page: HolidayFormPage, load: loadHolidayForm },
  { path: "/pbx/:customer/:pbx", Page: PbxPage, load: loadPbx },
  { path: "/pbx/:customer/:id/edit", Page: PbxFormPage, load: loadPbxForm },
  { path: "/pbx/:customer/:pbx/:kind/new", Page: ItemFormPage, load: loadItemForm },
  { path: "/pbx/:customer/:pbx/:kind/:id/edit", Page: ItemFormPage, load: loadItemForm },
];

const pageAt = (path: string) => PAGES.find((one) => matchPath(one.path, path) !== null);

/** What the page of the address asks for before its first render. */
export async function loader(args: LoaderFunctionArgs) {
  const { pathname } = new URL(args.request.url);
  // The console may live below another path.
  await pageAt(pathname.slice(pathname.indexOf("/pbx")))?.load?.(args);
  return null;
}

/** The page of the PBX that the address names. */
export default function PbxPages() {
  const { pathname } = useLocation();
  const page = pageAt(pathname);
  return page ? <page.Page /> : null;
}
