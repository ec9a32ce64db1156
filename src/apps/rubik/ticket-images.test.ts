import { expect, test, vi } from "vitest";
import { addImages, imagesOf, sendImages } from "./ticket-images.ts";

test("an image whose file cannot be read is not sent, and said not to be", async () => {
  const asked = vi.fn<typeof fetch>();
  vi.stubGlobal("fetch", asked);
  const file = new File(["x"], "gone.png", { type: "image/png" });
  file.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
  addImages("7", [file]);
  await sendImages({ id: "7", name: "#7" });
  expect(imagesOf("7")).toMatchObject([{ file: { name: "gone.png" }, state: "unread" }]);
  expect(asked).not.toHaveBeenCalled();
});
