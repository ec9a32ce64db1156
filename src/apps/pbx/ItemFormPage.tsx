import { useParams, type LoaderFunctionArgs } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { DeleteThing } from "./DeleteThing.tsx";
import { itemForm } from "./item-forms.ts";
import { ITEM_KINDS, placeOf, type ItemKind } from "./paths.ts";

const kindOf = (text: string | undefined): ItemKind | null =>
  ITEM_KINDS.find((kind) => kind === text) ?? null;

const loadItem = formLoader((params) =>
  itemForm(placeOf(params), kindOf(params["kind"]) ?? "ddis"),
);

export async function loader(args: LoaderFunctionArgs) {
  return kindOf(args.params["kind"]) ? loadItem(args) : null;
}

/** `/pbx/:customer/:pbx/:kind/new`, `/pbx/:customer/:pbx/:kind/:id/edit`: an item of a PBX. */
export default function ItemFormPage() {
  const { t } = useTranslation("pbx");
  const params = useParams();
  const place = placeOf(params);
  const { id } = params;
  const kind = kindOf(params["kind"]);
  if (kind === null)
    return (
      <>
        <PageHeader title={t("pbxs.one")} />
        <Empty title={t("noSuchPage")} />
      </>
    );
  const spec = itemForm(place, kind);
  return (
    <FormPage key={`${kind}-${id ?? "new"}`} spec={spec}>
      {id && <DeleteThing key={id} spec={spec} id={id} />}
    </FormPage>
  );
}
