import { useTranslation } from "#src/i18n/use-translation.ts";
import { readableName } from "#src/resource/known-actions.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { Ago, Moment } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import type { Task } from "./api.ts";
import css from "./acs.module.css";

/** What waits for the device's next session: it is done when the device calls, or never (contract 2.6: the flag expires). */
export function TasksPanel({ tasks, at }: { tasks: readonly Task[]; at: Date }) {
  const { t } = useTranslation("acs");
  return (
    <Panel
      title={t("tasks.title")}
      aside={
        <span>
          {t("read")} <Ago at={at} />
        </span>
      }
    >
      {tasks.length === 0 ? (
        <p>{t("tasks.none")}</p>
      ) : (
        <ul className={css.tasks}>
          {tasks.map((task) => (
            <li key={task.id}>
              <strong>{readableName(task.name)}</strong>
              {task.status !== null && <span> · {visible(task.status, 60)}</span>}
              {task.created && (
                <span>
                  {" · "}
                  {t("tasks.since")} <Ago at={task.created} />
                </span>
              )}
              {task.expires && (
                <span>
                  {" · "}
                  {t("tasks.until")} <Moment at={task.expires} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
