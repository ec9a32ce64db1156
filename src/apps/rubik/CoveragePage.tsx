import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { AddressStep } from "./AddressStep.tsx";
import { addressSearch, addressText } from "./coverage-api.ts";
import { NEW_DRAFT, useCoverageDraft, type CoverageDraft, type Step } from "./coverage-draft.ts";
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
  const format = useFormat();
  const [draft, change] = useCoverageDraft();
  // What stood there when the page was opened: said once.
  const [openedAt, setOpenedAt] = useState(draft.at);
  const { data } = useQuery(ownerSettings);
  const settings = settingsOf(data, draft.home?.owner);
  const hasProducts = settings?.hasProducts === true;
  const current = currentStep(draft, hasProducts);
  const steps = stepsOf(hasProducts);
  const at = steps.indexOf(current);
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
      <PageHeader title={t("coverage.title")}>
        <RubikTabs />
      </PageHeader>
      {openedAt > 0 && draft.address !== null && (
        <Problem
          tone="info"
          title={t("coverage.takenUp", { when: format.dateTime(new Date(openedAt)) })}
          retryLabel={t("coverage.restart")}
          onRetry={() => {
            setOpenedAt(0);
            change(NEW_DRAFT);
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
            {step === current ? (
              <Body step={step} draft={draft} change={change} said={said} onSaid={setSaid} />
            ) : (
              <p className={css.done}>{summary[step]}</p>
            )}
          </Panel>
        </div>
      ))}
    </>
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
  change: (change: Partial<CoverageDraft>) => void;
}

/** What the server said of fields of the order, by their names. */
export type Said = Readonly<Record<string, string>>;

interface SaidProps {
  said: Said;
  onSaid: (said: Said) => void;
}

function Body({ step, draft, change, said, onSaid }: StepProps & SaidProps & { step: Step }) {
  if (step === "address") return <AddressStep draft={draft} change={change} />;
  if (step === "home") return <HomeStep draft={draft} change={change} />;
  if (step === "product") return <ProductStep draft={draft} change={change} />;
  if (step === "verify") return <VerifyStep draft={draft} change={change} />;
  if (step === "customer") return <CustomerStep draft={draft} change={change} said={said} />;
  return <OrderStep draft={draft} change={change} onSaid={onSaid} />;
}
