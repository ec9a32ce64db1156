import { Link } from "react-router";
import { flagFilter, textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { profiles, type Profile } from "./api.ts";
import { TECHS } from "./cpe-rules.ts";
import { paths } from "./paths.ts";
import { profileName } from "./profile-form.ts";
import { YesNo } from "./YesNo.tsx";

/** The columns of the vendor's own list (contract 3.1 "CPE profiles"). */
const columns: readonly ListColumn<Profile>[] = [
  { id: "name", isTitle: true, attrs: ["name", "label"], cell: profileName, csv: profileName },
  { id: "id", align: "end", cell: (profile) => profile.id },
  { id: "tech", cell: (profile) => shown(profile.tech) },
  { id: "downstream", cell: (profile) => shown(profile.downstream) },
  { id: "upstream", cell: (profile) => shown(profile.upstream) },
  { id: "access", cell: (profile) => <YesNo value={profile.access} /> },
  { id: "label", isDefault: false, cell: (profile) => shown(profile.label) },
  {
    id: "realms",
    isDefault: false,
    isSortable: false,
    attrs: ["realm", "realms"],
    cell: realmsText,
    csv: realmsText,
  },
  { id: "cpes_count", align: "end", cell: (profile) => <Uses profile={profile} /> },
];

/** The list of speed profiles. */
export const profileList: ListSpec<Profile> = {
  namespace: "crm",
  name: "profiles",
  resource: profiles,
  columns,
  attrs: ["id", "name"],
  defaultSort: "name",
  canSearch: true,
  rowName: profileName,
  rowPath: (profile) => paths.profile(profile.id),
  createPath: paths.profileNew,
  filters: [textFilter("tech", { suggestions: TECHS }), flagFilter("access")],
};

/** The realms of a profile; none named means all. */
export function realmsText({ realm, realms }: Profile): string {
  const all = [...(realms ?? []), ...(realm && !realms?.includes(realm) ? [realm] : [])];
  return shown(all.join(", "));
}

/** The CPEs with a profile, counted by the server. */
function Uses({ profile: { id, cpes_count: count } }: { profile: Profile }) {
  if (count === null || count === undefined) return null;
  return count === 0 ? <>0</> : <Link to={paths.cpesOfProfile(id)}>{count}</Link>;
}

function shown(value: unknown): string {
  return visible(cleanText(value) ?? "", 200);
}
