import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { profiles, type Profile } from "./api.ts";
import { CpeNews } from "./CpeNews.tsx";
import { cpeList } from "./cpe-columns.tsx";
import { paths } from "./paths.ts";
import { realmsText } from "./profile-columns.tsx";
import { profileForm, profileName } from "./profile-form.ts";
import { RecordPage } from "./RecordPage.tsx";
import { YesNo } from "./YesNo.tsx";

const loadForm = () => Promise.resolve(profileForm);

/** `/isp/profiles/:id`: a speed profile and the CPEs that have it. */
export function ProfileOf({ id }: { id: number }) {
  const { t } = useTranslation("crm");
  return (
    <RecordPage
      id={id}
      kind="profile"
      what={t("profiles.one")}
      reading={useQuery(profiles.one(id))}
      nameOf={profileName}
      editPath={paths.profileEdit(id)}
      listPath={paths.profiles}
      loadForm={loadForm}
      factsTitle={t("profiles.facts")}
      body={ProfileFacts}
    >
      <Panel title={t("profiles.devices")}>
        <CpeNews />
        <ResourceList
          spec={cpeList}
          label={t("profiles.devices")}
          fixed={{ profile: String(id) }}
        />
      </Panel>
    </RecordPage>
  );
}

function ProfileFacts({ row }: { row: Profile | null }) {
  const { t } = useTranslation("crm");
  const profile: Profile = row ?? { id: 0 };
  const text = (value: unknown) => visible(cleanText(value) ?? "", 300) || null;
  const { access, cpes_count: count } = profile;
  return (
    <Facts
      isComing={row === null}
      facts={[
        [t("profiles.columns.tech"), text(profile.tech)],
        [t("profiles.columns.downstream"), text(profile.downstream)],
        [t("profiles.columns.upstream"), text(profile.upstream)],
        [
          t("profiles.columns.access"),
          access !== null && access !== undefined && <YesNo key="access" value={access} />,
        ],
        [t("profiles.columns.label"), text(profile.label)],
        [t("profiles.columns.realms"), realmsText(profile)],
        [t("profiles.columns.cpes_count"), count ?? t("unknown")],
        [t("profiles.columns.id"), profile.id],
      ]}
    />
  );
}
