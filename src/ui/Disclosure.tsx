import { useId, useState, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import css from "./Disclosure.module.css";

/**
 * A button that opens a small panel beside it, on the browser's own popover: closes on Escape and on
 * a click elsewhere. Content is any controls; it is not a menu in the sense of ARIA. It is rendered from
 * its first opening on: most panels are never opened, and controls are dear.
 */
export function Disclosure({
  label,
  icon,
  children,
  isIconOnly = false,
  align = "start",
}: {
  label: string;
  icon?: ReactNode;
  children: ReactNode;
  /** The label is then read, not shown. */
  isIconOnly?: boolean;
  align?: "start" | "end";
}) {
  const id = useId().replaceAll(/[^\w-]/gu, "");
  const anchor = `--anchor-${id}`;
  const [hasOpened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        icon={icon}
        popoverTarget={id}
        aria-label={isIconOnly ? label : undefined}
        title={isIconOnly ? label : undefined}
        style={{ anchorName: anchor }}
      >
        {!isIconOnly && label}
      </Button>
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        className={css.panel}
        data-align={align}
        style={{ positionAnchor: anchor }}
        onBeforeToggle={() => setOpened(true)}
      >
        {hasOpened && children}
      </div>
    </>
  );
}
