import { useState } from "react";
import { useNavigate } from "react-router";
import { beginBulk } from "#src/apps/bulk/panels.tsx";
import type { BulkStart } from "#src/apps/bulk/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ListParams } from "#src/krill/resource.ts";
import type { RequestBody } from "#src/jobs/job.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import type { MarkValues } from "./mark-form.ts";
import { useMissingActions, WATCH_ACTIONS, type WatchAction } from "./watch-actions.ts";

/** The hosts and services that something is done about: known ones, or all that match a list. */
export type ManyTargets =
  | { refs: readonly ThingRef[]; note?: string }
  | { filter: { params: ListParams; total: number; address: string } };

const loadDialog = async () => (await import("./MarkDialog.tsx")).MarkDialog;

/** Recheck, acknowledge and downtime for many at once: after the comment, a bulk job (PRODUCT 6). */
export function ManyActions({
  targets,
  actions = WATCH_ACTIONS,
}: {
  targets: ManyTargets;
  actions?: readonly WatchAction[];
}) {
  const { t } = useTranslation("monitoring");
  const navigate = useNavigate();
  const missing = useMissingActions();
  const [asked, setAsked] = useState<"acknowledge" | "downtime" | null>(null);
  /** What was typed is there again for who closes the question. */
  const [typed, setTyped] = useState<Partial<Record<WatchAction, MarkValues>>>({});
  const count = "refs" in targets ? targets.refs.length : targets.filter.total;
  const begin = (name: WatchAction, body?: RequestBody) => {
    const start: BulkStart = {
      ...targets,
      things: "hosts",
      work: { kind: "request", name, severity: "safe", ...(body ? { body } : {}) },
    };
    setAsked(null);
    void beginBulk(start, navigate);
  };
  return (
    <>
      {actions
        .filter((action) => !missing.has(action))
        .map((action) => (
          <Button
            key={action}
            size="compact-sm"
            variant="default"
            disabled={count === 0}
            onClick={() => (action === "recheck" ? begin(action) : setAsked(action))}
          >
            {t(`mark.${action}`)}
          </Button>
        ))}
      {asked && (
        <Later
          load={loadDialog}
          until={null}
          props={{
            action: asked,
            title: t(`mark.many.${asked}`, { count }),
            submitLabel: t("mark.next"),
            typed: typed[asked],
            onType: (values) => setTyped((now) => ({ ...now, [asked]: values })),
            onSubmit: (body) => begin(asked, { ...body }),
            onClose: () => setAsked(null),
          }}
        />
      )}
    </>
  );
}
