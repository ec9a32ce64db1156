import { describe, expect, test } from "vitest";
import { readSite } from "./site.ts";

describe("config.json", () => {
  test("sets what it names", () => {
    const set = {
      api: "https://krill.example/",
      tiles: "https://tiles.example/{z}/{x}/{y}.png",
      tilesCredit: "Somebody",
      title: "Operator",
      google: "/api/v2/auth/google/?next={return}",
      microsoft: "https://krill.example/auth/microsoft/",
      language: "es",
    };
    expect(readSite(JSON.stringify(set))).toEqual({ ...set, api: "https://krill.example" });
  });

  test.each(["{}", '{"api": null, "title": ""}', '{"other": 1}'])("%s sets nothing", (text) => {
    expect(readSite(text)).toEqual({});
  });

  test.each(["http://10.1.2.3:8000", "https://krill.example:8443"])("%s is an origin", (api) => {
    expect(readSite(JSON.stringify({ api }))).toEqual({ api });
  });

  test.each([
    ["", "config.json is not JSON."],
    ["<!doctype html>", "config.json is not JSON."],
    ["[]", "config.json must be an object: {}."],
    ["null", "config.json must be an object: {}."],
    ['{"api": "krill.example"}', '"api" must be the origin'],
    ['{"api": "https://krill.example/api/v2"}', '"api" must be the origin'],
    ['{"api": "https://noc:noc@krill.example"}', '"api" must be the origin'],
    ['{"api": "javascript:alert(1)"}', '"api" must be the origin'],
    ['{"tiles": "https://tiles.example/"}', '"tiles" must be an address with {z}, {x} and {y}'],
    ['{"tiles": "javascript:{z}{x}{y}"}', '"tiles" must be an address'],
    ['{"language": "fr"}', '"language" must be "en" or "es"'],
    ['{"google": "javascript:alert(1)"}', '"google" must be an https address'],
    ['{"microsoft": "//evil.example/"}', '"microsoft" must be an https address'],
    ['{"title": 7}', '"title" must be a text'],
  ])("%s: %s", (text, message) => {
    expect(() => readSite(text)).toThrow(message);
  });
});
