import { expect, test } from "vitest";
import { customers } from "#src/apps/isp/api.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { whole } from "#src/util/read.ts";
import { newPbxForm } from "./pbx-form.ts";

test("a new PBX is called by its customer's name, never by the customer's number", () => {
  const { newName } = newPbxForm({ customer: 5, pbx: 0 });
  expect(newName?.({})).toBe("PBX");
  const data = customers.spec.read({ id: 5, name: "Ana", surname: "Gil" }, whole());
  if (!data) throw new Error("no customer");
  const item = { data, allow: null, at: new Date(0), odd: [] };
  queryClient.setQueryData(customers.one(5).queryKey, item);
  expect(newName?.({})).toBe("PBX Ana Gil");
  queryClient.clear();
});
