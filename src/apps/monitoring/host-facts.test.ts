// @vitest-environment happy-dom
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { beforeAll, expect, test } from "vitest";
import { commonTexts } from "#src/i18n/common.ts";
import { loadTexts, startI18n } from "#src/i18n/i18n.ts";
import { addressIn } from "./address.ts";
import { monitoring } from "./app.ts";
import { readHost } from "./host.ts";
import { HostFacts } from "./HostFacts.tsx";

const STREET = "AVDA Mayor 6 4ºD - Coslada, Madrid";

beforeAll(async () => {
  await startI18n("en", commonTexts);
  await loadTexts(monitoring.key, monitoring.texts);
});

/** The addresses that a host's page shows, by their names. */
function addressesOf(administrative_info: object): Record<string, string> {
  const { host } = readHost({ attrs: { state: 0, vars: { administrative_info } } });
  const place = document.createElement("div");
  const root = createRoot(place);
  const facts = createElement(HostFacts, { host, of: host, isService: false });
  flushSync(() => root.render(createElement(MemoryRouter, null, facts)));
  const found = [...place.querySelectorAll("dt")].map((name) => [
    name.textContent,
    name.nextElementSibling?.textContent ?? "",
  ]);
  flushSync(() => root.unmount());
  return Object.fromEntries(found.filter(([name]) => /address/iu.test(name ?? "")));
}

test("a host's page has the address of the device, and that of its customer where it is another", () => {
  const own = "Calle Chile 9 - Coslada, Madrid";
  expect(addressesOf({ address: own, customer_address: STREET })).toEqual({
    Address: own,
    "Customer's address": STREET,
  });
  expect(addressesOf({ address: STREET, customer_address: STREET })).toEqual({ Address: STREET });
  expect(addressesOf({ address: " -  (7667)", customer_address: STREET })).toEqual({
    Address: STREET,
  });
});

test.each([
  [" - Espinardo", STREET, " - Espinardo"],
  [" -  (7667)", STREET, STREET],
  [" -  (7667)", null, " -  (7667)"],
  [null, STREET, STREET],
  [null, null, null],
])("a device at %j of a customer at %j stands at %j", (address, customer_address, expected) => {
  expect(addressIn({ address, customer_address })).toBe(expected);
});
