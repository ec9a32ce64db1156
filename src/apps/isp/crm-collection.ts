/** The small collections of the CRM share their pages, of which each address names one. */
export type CrmCollection = "potses" | "profiles" | "contexts";

/** The collection of `/isp/profiles/4/edit`: `profiles`. */
export function collectionOf(pathname: string): CrmCollection {
  const name = pathname.split("/")[2];
  return name === "profiles" || name === "contexts" ? name : "potses";
}
