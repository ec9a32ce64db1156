import { MantineProvider } from "@mantine/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LongTextField, TextField } from "./Form.tsx";

const FIELD = { id: "notes", label: "Notes", description: null, isRequired: false, value: "a" };

test.each([
  ["one line", TextField],
  ["several lines", LongTextField],
])("a field of %s says that it is wrong where it is", (_what, Field) => {
  const drawn = (error: string | null) =>
    renderToStaticMarkup(
      createElement(
        MantineProvider,
        null,
        createElement(Field, { ...FIELD, error, onChange: () => null }),
      ),
    );
  expect(drawn("Too long")).toContain('aria-invalid="true"');
  expect(drawn(null)).not.toContain('aria-invalid="true"');
});
