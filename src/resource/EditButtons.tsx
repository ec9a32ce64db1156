import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button, ButtonLink } from "#src/ui/Button.tsx";
import { IconEdit, IconErase } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import type { FormSpec } from "./form-spec.ts";
import type { ListRow } from "./list-spec.ts";

/**
 * `Edit` and `Delete` of a thing, as far as its reply's `Allow` permits them (PRODUCT 5); without that
 * header both are offered, and the server decides.
 */
export function EditButtons<Row extends ListRow>({
  row,
  allow,
  editPath,
  loadSpec,
  onDeleted,
}: {
  row: Row;
  allow: ReadonlySet<string> | null;
  /** Null where there is no form to change it. */
  editPath: string | null;
  /** The form's description, loaded with the dialog that deletes; the same function each time. */
  loadSpec: () => Promise<FormSpec<Row>>;
  onDeleted: () => void;
}) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const [load] = useState(() => async () => {
    const [{ DeleteDialog }, spec, { loadFormTexts }] = await Promise.all([
      import("./DeleteDialog.tsx"),
      loadSpec(),
      import("./form-texts.ts"),
    ]);
    await loadFormTexts();
    return (props: { row: Row; onDeleted: () => void; onClose: () => void }) => (
      <DeleteDialog spec={spec} {...props} />
    );
  });
  return (
    <>
      {editPath !== null && (!allow || allow.has("PATCH") || allow.has("PUT")) && (
        <ButtonLink
          to={editPath}
          size="sm"
          variant="default"
          icon={<IconEdit size={16} aria-hidden />}
        >
          {t("edit")}
        </ButtonLink>
      )}
      {(!allow || allow.has("DELETE")) && (
        <Button
          size="sm"
          variant="default"
          icon={<IconErase size={16} aria-hidden />}
          onClick={() => setAsked(true)}
        >
          {t("delete")}
        </Button>
      )}
      {isAsked && (
        <Later
          load={load}
          until={null}
          props={{ row, onDeleted, onClose: () => setAsked(false) }}
        />
      )}
    </>
  );
}

/** The place of both while the thing is read, so that nothing below moves on a narrow screen. */
export function EditButtonsToCome() {
  return <span aria-hidden style={{ width: 200, height: 36 }} />;
}
