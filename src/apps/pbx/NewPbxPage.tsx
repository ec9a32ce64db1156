import { useNavigate } from "react-router";
import { CustomerChoice } from "#src/apps/isp/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { paths } from "./paths.ts";
import css from "./pbx.module.css";

/** `/pbx/new`: whose PBX it will be. */
export default function NewPbxPage() {
  const { t } = useTranslation("pbx");
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t("pbxs.new")} />
      <Panel title={t("new.whose")}>
        <p className="k-dim">{t("new.text")}</p>
        <div className={css.choice}>
          <CustomerChoice
            label={t("new.customer")}
            onChoose={(customer) => void navigate(paths.pbxNewOf(customer))}
          />
        </div>
      </Panel>
    </>
  );
}
