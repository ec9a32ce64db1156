import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { write } from "#src/krill/client.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { apiUrl, linkEntries } from "#src/krill/links.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { ignoreHeldKey } from "#src/resource/held-key.ts";
import { ResourceActions } from "#src/resource/ResourceActions.tsx";
import { Button } from "#src/ui/Button.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { IconDiagnostic } from "#src/ui/icons.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { services, type Service } from "./api.ts";
import type { Named, OwnerSettings } from "./owner-settings.ts";
import { serviceThing } from "./service-thing.ts";
import { keepResult, useTestResults } from "./test-results.ts";
import { writeOnce } from "./write-once.ts";
import css from "./rubik.module.css";

/**
 * What the owner can find out about a service, at once, and what it can do to the customer's device, after asking (contract K12).
 */
export function ServiceTests({
  service,
  owner,
  owners,
  at,
}: {
  service: Service;
  owner: OwnerSettings | null;
  /** The reading of all owners' settings. */
  owners: Pick<UseQueryResult, "data" | "error" | "refetch">;
  at: Date | undefined;
}) {
  const { t } = useTranslation("rubik");
  const [running, setRunning] = useState<string | null>(null);
  const results = useTestResults(service.id);
  const tests = owner?.tests ?? [];
  const run = async (test: Named) => {
    setRunning(test.id);
    await runTest(service, test);
    setRunning(null);
  };
  // Settings that were not read do not say that there are no tests.
  const isTold = owners.data !== undefined || isAbsent(owners.error);
  const thing = serviceThing(service);
  const of = withOwnerActions(service, owner);
  const hasActions = linkEntries(of, "actions").length > 0;
  return (
    <Panel title={t("tests.title")}>
      {!owners.data && !owners.error && (
        <div className={css.testsReading}>
          <SkeletonLines lines={3} label={t("coverage.settings")} />
        </div>
      )}
      {owners.error && !owners.data && !isAbsent(owners.error) && (
        <ApiProblem
          error={owners.error}
          what={t("coverage.settings")}
          onRetry={() => void owners.refetch()}
        />
      )}
      {isTold && tests.length === 0 && !hasActions && (
        <p className="k-dim">{t("tests.none", { owner: visible(service.owner ?? "", 60) })}</p>
      )}
      {tests.length > 0 && (
        <div role="group" aria-label={t("tests.group")} className={css.buttons}>
          {tests.map((test) => (
            <Button
              key={test.id}
              size="sm"
              variant="default"
              icon={<IconDiagnostic size={16} aria-hidden />}
              aria-disabled={running !== null}
              onKeyDown={ignoreHeldKey}
              onClick={() => running === null && void run(test)}
            >
              {visible(test.label, 60)}
            </Button>
          ))}
        </div>
      )}
      <p role="status" className={running === null ? "k-hidden" : undefined}>
        {running !== null && t("tests.running")}
      </p>
      {hasActions && (
        <>
          <h3 className={css.part}>{t("tests.actions")}</h3>
          <ResourceActions
            thing={thing}
            of={of}
            at={at}
            facts={[
              [
                t("services.columns.crm_customer_label"),
                visible(cleanText(service.crm_customer_label) ?? "", 120),
              ],
              [t("services.columns.owner"), visible(service.owner ?? "", 60)],
            ]}
            reRead={async () => {
              const again = await queryClient.fetchQuery({
                ...services.one(service.id),
                staleTime: 0,
              });
              return withOwnerActions(again.data, owner);
            }}
          />
        </>
      )}
      {results.length > 0 && (
        <div className={css.results}>
          {results.map((result) => (
            <div key={result.code} className={css.result}>
              <h3>
                {visible(result.label, 60)}{" "}
                <span className="k-dim">
                  <Ago at={result.at} />
                </span>
              </h3>
              {result.error ? (
                <ApiProblem error={result.error} what={visible(result.label, 60)} />
              ) : result.isUnknown ? (
                <Problem tone="warning" title={t("notSent.unknown")} />
              ) : (
                <Tree
                  data={result.data}
                  label={result.label}
                  nameOf={(name) => visible(name, 60)}
                />
              )}
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}

async function runTest(service: Service, test: Named): Promise<void> {
  const path = `rubik/services/${service.id}/diagnostics/${encodeURIComponent(test.id)}/`;
  const result = await writeOnce({
    thing: serviceThing(service),
    name: test.label,
    severity: "safe",
    method: "POST",
    path,
    changes: [],
    send: () => write("POST", path, {}),
    replyOf: (reply) => reply,
  });
  if (result === null) return;
  keepResult(service.id, {
    code: test.id,
    label: test.label,
    at: new Date(),
    data: result.done?.data ?? null,
    error: result.error,
    isUnknown: result.done === null && result.error === null,
  });
}

/**
 * A service with the owner's actions beside its own. The reply's own addresses count; the owner's settings name codes alone, whose
 * address is inferred (contract 3.7).
 */
function withOwnerActions(service: Service, owner: OwnerSettings | null): unknown {
  const own = Object.fromEntries(linkEntries(service, "actions"));
  const actions = Object.fromEntries(
    (owner?.actions ?? []).map(({ id, label }) => [
      label,
      apiUrl(`rubik/services/${service.id}/actions/${encodeURIComponent(id)}/`),
    ]),
  );
  return { ...service, _links: { actions: { ...actions, ...own } } };
}
