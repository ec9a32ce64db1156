import { choice, flag, text, type FormSpec } from "#src/resource/form-spec.ts";
import { profiles, type Profile } from "./api.ts";
import { TECHS } from "./cpe-rules.ts";
import { formTexts } from "./form-texts.ts";
import { paths } from "./paths.ts";
import { ProfileUse } from "./ProfileUse.tsx";

const NET = { actsOnNetwork: true } as const;

/** What a speed profile is called. */
export const profileName = (profile: Pick<Profile, "id" | "name" | "label">): string =>
  profile.name || profile.label || `#${profile.id}`;

/** A speed profile as it is created, changed and deleted (contract 3.1 "CPE profiles"). */
export const profileForm: FormSpec<Profile> = {
  namespace: "ispForm",
  name: "profile",
  texts: formTexts,
  resource: profiles,
  app: "isp",
  kind: "profile",
  groups: [
    {
      id: "profile",
      fields: [
        text("name", { isRequired: true, whenEmpty: "blank" }),
        choice("tech", { ...NET, isRequired: true, suggestions: TECHS }),
        // Labels, not figures (contract 2.8).
        text("downstream", { ...NET, isRequired: true, whenEmpty: "blank" }),
        text("upstream", { ...NET, isRequired: true, whenEmpty: "blank" }),
        text("label", NET),
        choice("realm", { whenEmpty: "blank" }),
        flag("access", NET),
      ],
      extra: ProfileUse,
    },
  ],
  nameOf: profileName,
  newName: ({ name }) => (typeof name === "string" ? name : ""),
  pathOf: (id) => paths.profile(Number(id)),
  listPath: paths.profiles,
  editPath: (id) => paths.profileEdit(Number(id)),
  initial: { tech: "gpon", access: true },
  fromAddress: ["tech", "realm"],
  effects: (changed, _values, isNew) => (!isNew && changed.length > 0 ? ["used"] : []),
  deleteEffect: "deleted",
  alsoShownIn: [["isp", "cpes"]],
};
