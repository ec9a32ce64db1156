import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { TextField } from "#src/ui/Form.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceName, type Service } from "./api.ts";
import { changeService, type ChangeFailure } from "./change-service.ts";
import { WriteFailure } from "./WriteFailure.tsx";
import css from "./rubik.module.css";

/** Moves a service in use to another CTO, where its owner allows that (contract K15). */
export function CtoDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const id = useId();
  const now = cleanText(service.installation_info?.["CTO"]) ?? "";
  const [cto, setCto] = useState(now);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const isSame = cto.trim() === "" || cto.trim() === now;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || isSame) return;
    setBusy(true);
    const info = { ...service.installation_info, CTO: cto.trim() };
    const result = await changeService(
      service,
      { installation_info: info },
      { installation_info: t("cto.label") },
    );
    setBusy(false);
    if (result === null) onClose();
    else setFailure(result);
  };
  return (
    <Dialog
      title={`${t("cto.change")}: ${visible(serviceName(service), 60)}`}
      onClose={onClose}
      canClose={!isBusy}
    >
      <form className={css.fields} onSubmit={(event) => void submit(event)} noValidate>
        <p>{t("cto.text")}</p>
        <TextField
          id={id}
          label={t("cto.label")}
          value={cto}
          error={
            failure?.error
              ? (asApiError(failure.error).fields["installation_info"]?.join(" ") ?? null)
              : null
          }
          description={null}
          isRequired
          onChange={setCto}
        />
        <WriteFailure failure={failure} what={t("cto.change")} />
        <DialogButtons>
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit" aria-disabled={isSame || isBusy}>
            {isBusy ? t("dialog.sending") : t("cto.change")}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
