import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isNotGiven } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceName } from "./api.ts";
import { servicesOf } from "./customer-services.ts";
import type { ServiceCustomer } from "./panels.tsx";
import { paths } from "./paths.ts";
import { ProfileName } from "./service-columns.tsx";
import { ServiceState } from "./ServiceState.tsx";
import css from "./rubik.module.css";

/** A customer's services on the customer's page; not there where the server has none, or none for this person. */
export function CustomerServices({ customer }: { customer: ServiceCustomer }) {
  const { t } = useTranslation("rubik");
  const { data, error, refetch } = useQuery(servicesOf(customer));
  if (isNotGiven(error)) return null;
  const title = t("customer.title");
  const wanted = data?.by === "name" ? customer.name : (customer.externalId ?? customer.name);
  return (
    <Panel
      title={title}
      aside={<Link to={paths.coverageFor(customer.id)}>{t("coverage.from")}</Link>}
    >
      {error && <ApiProblem error={error} what={title} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={1} label={title} />}
      {data && data.rows.length > 0 && (
        <ul className={css.ofCustomer} aria-label={title}>
          {data.rows.map((service) => (
            <li key={service.id}>
              <Link to={paths.service(service.id)}>{visible(serviceName(service), 80)}</Link>
              <ServiceState state={service.state} />
              <span className="k-dim">
                {[service.owner, service.product]
                  .flatMap((one) => cleanText(one) ?? [])
                  .join(" · ")}{" "}
                <ProfileName service={service} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {data && (
        <p className="k-dim">
          {data.rows.length === 0 ? t("customer.none") : t(`customer.by.${data.by}`)}
          {!data.isComplete && ` ${t("customer.more")}`}{" "}
          <Link to={paths.servicesLike(wanted)}>{t("customer.search")}</Link>
        </p>
      )}
    </Panel>
  );
}
