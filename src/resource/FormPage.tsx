import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import {
  Link,
  useLocation,
  useNavigate,
  useParams,
  useSearchParams,
  type LoaderFunctionArgs,
} from "react-router";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { loadTexts } from "#src/i18n/i18n.ts";
import { metadataOf, type Metadata } from "#src/krill/metadata.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { Item } from "#src/krill/resource.ts";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { ApiProblem } from "./ApiProblem.tsx";
import { ValueText } from "./FormConflict.tsx";
import type { FormSpec } from "./form-spec.ts";
import { loadFormTexts } from "./form-texts.ts";
import { valuesOf } from "./form-values.ts";
import type { ListRow } from "./list-spec.ts";
import { OddNote } from "./OddNote.tsx";
import { ResourceForm, useFieldNames } from "./ResourceForm.tsx";
import type { FormDone } from "./form-start.ts";
import { wayToChange } from "./way-to-change.ts";

/** A thing read for its form: always anew, since what is opened is what a save is compared with. */
function itemOf<Row extends ListRow>({ resource }: FormSpec<Row>, id: string) {
  return {
    queryKey: [...resource.key, "one", id, []] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => resource.fetchOne(id, [], signal),
  };
}

/**
 * A loader for a page with a form: asks for the thing and what the server says of its fields. The
 * description of things that belong to another thing follows from the address.
 */
export function formLoader<Row extends ListRow>(
  of: FormSpec<Row> | ((params: LoaderFunctionArgs["params"]) => FormSpec<Row>),
) {
  return async ({ params }: LoaderFunctionArgs): Promise<null> => {
    const spec = typeof of === "function" ? of(params) : of;
    const id = params["id"];
    void queryClient.prefetchQuery(metadataOf(spec.resource.path));
    if (isId(spec, id)) void queryClient.prefetchQuery({ ...itemOf(spec, id), staleTime: 0 });
    await Promise.all([loadFormTexts(), loadTexts(spec.namespace, spec.texts)]);
    return null;
  };
}

/**
 * The page of a form: a new thing where its address has no `:id`, else the thing with that id. Where
 * the reply's `Allow` does not permit it, it says so and shows what there is.
 */
export function FormPage<Row extends ListRow>({
  spec,
  children,
  onDone,
}: {
  spec: FormSpec<Row>;
  /** Beside the heading: the tabs between sister pages. */
  children?: ReactNode;
  /** Where a save leads, if not to the thing's page or the list. */
  onDone?: (done: FormDone<Row>) => string;
}) {
  const id = useParams()["id"];
  if (id === undefined)
    return (
      <NewThing spec={spec} onDone={onDone}>
        {children}
      </NewThing>
    );
  return (
    <OldThing key={id} spec={spec} id={id} onDone={onDone}>
      {children}
    </OldThing>
  );
}

interface Part<Row extends ListRow> {
  spec: FormSpec<Row>;
  children: ReactNode;
  onDone: ((done: FormDone<Row>) => string) | undefined;
}

function NewThing<Row extends ListRow>({ spec, children, onDone }: Part<Row>) {
  const { t } = useTranslation("form");
  const text = useDynamicText(spec.namespace);
  const [address] = useSearchParams();
  const { search } = useLocation();
  const { data: metadata, isPending } = useQuery(metadataOf(spec.resource.path));
  const ways = useWays(spec, onDone);
  const title = text(`${spec.name}.new`);
  const mayCreate = !metadata?.allow || metadata.allow.has("POST");
  return (
    <>
      <PageHeader title={title}>{children}</PageHeader>
      {isPending && <SkeletonLines lines={8} label={title} />}
      {!isPending && !mayCreate && <Problem tone="info" title={t("mayNotCreate")} />}
      {!isPending && mayCreate && (
        <ResourceForm
          key={search}
          spec={spec}
          item={null}
          metadata={metadata ?? NO_METADATA}
          address={address}
          onDone={ways.done}
          onCancel={ways.back}
        />
      )}
    </>
  );
}

function OldThing<Row extends ListRow>({ spec, children, onDone, id }: Part<Row> & { id: string }) {
  const { t } = useTranslation("form");
  const { t: common } = useTranslation();
  const text = useDynamicText(spec.namespace);
  // What is opened stays what it was: a reading in the background must not change what is compared.
  const [item, setItem] = useState<Item<Row> | null>(null);
  const { data, error, isFetching, refetch } = useQuery({
    ...itemOf(spec, id),
    staleTime: 5000,
    enabled: isId(spec, id) && item === null,
  });
  if (item === null && data && !isFetching) setItem(data);
  const metadata = useMetadata(spec, id);
  const ways = useWays(spec, onDone);
  const what = text(`${spec.name}.one`);
  if (!isId(spec, id))
    return (
      <>
        <PageHeader title={what} />
        <Empty title={common("page.notFound")} />
      </>
    );
  const name = item ? visible(spec.nameOf(item.data), 120) : `#${id}`;
  const way = item && wayToChange(item, metadata ?? NO_METADATA);
  const mayChange = way?.kind !== "none";
  const title = mayChange ? t("edit", { name }) : name;
  return (
    <>
      <PageHeader title={title}>{children}</PageHeader>
      {error && !item && <ApiProblem error={error} what={what} onRetry={() => void refetch()} />}
      {item && <OddNote odd={item.odd} />}
      {!error && !(item && metadata) && <SkeletonLines lines={8} label={what} />}
      {way?.kind === "put" && metadata && <Problem tone="info" title={t("asWhole")} />}
      {item && metadata && mayChange && (
        <ResourceForm
          spec={spec}
          item={item}
          metadata={metadata}
          onDone={ways.done}
          onCancel={ways.back}
        />
      )}
      {item && !mayChange && <ReadOnly spec={spec} row={item.data} why={t(`why.${way.why}`)} />}
    </>
  );
}

/** What the server says of the fields: of the collection, else of the thing; null while it is read. */
function useMetadata<Row extends ListRow>(spec: FormSpec<Row>, id: string): Metadata | null {
  const { resource } = spec;
  const ofAll = useQuery(metadataOf(resource.path));
  const hasFields = Object.keys(ofAll.data?.fields ?? {}).length > 0;
  // Who may change things but not make new ones gets them from the thing alone.
  const ofOne = useQuery({
    ...metadataOf(resource.pathOf(id)),
    enabled: isId(spec, id) && !ofAll.isPending && !hasFields,
  });
  if (ofAll.isPending) return null;
  if (hasFields) return ofAll.data ?? NO_METADATA;
  return ofOne.isPending ? null : (ofOne.data ?? NO_METADATA);
}

/** Where a form leads: to the thing, to the list, or back to where the person came from. */
function useWays<Row extends ListRow>(
  spec: FormSpec<Row>,
  onDone: ((done: FormDone<Row>) => string) | undefined,
) {
  const navigate = useNavigate();
  const id = useParams()["id"];
  const page = (one: string | null) => (one === null ? null : spec.pathOf?.(one)) ?? spec.listPath;
  return {
    done: (done: FormDone<Row>) => void navigate(onDone?.(done) ?? page(done.id)),
    back: () => void navigate(page(id ?? null)),
  };
}

/** What there is, for who may not change it. */
function ReadOnly<Row extends ListRow>({
  spec,
  row,
  why,
}: {
  spec: FormSpec<Row>;
  row: Row;
  why: string;
}) {
  const { t } = useTranslation("form");
  const text = useDynamicText(spec.namespace);
  const nameOf = useFieldNames(spec);
  const values = valuesOf(spec, row);
  return (
    <div>
      <Problem tone="info" title={why}>
        <Link to={spec.pathOf?.(row.id) ?? spec.listPath}>{t("back")}</Link>
      </Problem>
      {spec.groups.map((group) => (
        <Panel key={group.id} title={text(`${spec.name}.groups.${group.id}`)}>
          <Facts
            facts={group.fields
              .filter(({ name }) => name in row)
              .map((field) => [
                nameOf(field.name),
                <ValueText key={field.name} field={field} value={values[field.name] ?? null} />,
              ])}
          />
        </Panel>
      ))}
    </div>
  );
}

const NO_METADATA: Metadata = { allow: null, fields: {} };

function isId(spec: Pick<FormSpec<never>, "hasTextIds">, id: string | undefined): id is string {
  if (id === undefined) return false;
  return spec.hasTextIds ? id !== "" && id.length <= 200 : /^\d{1,15}$/u.test(id);
}
