/** Says a short text to screen readers, politely, through the one live region of the page. */
export function announce(text: string): void {
  const region = document.getElementById("announcer");
  if (!region) return;
  // The same text twice in a row would not be read again.
  region.textContent = region.textContent === text ? `${text}\u00A0` : text;
}
