import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** The fields of contract 3.1, by collection: its field tables, and the names that it infers for the rest. */
const FIELDS: Record<string, string> = {
  cpes: `id cpename internal_id realm customer tech tech_updated model sn dsn mac mtamac wanmac remote_id profile line_profile address_profile fixed_address lan_cidr me_vlan tv_profile voip_profile wifi_profile wifi_ssid wifi_password pppoe_username pppoe_password active access external_voip probe enable_notifications bridge disable_provision disable_reconfig has_tr069 tr069 is_router is_bitstream avatar expiration_date external_id topology address city locality postalcode country latitude longitude notes created updated _services _links`,
  customers: `id name surname external_id address city country postalcode latitude longitude comment realm created updated`,
  potses: `id lineid order cli label context contextname language username password dtmf pbx_extension voicemail voicemail_password custom_digitmap billing_profile cpe customer`,
  "cpe-profiles": `id name label tech downstream upstream access realm realms cpes_count`,
  contexts: `id name`,
  models: `name vendor tech`,
};

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

interface Line {
  collection: string;
  field: string;
  shown: string;
  changed: string;
}

const lines = read("docs/fields.md")
  .split(/^## /mu)
  .slice(1)
  .flatMap((part): Line[] => {
    const collection = /`isp\/([\w-]+)\/`/u.exec(part)?.[1] ?? "";
    return [...part.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \|$/gmu)].map(
      ([, field = "", shown = "", changed = ""]) => ({ collection, field, shown, changed }),
    );
  });

const filesIn = (cell: string) =>
  [...cell.matchAll(/`([\w./-]+\.tsx?)`/gu)].map(([, path = ""]) => path);

/** Whether a file below `src/` exists and names the field. */
function names(path: string, field: string): boolean {
  const isThere = existsSync(new URL(`src/${path}`, root));
  return isThere && new RegExp(`(?<!\\w)${field}(?!\\w)`, "u").test(read(`src/${path}`));
}

describe("docs/fields.md", () => {
  test.each(Object.entries(FIELDS))(
    "%s: one line for each field, and no other",
    (collection, fields) => {
      const listed = lines
        .filter((line) => line.collection === collection)
        .map(({ field }) => field);
      expect(listed).toEqual(fields.split(" "));
    },
  );

  test("has no other collection", () => {
    const known = Object.keys(FIELDS);
    expect(lines.filter(({ collection }) => !known.includes(collection))).toEqual([]);
  });

  test("each field is shown, and changed or said why not", () => {
    const poor = lines.filter(
      ({ shown, changed }) =>
        filesIn(shown).length === 0 || (filesIn(changed).length === 0 && !/^– \S/u.test(changed)),
    );
    expect(poor).toEqual([]);
  });

  test("the files named have the field", () => {
    const wrong = lines.flatMap(({ field, shown, changed }) =>
      filesIn(`${shown} ${changed}`)
        .filter((path) => !names(path, field))
        .map((path) => `${field}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });
});
