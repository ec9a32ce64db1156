import { stamp } from "#mocks/clock.ts";
import type { Db } from "#mocks/db/db.ts";
import { luck } from "#mocks/random.ts";
import { named } from "./named.ts";

const DAY = 86_400_000;

/** Yesterday's work, so that the logs are not empty: who touched which device, and what the admin changed. */
export function seedLogs(db: Db, now: number): void {
  const ids = [
    named.weakDown.id,
    named.losAlone.id,
    named.neverReturns.id,
    named.healthy.id,
    named.docsis.id,
  ];
  ids.forEach((cpe, index) => {
    const l = luck(7000 + index);
    const isPatch = index % 2 === 1;
    db.requests.put({
      id: index + 1,
      requested_at: stamp(now - DAY + index * 3_600_000 + l.int(1, 0, 3_000_000)),
      username_persistent: l.pick(2, ["noc", "helpdesk"]),
      user: 1,
      remote_addr: "192.0.2.10",
      response_ms: l.int(3, 40, 900),
      status_code: isPatch ? 200 : 202,
      method: isPatch ? "PATCH" : "POST",
      path: isPatch ? `/api/v2/isp/cpes/${cpe}/` : `/api/v2/cpes/${cpe}/reboot`,
      host: "krill.internal.example",
      view: "isp.views.CPEViewSet",
      view_method: isPatch ? "partial_update" : "reboot",
      query_params: "{}",
      data: isPatch ? '{"notes":"Visto el viernes."}' : "{}",
      response: isPatch ? "{}" : '{"detail":"Reboot requested."}',
      errors: null,
    });
  });
  const changes: [string, string, 1 | 2 | 3][] = [
    ["isp | Customer", "Ambrosio Farolillo", 2],
    ["isp | CPE profile", "600M Simétricos", 1],
    ["auth | user", "installer", 2],
    ["pbx | Holiday", "Fiesta de San Ejemplo", 3],
  ];
  changes.forEach(([type, repr, flag], index) => {
    db.adminLogs.put({
      id: index + 1,
      action_time: stamp(now - (index + 1) * DAY),
      user: "admin",
      action_flag: flag,
      content_type: type,
      object_id: String(index + 1),
      object_repr: repr,
      change_message: flag === 2 ? '[{"changed": {"fields": ["Comment"]}}]' : "[]",
    });
  });
}
