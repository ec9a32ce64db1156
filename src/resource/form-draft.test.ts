import { describe, expect, test, vi } from "vitest";
import { flag, secret, text } from "./form-spec.ts";
import { draftKeeper, draftOf, readDraft, withDraft } from "./form-draft.ts";

const spec = { groups: [{ id: "all", fields: [text("name"), flag("active"), secret("pin")] }] };
const base = { name: "Ana", active: true, pin: "1234" };
const stored = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  },
});

describe("a draft", () => {
  test("has what was changed, and of secrets the names alone", () => {
    const draft = draftOf(spec, base, { ...base, name: "Eva", pin: "9999" }, 5, null);
    expect(draft).toEqual({
      at: 5,
      values: { name: "Eva" },
      base: { name: "Ana" },
      secrets: ["pin"],
      sentAt: null,
    });
    stored.set("k", JSON.stringify(draft));
    expect(stored.get("k")).not.toMatch(/1234|9999/u);
    expect(readDraft("k", 6)).toEqual(draft);
  });

  test("is none where nothing was changed", () => {
    expect(draftOf(spec, base, { ...base }, 5, null)).toBeNull();
  });

  test("comes back on top of what is there now, but for what the form no longer has", () => {
    const values = { name: "Eva", gone: "x", pin: "9" };
    const draft = { at: 1, values, base: {}, secrets: [], sentAt: null };
    expect(withDraft(spec, { ...base, active: false }, draft)).toEqual({
      name: "Eva",
      active: false,
      pin: "1234",
    });
  });

  test.each(["{", "[]", "null", '{"at":"now"}', '{"at":1}'])(
    "%s in storage does no harm",
    (bad) => {
      stored.set("k", bad);
      const draft = readDraft("k", 10);
      expect(draft === null || Object.keys(draft.values).length === 0).toBe(true);
    },
  );

  test("is forgotten after a week", () => {
    const draft = { at: 0, values: { name: "Eva" }, base: {}, secrets: [], sentAt: null };
    stored.set("k", JSON.stringify(draft));
    expect(readDraft("k", 6 * 24 * 3600_000)).toEqual(draft);
    expect(readDraft("k", 8 * 24 * 3600_000)).toBeNull();
  });
});

const typed = (values: typeof base) => (at: number | null) =>
  draftOf(spec, base, values, Date.now(), at);

test("a form knows that the browser does not take what is typed, and takes away what it took before", () => {
  const keeper = draftKeeper("k", null);
  expect(keeper.keep(typed({ ...base, name: "Eva" }))).toBe(true);
  const full = vi.spyOn(localStorage, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(keeper.keep(typed({ ...base, name: "Eva María" }))).toBe(false);
  full.mockRestore();
  keeper.drop();
  expect(readDraft("k", Date.now())).toBeNull();
});

describe("two forms of the same thing, in two tabs", () => {
  const opened = (name: string) => {
    const keeper = draftKeeper("k", null);
    keeper.keep(typed({ ...base, name }));
    return keeper;
  };
  const kept = () => readDraft("k", Date.now())?.values["name"] ?? null;

  test("do not take away what the other wrote, neither at their end nor when emptied", () => {
    const [first, second] = [opened("Eva"), opened("Ana María")];
    first.keep(typed(base));
    expect(kept()).toBe("Ana María");
    first.drop();
    expect(kept()).toBe("Ana María");
    second.drop();
    expect(kept()).toBeNull();
  });

  test("leave nothing of what one has sent, also where the other had it from the storage", () => {
    const [first] = [opened("Eva"), opened("Eva")];
    first.drop();
    expect(kept()).toBeNull();
  });
});

describe("a form that was sent", () => {
  test("is known as sent before it goes, and until a refusal or its end", () => {
    const keeper = draftKeeper("k", null);
    keeper.keep(typed({ ...base, name: "Eva" }));
    expect(readDraft("k", Date.now())).toMatchObject({ values: { name: "Eva" }, sentAt: null });
    keeper.mark(7);
    expect(readDraft("k", Date.now())).toMatchObject({ values: { name: "Eva" }, sentAt: 7 });
    keeper.keep(typed({ ...base, name: "Evaristo" }));
    expect(readDraft("k", Date.now())).toMatchObject({ values: { name: "Evaristo" }, sentAt: 7 });
    keeper.mark(null);
    expect(readDraft("k", Date.now())?.sentAt).toBeNull();
    keeper.drop();
    keeper.keep(typed({ ...base, name: "Eva" }));
    expect(stored.has("k")).toBe(false);
  });

  test("is known as sent also where nothing was typed into it", () => {
    const keeper = draftKeeper("k", null);
    keeper.keep(typed(base));
    expect(stored.has("k")).toBe(false);
    keeper.mark(7);
    expect(readDraft("k", Date.now())?.sentAt).toBe(7);
    keeper.drop();
  });

  test("stays so in the form that a reload opens", () => {
    const keeper = draftKeeper("k", 7);
    keeper.keep(typed({ ...base, name: "Eva" }));
    expect(readDraft("k", Date.now())?.sentAt).toBe(7);
    keeper.drop();
  });
});
