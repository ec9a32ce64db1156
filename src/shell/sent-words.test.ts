import { expect, test } from "vitest";
import { sentLabel } from "#src/apps/activity/sent-fields.ts";
import { texts as activityEn } from "#src/apps/activity/texts.en.ts";
import { texts as activityEs } from "#src/apps/activity/texts.es.ts";
import { texts as acsEn } from "#src/apps/acs/texts.en.ts";
import { texts as acsEs } from "#src/apps/acs/texts.es.ts";
import { texts as docsisEn } from "#src/apps/docsis/texts.en.ts";
import { texts as docsisEs } from "#src/apps/docsis/texts.es.ts";
import { texts as monitoringEn } from "#src/apps/monitoring/texts.en.ts";
import { texts as monitoringEs } from "#src/apps/monitoring/texts.es.ts";

test.each([
  ["English", activityEn, monitoringEn, acsEn, docsisEn],
  ["Spanish", activityEs, monitoringEs, acsEs, docsisEs],
])("Activity calls in %s what was sent as its dialog did", (_, { sent }, { mark }, acs, docsis) => {
  const { isOn, auto, channel, power, ssid, key } = acs.wifi;
  const { comment, start, end } = mark;
  const { which, host } = acs.tests;
  const { freq } = docsis.channels.columns;
  const dialogs = { comment, start, end, which, host, freq, isOn, auto, channel, power, ssid, key };
  expect(sent).toEqual(dialogs);
});

test("a field is known by its action, and no other by its name alone", () => {
  expect(sentLabel("downtime", "start_time")).toBe("sent.start");
  expect(sentLabel("set_wifi", "tx_power")).toBe("sent.power");
  expect(sentLabel("choose_base_station", "host")).toBeNull();
  expect(sentLabel("constructor", "name")).toBeNull();
});
