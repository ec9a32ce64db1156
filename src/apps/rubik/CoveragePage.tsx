import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { customerName, customers, type Customer } from "#src/apps/isp/api.ts";
import { idInPath, paths as crm } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { useKeptDraft } from "#src/resource/kept-draft.ts";
import { Unkept } from "#src/resource/Unkept.tsx";
import { Button } from "#src/ui/Button.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { AddressStep } from "./AddressStep.tsx";
import { addressSearch, addressText } from "./coverage-api.ts";
import { keptCoverage, type CoverageDraft, type Step } from "./coverage-draft.ts";
import { currentStep, stepsOf } from "./coverage-steps.ts";
import { CustomerStep } from "./CustomerStep.tsx";
import { HomeStep, useHomeText } from "./HomeStep.tsx";
import { OrderStep } from "./OrderStep.tsx";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { ProductStep } from "./ProductStep.tsx";
import { RubikTabs } from "./RubikTabs.tsx";
import { VerifyStep } from "./VerifyStep.tsx";
import css from "./coverage.module.css";

export async function loader() {
  void queryClient.prefetchQuery(ownerSettings);
  void queryClient.prefetchQuery(addressSearch({}));
  await loadFormTexts();
  return null;
}

/** `/rubik/coverage`: from an address to an order, step by step; left and taken up again at will. */
export default function CoveragePage() {
  const { t } = useTranslation("rubik");
  const [params] = useSearchParams();
  const id = idInPath(params.get("customer") ?? undefined);
  const { data, error, refetch } = useQuery({ ...customers.one(id ?? 0), enabled: id !== null });
  const customer = id === null ? null : (data?.data ?? null);
  return (
    <>
      <PageHeader title={t("coverage.title")}>
        <RubikTabs />
      </PageHeader>
      {id !== null && error && !customer && (
        <ApiProblem
          error={error}
          what={t("coverage.step.customer")}
          onRetry={() => void refetch()}
        />
      )}
      {id !== null && !error && !customer && <SkeletonLines label={t("coverage.title")} />}
      {(id === null || customer) && <Way key={id} customer={customer} />}
    </>
  );
}

/** The steps, for a customer of the CRM where the page was opened from there. */
function Way({ customer }: { customer: Customer | null }) {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const [kept] = useState(() => keptCoverage(customer));
  const [draft, change, isKept] = useKeptDraft(kept);
  // What stood there when the page was opened: said once.
  const [openedAt, setOpenedAt] = useState(draft.at);
  const owners = useQuery(ownerSettings);
  const settings = settingsOf(owners.data, draft.home?.owner);
  const hasProducts = settings?.hasProducts === true;
  const current = currentStep(draft, hasProducts);
  const steps = stepsOf(hasProducts);
  const at = steps.indexOf(current);
  // From the home on the owner's settings lead: guessed, an order would go without its product.
  const isUnled = !BEFORE_OWNER.has(current) && !owners.data && !isAbsent(owners.error);
  useFocusOn(`step-${current}`);
  const homeText = useHomeText();
  const [said, setSaid] = useState<Said>({});
  const summary: Partial<Record<Step, ReactNode>> = {
    address: draft.address && addressText(draft.address),
    home: draft.home && homeText(draft.home),
    product: draft.product && visible(draft.product.code, 60),
    verify: t("coverage.covered"),
    customer: visible(draft.order["crm_customer_label"] ?? "", 120),
  };
  return (
    <>
      {customer && (
        <p className={css.whose}>
          {t("coverage.for")}{" "}
          <Link to={crm.customer(customer.id)}>{visible(customerName(customer), 120)}</Link>
          {addressOf(customer)}
        </p>
      )}
      <Unkept isKept={isKept} />
      {openedAt > 0 && draft.address !== null && (
        <Problem
          tone="info"
          title={t("coverage.takenUp", { when: format.dateTime(new Date(openedAt)) })}
          retryLabel={t("coverage.restart")}
          onRetry={() => {
            setOpenedAt(0);
            change(kept.fresh);
          }}
        />
      )}
      <ol className={css.steps} aria-label={t("coverage.steps")}>
        {steps.map((step, index) => (
          <li
            key={step}
            data-done={index < at}
            aria-current={step === current ? "step" : undefined}
          >
            {t(`coverage.step.${step}`)}
          </li>
        ))}
      </ol>
      {steps.slice(0, at + 1).map((step) => (
        <div key={step} id={`step-${step}`} tabIndex={-1} className={css.step}>
          <Panel
            title={t(`coverage.step.${step}`)}
            aside={
              step !== current && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t("coverage.change")}: ${t(`coverage.step.${step}`)}`}
                  onClick={() => change({ open: step })}
                >
                  {t("coverage.change")}
                </Button>
              )
            }
          >
            {step === current && isUnled ? (
              <OwnersToCome owners={owners} />
            ) : step === current ? (
              <Body
                step={step}
                draft={draft}
                change={change}
                said={said}
                onSaid={setSaid}
                onDone={() => change(kept.fresh)}
              />
            ) : (
              <p className={css.done}>{summary[step]}</p>
            )}
          </Panel>
        </div>
      ))}
    </>
  );
}

/** Steps that no owner has a say in. */
const BEFORE_OWNER: ReadonlySet<Step> = new Set<Step>(["address", "home"]);

/** In the place of a step while the owners' settings are read, or cannot be. */
function OwnersToCome({
  owners: { error, refetch },
}: {
  owners: Pick<UseQueryResult, "error" | "refetch">;
}) {
  const { t } = useTranslation("rubik");
  const what = t("coverage.settings");
  return error ? (
    <ApiProblem error={error} what={what} onRetry={() => void refetch()} />
  ) : (
    <SkeletonLines label={what} />
  );
}

/** Moves the cursor to a part of the page when another one is its turn; not when the page opens. */
function useFocusOn(id: string): void {
  const last = useRef(id);
  useEffect(() => {
    if (last.current !== id) document.getElementById(id)?.focus();
    last.current = id;
  }, [id]);
}

/** What a step takes. */
export interface StepProps {
  draft: CoverageDraft;
  change: (
    change: Partial<CoverageDraft> | ((before: CoverageDraft) => Partial<CoverageDraft>),
  ) => void;
}

/** What the server said of fields of the order, by their names. */
export type Said = Readonly<Record<string, string>>;

interface SaidProps {
  said: Said;
  onSaid: (said: Said) => void;
  /** It was ordered: the way is at its end. */
  onDone: () => void;
}

function Body({
  step,
  draft,
  change,
  said,
  onSaid,
  onDone,
}: StepProps & SaidProps & { step: Step }) {
  if (step === "address") return <AddressStep draft={draft} change={change} />;
  if (step === "home") return <HomeStep draft={draft} change={change} />;
  if (step === "product") return <ProductStep draft={draft} change={change} />;
  if (step === "verify") return <VerifyStep draft={draft} change={change} />;
  if (step === "customer") return <CustomerStep draft={draft} change={change} said={said} />;
  return <OrderStep draft={draft} change={change} onSaid={onSaid} onDone={onDone} />;
}

/** Where the customer lives: what is searched for, perhaps. */
function addressOf({ address, postalcode, city }: Customer): string {
  const known = [address, postalcode, city].flatMap((one) => cleanText(one) ?? []);
  return known.length > 0 ? ` · ${visible(known.join(", "), 200)}` : "";
}
