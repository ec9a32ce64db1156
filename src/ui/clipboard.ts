/**
 * Puts a text on the clipboard, shortly after a click. Browsers offer `navigator.clipboard` over HTTPS alone: below plain HTTP
 * the copy command of old does the same.
 * @returns whether it is there
 */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const put = (event: ClipboardEvent) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", put);
    const isPut = document.execCommand("copy");
    document.removeEventListener("copy", put);
    return isPut;
  }
}
