import { expect, test } from "vitest";
import { exportColumns } from "#src/resource/export-rows.ts";
import { whole } from "#src/util/read.ts";
import { ipv4List } from "./lease-columns.tsx";
import { readLease } from "./leases.ts";

test.each([
  ["mac", { ip: "10.0.0.7", mac: "B4-75-0E-98-CE-D0" }, "b4:75:0e:98:ce:d0", true],
  ["mac", { ip: "10.0.0.7", mac: "b4:75:0e:98:ce:d1" }, "b4:75:0e:98:ce:d0", false],
  ["mac", { ip: "10.0.0.7" }, "b4:75:0e:98:ce:d0", false],
  ["mac", { ip: "10.0.0.7", mac: "none" }, "b4:75:0e:98:ce:d0", false],
  ["ip", { ip: "10.0.0.7" }, "10.0.0.7", true],
  ["ip", { mac: "b4:75:0e:98:ce:d0" }, "10.0.0.7", false],
])("the filter %s takes of %j for %s: %s", (name, raw, value, isTaken) => {
  const lease = readLease(raw, whole());
  const filter = ipv4List.filters.find((one) => one.name === name);
  expect(lease && filter?.matches(lease, value)).toBe(isTaken);
});

test("a file of leases has the serial number of an ONU in both its forms", async () => {
  const out = await exportColumns(ipv4List.columns, (id) => id);
  const raw = { ip: "10.0.0.7", remote_id: "4857544314310a47" };
  const lease = readLease(raw, whole());
  const told = out.map(({ name, of }) => [name, lease && of(lease)]);
  expect(Object.fromEntries(told)).toMatchObject({
    remote_id: "HWTC14310A47",
    "remote_id (hex)": "4857544314310a47",
  });
});
