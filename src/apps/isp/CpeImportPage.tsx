import { useNavigate } from "react-router";
import { beginBulk } from "#src/apps/bulk/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ImportPage, importLoader } from "#src/resource/ImportPage.tsx";
import { lookedUp, namedById, type ImportSpec } from "#src/resource/import-spec.ts";
import { customerName, customers, profiles, type Cpe, type Profile } from "./api.ts";
import { newRef } from "./creation.ts";
import { cpeForm } from "./cpe-form.ts";
import { CrmTabs } from "./CrmTabs.tsx";
import { profileName } from "./profile-form.ts";
import { cpeUnique } from "./unique-fields.ts";

/** One request for all cells. */
async function ofProfiles(isMeant: (row: Profile) => boolean) {
  const asked = { limit: 1000, offset: 0 };
  const page = await queryClient.fetchQuery(profiles.list(asked));
  return lookedUp(page, asked, isMeant, profileName);
}

const cpeImport: ImportSpec<Cpe> = {
  form: cpeForm,
  unique: cpeUnique,
  lookups: {
    customer: {
      by: "externalId",
      async byText(text, signal) {
        const asked = { limit: 3, offset: 0, filters: { external_id: text } };
        const page = await customers.fetchPage(asked, signal);
        return lookedUp(page, asked, (row) => row.external_id === text, customerName);
      },
      byId: (id, signal) => namedById(customers.fetchOne(id, [], signal), customerName),
    },
    profile: {
      by: "name",
      byText: (text) => {
        const isCalled = (name: string | null | undefined) =>
          name?.trim().toLowerCase() === text.toLowerCase();
        return ofProfiles(({ name, label }) => isCalled(name) || isCalled(label));
      },
      async byId(id, signal) {
        const found = await ofProfiles((row) => row.id === id);
        // The list does not hold all.
        if (found !== "untold") return found;
        return namedById(profiles.fetchOne(id, [], signal), profileName);
      },
    },
  },
};

export const loader = importLoader(cpeImport);

/** `/isp/cpes/import`: new CPEs from a CSV file. */
export default function CpeImportPage() {
  const { t } = useTranslation("isp");
  const navigate = useNavigate();
  return (
    <ImportPage
      spec={cpeImport}
      title={t("cpes.import")}
      tabs={<CrmTabs />}
      onStart={(rows, note) => {
        const work = { kind: "request", name: "create", severity: "interrupting" } as const;
        const start = { things: "newCpes", refs: rows.map(newRef), note, work };
        void beginBulk(start, navigate);
      }}
    />
  );
}
