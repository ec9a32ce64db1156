import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import type { OutReason, Selection } from "./preview.ts";
import { useKind } from "./use-jobs.ts";
import css from "./bulk.module.css";

const AT_ONCE = 100;
const REASONS: readonly OutReason[] = ["not-offered", "no-value", "bad-value"];

/** Those that take no part, by reason. */
export function LeftOut({ things, out }: { things: string; out: Selection["out"] }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const kind = useKind(things);
  return (
    <ul className={css.plain}>
      {REASONS.map((reason) => {
        const some = out.filter((one) => one.reason === reason);
        if (some.length === 0) return null;
        return (
          <li key={reason}>
            <details>
              <summary>
                {t(`preview.reason.${reason}`, {
                  count: some.length,
                  n: format.number(some.length),
                })}
              </summary>
              <p className={css.names}>
                {some.slice(0, AT_ONCE).map(({ line: { device } }) => {
                  const path = kind?.path(device) ?? null;
                  const name = visible(device.name, 60);
                  return path === null ? (
                    <span key={device.id}>{name}</span>
                  ) : (
                    <Link key={device.id} to={path}>
                      {name}
                    </Link>
                  );
                })}
                {some.length > AT_ONCE && (
                  <span className="k-dim">
                    {t("preview.more", { n: format.number(some.length - AT_ONCE) })}
                  </span>
                )}
              </p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
