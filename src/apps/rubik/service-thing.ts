import type { ActionThing } from "#src/jobs/record.ts";
import { serviceName, type Service } from "./api.ts";
import { paths } from "./paths.ts";

/** A service as the journal knows it. */
export function serviceThing(service: Service): ActionThing {
  return {
    app: "rubik",
    kind: "service",
    id: String(service.id),
    name: serviceName(service),
    path: paths.service(service.id),
  };
}
