import { expect, test } from "vitest";
import { exportColumns } from "#src/resource/export-rows.ts";
import { channelList, type ChannelLine } from "./channel-columns.tsx";

test("figures have their units in a file as well", async () => {
  const out = await exportColumns(channelList.columns, (id) => id);
  const names = out.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "snr (dB)",
      "uncorrected (%)",
      "corrected (%)",
      "freq (Hz)",
      "width (Hz)",
      "power (dBmV)",
    ]),
  );
});

test("a channel that does not stand out is up, down or unknown in a file, as on the screen", async () => {
  const state = channelList.columns.find(({ id }) => id === "state");
  const said = (line: Pick<ChannelLine, "fault" | "isUp">) => state?.csv?.(line as ChannelLine);
  expect(said({ fault: "noise", isUp: true })).toBe("noise");
  expect(said({ fault: null, isUp: true })).toBe("up");
  expect(said({ fault: null, isUp: false })).toBe("down");
  expect(said({ fault: null, isUp: null })).toBe("");
});
