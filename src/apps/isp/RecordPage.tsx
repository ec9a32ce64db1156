import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentType, ReactNode } from "react";
import { useNavigate } from "react-router";
import type { Item } from "#src/krill/resource.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { EditButtons, EditButtonsToCome } from "#src/resource/EditButtons.tsx";
import type { FormSpec } from "#src/resource/form-spec.ts";
import type { ListRow } from "#src/resource/list-spec.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { visible } from "#src/util/text.ts";

/**
 * The page of one record of the CRM: its name, what may be done with it, its facts, and below them what
 * belongs to it.
 */
export function RecordPage<Row extends ListRow>({
  id,
  kind,
  what,
  reading: { data: item, error, refetch },
  nameOf,
  allowOf = itself,
  editPath,
  listPath,
  loadForm,
  factsTitle,
  body: Body,
  children,
}: {
  id: number;
  /** What the journal calls it. */
  kind: string;
  /** What it is, in words. */
  what: string;
  reading: UseQueryResult<Item<Row>>;
  nameOf: (row: Row) => string;
  /** The methods that make sense of those that the reply permits. */
  allowOf?: (allow: ReadonlySet<string> | null) => ReadonlySet<string> | null;
  editPath: string;
  /** Where one is once it is deleted. */
  listPath: string;
  /** The same function each time. */
  loadForm: () => Promise<FormSpec<Row>>;
  factsTitle: string;
  /** Its facts; their names alone while it is read. */
  body: ComponentType<{ row: Row | null }>;
  /** What belongs to it; a function where its facts stand among that. */
  children?: ReactNode | ((facts: ReactNode) => ReactNode);
}) {
  const navigate = useNavigate();
  const name = item ? visible(nameOf(item.data), 120) : null;
  const facts = (item || !error) && (
    <Panel title={factsTitle}>
      <Body row={item?.data ?? null} />
    </Panel>
  );
  return (
    <>
      <PageHeader title={name ?? `${what} #${id}`}>
        {!item && !error && <EditButtonsToCome />}
        {item && (
          <EditButtons
            row={item.data}
            allow={allowOf(item.allow)}
            editPath={editPath}
            loadSpec={loadForm}
            onDeleted={() => void navigate(listPath)}
          />
        )}
      </PageHeader>
      <WriteNews app="isp" kind={kind} id={id} />
      {error && <ApiProblem error={error} what={what} onRetry={() => void refetch()} />}
      {item && <OddNote odd={item.odd} />}
      {typeof children === "function" ? (
        children(facts)
      ) : (
        <>
          {facts}
          {children}
        </>
      )}
    </>
  );
}

const itself = (allow: ReadonlySet<string> | null) => allow;
