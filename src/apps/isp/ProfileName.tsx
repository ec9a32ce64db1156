import { useSharedData } from "#src/krill/shared-data.ts";
import { profiles, type Cpe } from "./api.ts";

/** The speed profiles, for their names. */
export const ALL_PROFILES = profiles.list({ limit: 1000, offset: 0 });

/** A speed profile by its name instead of its id; the id where the server does not tell the name. */
export function ProfileName({ profile }: { profile: Cpe["profile"] }) {
  const isId = typeof profile === "number";
  const all = useSharedData(isId ? ALL_PROFILES : null);
  if (profile === null || profile === undefined) return null;
  const found = isId ? all?.rows.find((row) => row.id === profile) : profile;
  return <>{found?.name || found?.label || `#${isId ? profile : profile.id}`}</>;
}
