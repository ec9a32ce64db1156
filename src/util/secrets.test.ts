import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSecretName, maskSecrets, secretKeys } from "./secrets.ts";

describe("isSecretName", () => {
  test.each([
    "wifi_password",
    "pppoe_password",
    "password",
    "voicemail_password",
    "PreSharedKey",
    "KeyPassphrase",
    "wpa_key",
    "key",
    "pin",
    "access_token",
    "gpon_password",
    "wifi_pass",
    "EncryptionKey",
  ])("%s is one", (name) => expect(isSecretName(name)).toBe(true));

  test.each([
    "keyword",
    "bypass",
    "pass_count",
    "pinned",
    "wifi_ssid",
    "username",
    "monkey",
    "pppoe_username",
    "state",
  ])("%s is none", (name) => expect(isSecretName(name)).toBe(false));
});

describe("secretKeys", () => {
  test.each([
    [{ wifi_ssid: "casa", wifi_password: "x" }, ["wifi_password"]],
    [{ field: "wifi_password", old: "a", new: "b", id: 3 }, ["old", "new"]],
    [{ key: "SSID", value: "casa" }, []],
    [{ key: "Password", value: "x" }, ["value"]],
    [{ key: "0a1b2c" }, ["key"]],
    [{ name: "password", type: "text" }, []],
  ])("of %j", (fields, expected) => expect([...secretKeys(fields)]).toEqual(expected));
});

describe("maskSecrets", () => {
  test.each([
    ['{"wifi_password": "hunter2", "notes": "x"}', '{"wifi_password": "•••", "notes": "x"}'],
    ["{'pppoe_password': 'a\\'b'}", "{'pppoe_password': '•••'}"],
    ["psk=hunter2&ssid=casa", "psk=•••&ssid=casa"],
    [
      '{"wifi_password": "", "pppoe_password": null}',
      '{"wifi_password": "", "pppoe_password": null}',
    ],
    ["no word of one", "no word of one"],
    [
      JSON.stringify({ data: JSON.stringify({ psk: "two words", a: 1 }) }),
      JSON.stringify({ data: JSON.stringify({ psk: "•••", a: 1 }) }),
    ],
    [`data: '{"password": "x"}'`, `data: '{"password": "•••"}'`],
    ["InternetGatewayDevice.X.KeyPassphrase=a", "InternetGatewayDevice.X.KeyPassphrase=•••"],
  ])("%s", (text, expected) => expect(maskSecrets(text)).toBe(expected));

  // Looked at again from each letter, one of these would take minutes.
  test.each(["x", "0/", "-", "a=", "pass ", " ", "\\", '\\"'])(
    "a million times %j is read once",
    (part) => {
      expect(maskSecrets(part.repeat(1_000_000))).toHaveLength(part.length * 1_000_000);
    },
  );

  test("never throws, and leaves no quoted secret", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 8 }), (before, secret) => {
        const text = `${before.replaceAll(/["']/g, "")} ${JSON.stringify({ wifi_password: secret })}`;
        expect(maskSecrets(text)).not.toContain(JSON.stringify(secret));
      }),
    );
  });
});
