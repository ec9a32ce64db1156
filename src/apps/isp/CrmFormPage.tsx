import { useLocation, type LoaderFunctionArgs } from "react-router";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { contextForm } from "./context-form.ts";
import { collectionOf } from "./crm-collection.ts";
import { potsForm } from "./pots-form.ts";
import { profileForm } from "./profile-form.ts";

const LOADERS = {
  potses: formLoader(potsForm),
  profiles: formLoader(profileForm),
  contexts: formLoader(contextForm),
};

export function loader(args: LoaderFunctionArgs) {
  return LOADERS[collectionOf(new URL(args.request.url).pathname)](args);
}

/** `/isp/potses/:id/edit`; `/isp/profiles/new`, `/isp/contexts/new` and their `/:id/edit`. */
export default function CrmFormPage() {
  const collection = collectionOf(useLocation().pathname);
  if (collection === "potses") return <FormPage key="potses" spec={potsForm} />;
  if (collection === "profiles") return <FormPage key="profiles" spec={profileForm} />;
  return <FormPage key="contexts" spec={contextForm} />;
}
