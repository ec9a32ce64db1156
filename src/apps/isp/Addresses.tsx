import { useTranslation } from "#src/i18n/use-translation.ts";
import { ipKind } from "#src/util/ip.ts";
import { visible } from "#src/util/text.ts";
import type { DeviceAddress } from "./addresses.ts";
import css from "./cpe.module.css";

/** Addresses, each with its kind and what it came by (contract H9). */
export function Addresses({ addresses }: { addresses: readonly DeviceAddress[] }) {
  const { t } = useTranslation("cpe");
  if (addresses.length === 0) return <>{t("live.noIp")}</>;
  return (
    <ul className={css.plain}>
      {addresses.map(({ ip, by }) => (
        <li key={ip}>
          <span className="k-mono">{visible(ip, 60)}</span>{" "}
          <span className="k-dim">
            {[t(`live.ip.${ipKind(ip)}`), ...by.map((one) => visible(one, 40))].join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
