import { useLayoutEffect, type RefObject } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useKeys } from "#src/ui/keys.ts";

/** `/` (from anywhere but typing fields) and Ctrl or Cmd+K put the cursor into the field. */
export function useLookupKeys(input: RefObject<HTMLInputElement | null>): void {
  const { t } = useTranslation();
  useKeys([{ key: "/", label: t("shell.keyFind"), run: () => focus(input.current) }]);
  // From the first frame on, as all keys.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!isFind || event.altKey || event.shiftKey || document.querySelector("dialog[open]"))
        return;
      event.preventDefault();
      focus(input.current);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [input]);
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
