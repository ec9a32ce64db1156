import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Facts } from "#src/ui/Facts.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { Ago, Moment } from "#src/ui/Time.tsx";
import { formatPort, formatPosition } from "#src/util/pon.ts";
import { visible } from "#src/util/text.ts";
import { addressIn } from "./address.ts";
import type { HostService } from "./host-service.ts";
import type { HostState } from "./host.ts";
import { paths } from "./paths.ts";
import type { Watched } from "./watched.ts";

/** When it was checked and how, and where it stands in the network. */
export function HostFacts({
  host,
  of,
  isService,
}: {
  host: HostState;
  /** The host itself, or one of its services. */
  of: Watched & Pick<HostState | HostService, "state">;
  isService: boolean;
}) {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const { t: common } = useTranslation();
  const info = host.administrativeInfo;
  const address = info && addressIn(info);
  const customers = info?.customer_address;
  const olt = host.parsed?.olt ?? host.registration.host;
  const position = host.parsed?.position ?? host.registration.position;
  const check: [string, React.ReactNode][] = [
    [t("host.since"), of.since && <Both key="since" at={of.since} />],
    [
      t("host.lastCheck"),
      of.state === "pending"
        ? t("host.never")
        : of.lastCheck && <Both key="last" at={of.lastCheck} />,
    ],
    [t("host.nextCheck"), of.nextCheck && <Moment key="next" at={of.nextCheck} />],
    [t("host.interval"), format.duration(of.checkIntervalS)],
    [
      t("host.attempts"),
      of.attempt !== null && of.maxAttempts !== null && `${of.attempt} / ${of.maxAttempts}`,
    ],
    [t("host.stateType"), of.isHard !== null && t(of.isHard ? "host.hard" : "host.soft")],
    [
      t("host.command"),
      of.command && (
        <span key="command" className="k-mono">
          {visible(of.command, 80)}
        </span>
      ),
    ],
    [
      t("host.active"),
      of.isActivelyChecked !== null && common(of.isActivelyChecked ? "yes" : "no"),
    ],
  ];
  const place: [string, React.ReactNode][] = [
    [t("host.type"), host.type],
    [t("host.location"), host.location && visible(host.location, 120)],
    [
      t("host.parents"),
      host.parents.length > 0 &&
        host.parents.map((parent, index) => (
          <span key={parent}>
            {index > 0 && ", "}
            <Link to={paths.host(parent)}>{visible(parent, 60)}</Link>
          </span>
        )),
    ],
    [
      t("host.olt"),
      olt && (
        <Link key="olt" to={paths.host(olt)}>
          {visible(olt, 60)}
        </Link>
      ),
    ],
    [
      t("host.port"),
      olt && position && (
        <Link key="port" to={paths.problemsOf(`regtag:${olt}-${formatPort(position)} type:host`)}>
          {formatPosition(position)}
        </Link>
      ),
    ],
    [t("host.customer"), info?.customer_name && visible(info.customer_name, 120)],
    [t("host.address"), address && visible(address, 160)],
    [t("host.customerAddress"), customers && customers !== address && visible(customers, 160)],
    [t("host.model"), host.model && visible(host.model, 60)],
    [t("host.serial"), info?.sn && <Serial key="sn" sn={info.sn} />],
  ];
  return <Facts facts={isService ? check : [...check, ...place]} />;
}

function Both({ at }: { at: Date }) {
  return (
    <>
      <Moment at={at} /> · <Ago at={at} />
    </>
  );
}
