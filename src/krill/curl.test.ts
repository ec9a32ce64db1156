import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asCurl } from "./curl.ts";
import { withoutSecrets } from "./request-log.ts";

const TOKEN = "the token";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "curl-"));
  writeFileSync(join(folder, "curl"), String.raw`printf 'curl\0'; printf '%s\0' "$@"`, {
    mode: 0o755,
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What a shell gives to curl for each command, one after the other; nothing else may run. */
function argumentsOf(commands: readonly string[]): string[][] {
  const env = { PATH: folder, KRILL_TOKEN: TOKEN };
  const shell = spawnSync("/bin/sh", ["-c", commands.join("\n")], { env, encoding: "utf8" });
  expect(shell.stderr).toBe("");
  const calls = shell.stdout.split("curl\0").slice(1);
  return calls.map((call) => call.split("\0").slice(0, -1));
}

const after = (words: readonly string[], flag: string) => words[words.indexOf(flag) + 1];

/** Texts that a shell would make something of, mixed with whatever else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        "`touch x`",
        "$(touch x)",
        "${PATH}",
        "\n",
        "\r",
        "\\",
        ";",
        "&",
        "|",
        "!",
        "\u0003",
        "\u001B[201~",
        "\u202E",
        "\u2028",
        "[1-9]",
        "{a,b}",
        "@file",
        "-o",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

/** Characters that turn the reading direction, take no room or steer a terminal. */
const HIDDEN = new RegExp(
  String.raw`[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]`,
  "u",
);

describe("a request as curl, run by a shell", () => {
  test("arrives as it was, whatever stands in address and body", () => {
    // V8 13.6 reads the key of `{"\r":0}` as a backslash after it has read `{"\\":0}`: no key begins with one here.
    const key = hostile.map((text) => text.replace(/^\\+/u, ""));
    const body = fc.dictionary(key, fc.oneof(hostile, fc.array(hostile), fc.integer()));
    const request = fc.record({ path: hostile, query: hostile, body });
    fc.assert(
      fc.property(fc.array(request, { minLength: 20, maxLength: 20 }), (requests) => {
        const sent = requests.map(({ path, query, body: fields }) => {
          const url = new URL("https://krill.example");
          url.pathname = `/api/v2/${path}`;
          url.search = query;
          return { method: "PATCH", url: url.href, body: { ...fields, psk: "hunter2" } };
        });
        const commands = sent.map(asCurl);
        for (const command of commands) {
          expect(command).not.toMatch(HIDDEN);
          expect(command).not.toContain("hunter2");
        }
        const calls = argumentsOf(commands);
        expect(calls).toHaveLength(sent.length);
        for (const [at, words] of calls.entries()) {
          expect(after(words, "PATCH")).toBe(sent[at]?.url);
          expect(words).toContain(`Authorization: Bearer ${TOKEN}`);
          expect(after(words, "-X")).toBe("PATCH");
          expect(JSON.parse(after(words, "-d") ?? "")).toEqual(withoutSecrets(sent[at]?.body));
        }
      }),
      { numRuns: 25 },
    );
  });

  test("a method is one word, and no address is many", () => {
    const url = "https://krill.example/api/v2/cpes/1/reboot?n=[1-99]&m={a,b}";
    const [words = []] = argumentsOf([asCurl({ method: "X; touch $(x)", url })]);
    expect(words.slice(0, 4)).toEqual(["--globoff", "-X", "X; touch $(x)", url]);
    expect(asCurl({ method: "GET", url: "https://krill.example/api/v2/" })).not.toMatch(/glob|-X/u);
  });

  test("files are sent by their names, quoted for curl too", () => {
    const files = [["file", String.raw`it's "a" \ $(b)` + "\u202E.png"]] as const;
    const url = "https://krill.example/api/v2/rubik/tickets/1/attachments/";
    const [words = []] = argumentsOf([asCurl({ method: "POST", url, files })]);
    expect(after(words, "-F")).toBe(String.raw`file=@"it's \"a\" \\ $(b)` + '\uFFFD.png"');
    expect(words).not.toContain("-d");
  });
});
