import type { Route } from "#mocks/route.ts";
import { info } from "./cpe-info.ts";
import { listUnconfigured } from "./gpon.ts";
import { listCpes, oneCpe, writeCpe } from "./isp-cpes.ts";

/** What an installer has without CRM, plant and monitoring (contract 3.10; the list and PATCH are inferred). */
export const installerRoutes: readonly Route[] = [
  { path: "installer/cpes", area: "installer", slash: "with", methods: { GET: listCpes } },
  {
    path: "installer/cpes/:id",
    area: "installer",
    slash: "with",
    methods: { GET: oneCpe, PATCH: writeCpe(false) },
  },
  { path: "installer/cpes/:id/info", area: "installer", slash: "with", methods: { GET: info } },
  {
    path: "installer/gpon/unconfigured",
    area: "installer",
    slash: "with",
    methods: { GET: listUnconfigured },
  },
];
