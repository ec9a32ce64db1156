import { afterEach, expect, test, vi } from "vitest";
import { hostDetail } from "./host-detail.ts";

const HOST = { type: "Host", name: "cpe1", attrs: { host_name: "cpe1", state: 0 } };
const SERVICE = {
  type: "Service",
  name: "cpe1!tr069",
  attrs: { service_name: "tr069", state: 2, state_long: "critical" },
};

afterEach(() => void vi.unstubAllGlobals());

test.each<[string, () => Response, string[], boolean]>([
  ["in a page", () => Response.json({ count: 1, results: [SERVICE] }), ["tr069 critical"], true],
  ["none", () => Response.json({ count: 0, results: [] }), [], true],
  ["an empty list", () => Response.json([]), [], true],
  ["not there", () => Response.json({ detail: "Not found." }, { status: 404 }), [], false],
  ["something else", () => Response.json({ services: "later" }), [], false],
])(
  "a host that comes without its services, by their own address: %s",
  async (_, give, said, has) => {
    vi.stubGlobal("fetch", async (input: string) =>
      new URL(input, "http://krill.test").pathname.endsWith("/monitoring/hosts/cpe1/services/")
        ? give()
        : Response.json(HOST),
    );
    const { host, hasServices } = await hostDetail("cpe1", new AbortController().signal);
    expect(host.services.map(({ name, state }) => `${name} ${state}`)).toEqual(said);
    expect(hasServices).toBe(has);
    expect(host.areServicesUntold, "what is not told is not none").toBe(!has);
  },
);
