import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router";
import css from "./Button.module.css";

interface Look {
  /** `filled`: what to do next; `default`: what can be done; `subtle`: beside others; `light`: a switch that is on. */
  variant?: "filled" | "default" | "subtle" | "light" | undefined;
  size?: "compact-xs" | "compact-sm" | "xs" | "sm" | "md" | "lg" | "xl" | undefined;
  /** Before the words, or instead of them: then the button has an `aria-label`. */
  icon?: ReactNode;
  fullWidth?: boolean | undefined;
}

/** The one button of the console; with `isBusy` it turns, and takes no click meanwhile. */
export function Button({
  variant,
  size,
  icon,
  fullWidth,
  isBusy = false,
  disabled = false,
  className,
  children,
  ...others
}: ComponentProps<"button"> & Look & { isBusy?: boolean }) {
  return (
    <button
      type="button"
      {...others}
      disabled={disabled || isBusy}
      data-busy={isBusy || undefined}
      className={classOf({ variant, size, icon, fullWidth }, className, !children)}
    >
      {icon}
      {children && <span className={css.label}>{children}</span>}
    </button>
  );
}

/** A link that looks like a button: it leads to another page. */
export function ButtonLink({
  variant,
  size,
  icon,
  fullWidth,
  className,
  children,
  ...others
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...others} className={classOf({ variant, size, icon, fullWidth }, className)}>
      {icon}
      <span className={css.label}>{children}</span>
    </Link>
  );
}

function classOf(
  { variant = "filled", size = "sm", icon, fullWidth }: Look,
  own = "",
  isIconOnly = false,
): string {
  const place = isIconOnly ? css.iconOnly : icon ? css.withIcon : "";
  return `${css.button} ${css[variant]} ${css[size]} ${place} ${fullWidth ? css.whole : ""} ${own}`;
}
