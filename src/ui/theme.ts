import { createTheme, type MantineColorsTuple } from "@mantine/core";

const ink: MantineColorsTuple = [
  "#eef3ff",
  "#dbe4fb",
  "#b4c6f3",
  "#8aa6ec",
  "#678ae6",
  "#5179e2",
  "#4470e1",
  "#355fc8",
  "#2c54b4",
  "#1d479f",
];

// Mantine's own greys of the dark theme are warm; these stand beside the variables of app.css.
const dark: MantineColorsTuple = [
  "#e8edf3",
  "#c9d2dc",
  "#a9b5c3",
  "#7d8a99",
  "#6b7685",
  "#323c49",
  "#1f2731",
  "#171d26",
  "#121821",
  "#0f141b",
];

/** Mantine's theme: one quiet accent, so that colour on the screen means a state. */
export const theme = createTheme({
  primaryColor: "ink",
  colors: { ink, dark },
  // The default shade fails the contrast check with white text.
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: "sm",
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
});
