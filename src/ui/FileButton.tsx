import { useRef, type ComponentProps } from "react";
import { Button } from "./Button.tsx";

/** Files that a table is read from. */
export const TABLE_FILES = ".csv,.txt,.tsv,text/csv,text/plain";

/** A button that chooses a file, or several: the browser's own field speaks the browser's language, not the console's. */
export function FileButton({
  label,
  accept,
  multiple = false,
  onChoose,
  ...look
}: {
  label: string;
  /** As the browser takes it: `image/*`, `.csv,text/csv`. */
  accept: string;
  multiple?: boolean;
  /** At least one; the same again when it is chosen again. */
  onChoose: (files: [File, ...File[]]) => void;
} & Pick<ComponentProps<typeof Button>, "size" | "icon" | "fullWidth">) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        hidden
        onChange={({ currentTarget }) => {
          const [first, ...others] = currentTarget.files ?? [];
          if (first) onChoose([first, ...others]);
          currentTarget.value = "";
        }}
      />
      <Button {...look} variant="default" onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
