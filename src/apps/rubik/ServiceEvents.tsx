import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { Tree } from "#src/ui/Tree.tsx";
import { isNothing, visible } from "#src/util/text.ts";
import { record } from "#src/util/read.ts";
import { serviceEvents } from "./api.ts";
import { ServiceState } from "./ServiceState.tsx";
import css from "./rubik.module.css";

const TYPES = ["create", "partial_update", "update", "delete"] as const;

/** What happened to a service, with the operator's answers (contract K10). */
export function ServiceEvents({ id }: { id: number }) {
  const { t } = useTranslation("rubik");
  const { data, error, refetch } = useQuery(serviceEvents(id));
  const isMissing =
    error instanceof ApiError && ["not-found", "not-allowed", "forbidden"].includes(error.kind);
  const typeName = (type: string | null) => {
    const known = TYPES.find((one) => type === `service-${one}`);
    return known ? t(`events.type.${known}`) : visible(type ?? t("events.type.unknown"), 60);
  };
  return (
    <Panel title={t("events.title")}>
      {!data && !error && <SkeletonLines label={t("events.title")} />}
      {isMissing && <p className="k-dim">{t("events.notOffered")}</p>}
      {error && !isMissing && (
        <ApiProblem error={error} what={t("events.title")} onRetry={() => void refetch()} />
      )}
      {data?.events.length === 0 && <p className="k-dim">{t("events.none")}</p>}
      {data && data.events.length > 0 && (
        <ol className={css.events}>
          {data.events.map(({ key, type, state, at, answer }) => (
            <li key={key}>
              <p>
                <strong>{typeName(type)}</strong> {state && <ServiceState state={state} />}{" "}
                <Moment at={at} />
              </p>
              {hasContent(answer) && (
                <Tree
                  data={answer}
                  label={t("events.answer")}
                  nameOf={(name) => visible(name, 60)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {data && (data.total ?? 0) > data.events.length && (
        <p className="k-note">
          {t("events.part", { count: data.events.length, total: data.total ?? 0 })}
        </p>
      )}
    </Panel>
  );
}

function hasContent(answer: unknown): boolean {
  const fields = record(answer);
  return fields ? Object.keys(fields).length > 0 : !isNothing(answer);
}
