import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import css from "./outages.module.css";

const MOST = 200;

/** Hosts by name, each leading to its page; all of them can be copied. */
export function DeviceNames({ names }: { names: readonly string[] }) {
  const { t } = useTranslation("monitoring");
  return (
    <div className={css.names}>
      <ul>
        {names.slice(0, MOST).map((name) => (
          <li key={name}>
            <Link to={paths.host(name)}>{visible(name, 60)}</Link>
          </li>
        ))}
      </ul>
      <p hidden={names.length < 2}>
        {names.length > MOST && t("outages.someNames", { shown: MOST, total: names.length })}
        <CopyButton text={names} what={t("outages.names")} />
      </p>
    </div>
  );
}
