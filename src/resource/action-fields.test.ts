import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMetadata } from "#src/krill/metadata.ts";
import { bodyOf, fieldsOfAction, isComplete } from "./action-fields.ts";

const described = {
  station: { type: "choice", required: true, label: "Base station", choices: ["a", "b"] },
  minutes: { type: "integer", required: false },
  lock: { type: "boolean", required: false },
  password: { type: "string", required: false },
  state: { type: "string", read_only: true },
};
const fieldsIn = (fields: object) =>
  fieldsOfAction({
    allow: null,
    fields: readMetadata({ actions: { POST: fields } }),
    described: Object.fromEntries(
      Object.entries(fields).map(([name, field]: [string, { type?: string; label?: string }]) => [
        name,
        { type: field.type ?? null, label: field.label ?? null },
      ]),
    ),
  });

describe("what an action takes along", () => {
  const fields = fieldsIn(described);

  it("is what its address describes, less what can only be read", () => {
    expect(fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toStrictEqual([
      ["station", "choice", true],
      ["minutes", "number", false],
      ["lock", "flag", false],
      ["password", "secret", false],
    ]);
  });

  it("is sent in the server's types, and what was left empty is not sent", () => {
    expect(isComplete(fields, {})).toBe(false);
    expect(isComplete(fields, { station: "a", minutes: "ten" })).toBe(false);
    const values = { station: "a", minutes: "1,5", lock: true, password: "" };
    expect(isComplete(fields, values)).toBe(true);
    expect(bodyOf(fields, values)).toStrictEqual({ station: "a", minutes: 1.5, lock: true });
  });

  it("is not what describes the thing itself", () => {
    const device = { id: 7, realm: "cpe", customer: 4, model: "HG8245H", station: "a" };
    const metadata = (names: readonly string[]) => ({
      allow: null,
      fields: readMetadata({
        actions: { POST: Object.fromEntries(names.map((name) => [name, { required: true }])) },
      }),
    });
    expect(fieldsOfAction(metadata(["realm", "customer", "model"]), device)).toStrictEqual([]);
    expect(fieldsOfAction(metadata(["station", "minutes"]), device)).toHaveLength(2);
  });

  it("is needed, or can only be read, in whichever words the server says yes", () => {
    const worded = fieldsIn({ station: { required: "True" }, state: { read_only: 1 } });
    expect(worded).toMatchObject([{ name: "station", isRequired: true }]);
    expect(isComplete(worded, {})).toBe(false);
  });

  it("cannot be sent where it must be a file", () => {
    const file = fieldsIn({ firmware: { type: "file upload", required: true } });
    expect(file).toMatchObject([{ kind: "file" }]);
    expect(isComplete(file, { firmware: "x" })).toBe(false);
  });

  it("is nothing where a server describes nothing, whatever it answers", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const read = fieldsOfAction({ allow: null, fields: readMetadata(data) });
        expect(bodyOf(read, {})).toBeDefined();
      }),
    );
    expect(bodyOf([], { a: "b" })).toStrictEqual({});
  });
});
