import { createElement, type SVGProps } from "react";
import {
  Activity,
  ArrowDown,
  ArrowUp,
  Blocks,
  Bookmark,
  Cable,
  Check,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleOff,
  CircleQuestionMark,
  CircleUserRound,
  CircleX,
  ClipboardCopy,
  Columns3,
  Copy,
  Download,
  Eraser,
  Eye,
  EyeOff,
  History,
  House,
  Info,
  Lightbulb,
  ListChecks,
  MapPin,
  Menu,
  Pause,
  Pencil,
  Phone,
  Pin,
  Play,
  Plus,
  RadioTower,
  RefreshCw,
  RotateCcw,
  Router,
  ScanBarcode,
  Search,
  Settings2,
  Sprout,
  Stethoscope,
  Undo2,
  Unplug,
  Users,
  Waypoints,
  X,
  Zap,
  ZapOff,
  type IconNode,
} from "lucide";

/**
 * A drawing of Lucide as a component. Its own package for React builds each icon anew, attribute by attribute, at every
 * render: that was a fifth of what a device's page took. `size` is in pixels.
 */
function drawn(node: IconNode) {
  const parts = node.map(([tag, attributes], index) =>
    createElement(tag, { key: index, ...attributes }),
  );
  return function Icon({ size = 24, ...others }: SVGProps<SVGSVGElement> & { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
        {...others}
      >
        {parts}
      </svg>
    );
  };
}

export const IconActivity = drawn(History);
export const IconBack = drawn(ChevronLeft);
export const IconBulk = drawn(ListChecks);
export const IconCheck = drawn(Check);
export const IconClose = drawn(X);
export const IconColumns = drawn(Columns3);
export const IconCopy = drawn(Copy);
export const IconCrm = drawn(Users);
export const IconDownload = drawn(Download);
export const IconGood = drawn(CircleCheck);
export const IconBad = drawn(CircleX);
export const IconWarning = drawn(CircleAlert);
export const IconOff = drawn(CircleOff);
export const IconUnknown = drawn(CircleQuestionMark);
export const IconInfo = drawn(Info);
export const IconHome = drawn(House);
export const IconMenu = drawn(Menu);
export const IconMonitoring = drawn(Activity);
export const IconNetwork = drawn(RadioTower);
export const IconNext = drawn(ChevronRight);
export const IconPause = drawn(Pause);
export const IconPin = drawn(Pin);
export const IconPlay = drawn(Play);
export const IconRefresh = drawn(RefreshCw);
export const IconRestart = drawn(RotateCcw);
export const IconSave = drawn(Bookmark);
export const IconSearch = drawn(Search);
export const IconSettings = drawn(Settings2);
export const IconShow = drawn(Eye);
export const IconHide = drawn(EyeOff);
export const IconSortDown = drawn(ArrowDown);
export const IconSortUp = drawn(ArrowUp);
export const IconTicket = drawn(ClipboardCopy);
export const IconUser = drawn(CircleUserRound);
export const IconAction = drawn(Zap);
export const IconDiagnostic = drawn(Stethoscope);
export const IconErase = drawn(Eraser);
export const IconUnplug = drawn(Unplug);
export const IconAdd = drawn(Plus);
export const IconEdit = drawn(Pencil);
export const IconUndo = drawn(Undo2);
export const IconRubik = drawn(Blocks);
export const IconRadius = drawn(Router);
export const IconDocsis = drawn(Cable);
export const IconGpon = drawn(Waypoints);
export const IconPlankton = drawn(Sprout);
export const IconScan = drawn(ScanBarcode);
export const IconPlace = drawn(MapPin);
export const IconNoPower = drawn(ZapOff);
export const IconLight = drawn(Lightbulb);
export const IconPbx = drawn(Phone);
