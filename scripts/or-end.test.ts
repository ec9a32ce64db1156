import { spawnSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";

test.each([
  ["node_modules/vite/bin/vite.js", "build", "--configLoader", "native"],
  ["scripts/start.ts"],
])("what %s cannot begin with is said without a stack", (...command) => {
  const env = { ...process.env, KRILL_URL: "https://noc:secret@krill.example" };
  const { status, stderr } = spawnSync(process.execPath, command, { env, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain("KRILL_URL must be");
  expect(stderr).not.toMatch(/ at |secret/u);
});

test("the simulator by itself says without a stack that its port is taken, or that it is none", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, resolve));
  const said = (env: Record<string, string>) => {
    const { status, stderr } = spawnSync(process.execPath, ["mocks/server.ts"], {
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /mu);
    return stderr;
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port has an address of this kind
  const { port } = other.address() as AddressInfo;
  expect(said({ PORT: String(port) })).toMatch(/in use.*\n.*takes another port/u);
  expect(said({ PORT: "abc" })).toContain("takes another port");
  expect(said({ FLEET: "abc" })).toContain("FLEET must be the number of CPEs");
  other.close();
});
