import { badDay } from "#src/apps/monitoring/outage-fixtures.ts";

const WORDS: Readonly<Record<string, string>> = { los: "losi", "dying-gasp": "dyinggasp" };

/** Hosts that are down, as the search gives each: so many devices in 120 outages, one in twenty by itself. */
export function downRows(count: number): string[] {
  const now = Date.now();
  const alone = Math.round(count / 20);
  const { devices } = badDay({
    seed: 7,
    outages: [
      ["fibre", 60],
      ["power", 30],
      ["mixed", 10],
      ["uplink", 20],
    ],
    inOutages: count - alone,
    alone,
    now,
  });
  return devices.slice(0, count).map((device, index) => {
    const of = (kind: string) => device.shares.find((one) => one.kind === kind)?.value;
    const [head, port] = of("pon")?.split(" ") ?? [];
    const word = WORDS[device.cause ?? ""];
    return JSON.stringify({
      type: "Host",
      name: device.id,
      meta: {},
      attrs: {
        host_name: device.id,
        state: 1,
        state_long: "down",
        state_type: 1,
        severity: 2112,
        problem: 1,
        alarm: 1,
        handled: 0,
        acknowledged: 0,
        downtime: 0,
        business_impact: 1,
        check_interval: 86_400,
        last_check: new Date(now).toISOString(),
        last_state_change: new Date(device.since ?? now).toISOString(),
        output: head
          ? `alarm/${word ?? "offline"}/offline ${head}:${port}-${index % 64} 0.0.0.0`
          : "Offline!",
        perfdata: [],
        vars: {
          type: "cpe",
          business_impact: 1,
          cpe_registration_state: "__regstate__",
          administrative_info: {
            id: index + 1,
            realm: "cpe",
            tech: "gpon",
            customer_name: device.customer,
            address: `${of("street") ?? "Camino"} ${index % 90}`,
            ...(of("nap") && { topology: of("nap") }),
            ...(device.latitude !== null && {
              latitude: device.latitude,
              longitude: device.longitude,
            }),
          },
        },
      },
      joins: {},
    });
  });
}
