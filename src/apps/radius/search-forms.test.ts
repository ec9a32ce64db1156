import { describe, expect, test } from "vitest";
import { searchForms } from "./search-forms.ts";

const FORMS = ['"b4:75:0e:98:ce:d0"', '"b4-75-0e-98-ce-d0"', '"b4750e98ced0"'];

describe("what is sent for a search", () => {
  test.each([
    "b4-75-0e-98-ce-d0",
    "B4:75:0E:98:CE:D0",
    "b475.0e98.ced0",
    "b4750e98ced0",
    '"b4:75:0e:98:ce:d0"',
    " MAC: b4-75-0e-98-ce-d0 ",
  ])("the MAC %s is quoted, in the notations that a server may want", (text) => {
    expect(searchForms(text)).toEqual(FORMS);
  });

  test.each([
    ["user@isp", ["user@isp"]],
    ["cpe0101", ["cpe0101"]],
    ["100.64.3.7", ["100.64.3.7"]],
    ["2001:DB8::0001", ['"2001:db8::1"']],
    ["a:b", ['"a:b"']],
    ["", []],
    [' "" ', []],
  ])("%j is sent as %j", (text, forms) => {
    expect(searchForms(text)).toEqual(forms);
  });
});
