import { expect, test } from "vitest";
import { fieldsOf, text, type FormSpec } from "./form-spec.ts";
import { offeredForm } from "./form-start.ts";

test("a field of the form's own is offered whatever the server describes", () => {
  const groups = [
    { id: "all", fields: [text("name"), text("color"), text("images", { isOwn: true })] },
  ];
  // Of a description the groups are all that is looked at.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const spec = { groups } as unknown as FormSpec<{ id: number }>;
  const name = { isReadOnly: false, isRequired: true, choices: [], maxLength: null };
  const offered = offeredForm(spec, null, { allow: null, fields: { name } });
  expect(fieldsOf(offered).map((field) => field.name)).toEqual(["name", "images"]);
});
