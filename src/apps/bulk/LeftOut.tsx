import { Link } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { visible } from "#src/util/text.ts";
import type { OutReason, Selection } from "./preview.ts";
import css from "./bulk.module.css";

const AT_ONCE = 100;
const REASONS: readonly OutReason[] = ["not-offered", "no-value", "bad-value"];

/** The devices that take no part, by reason. */
export function LeftOut({ out }: { out: Selection["out"] }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
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
                {some.slice(0, AT_ONCE).map(({ line }) => (
                  <Link key={line.device.id} to={isp.cpe(line.device.id)}>
                    {visible(line.device.name, 60)}
                  </Link>
                ))}
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
