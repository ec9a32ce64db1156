import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { contexts, type Context } from "./contexts.ts";
import { contextForm, contextName } from "./context-form.ts";
import { paths } from "./paths.ts";
import { potsList } from "./pots-columns.tsx";
import { RecordPage } from "./RecordPage.tsx";

const loadForm = () => Promise.resolve(contextForm);

/** `/isp/contexts/:id`: a telephone context and the lines that have it. */
export function ContextOf({ id }: { id: number }) {
  const { t } = useTranslation("crm");
  return (
    <RecordPage
      id={id}
      kind="context"
      what={t("contexts.one")}
      reading={useQuery(contexts.one(id))}
      nameOf={contextName}
      editPath={paths.contextEdit(id)}
      listPath={paths.contexts}
      loadForm={loadForm}
      factsTitle={t("contexts.facts")}
      body={ContextFacts}
    >
      <Panel title={t("contexts.lines")}>
        <ResourceList spec={potsList} label={t("contexts.lines")} fixed={{ context: String(id) }} />
      </Panel>
    </RecordPage>
  );
}

function ContextFacts({ row }: { row: Context | null }) {
  const { t } = useTranslation("crm");
  const context = row ?? { id: 0 };
  return (
    <Facts
      isComing={row === null}
      facts={[
        [t("contexts.columns.name"), contextName(context)],
        [t("contexts.columns.id"), context.id],
      ]}
    />
  );
}
