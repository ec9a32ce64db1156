import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { RawReply } from "#src/resource/RawReply.tsx";
import { CopyButton } from "#src/ui/Copy.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { InSight } from "#src/ui/InSight.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Secret } from "#src/ui/Secret.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { formatMac, parseMac } from "#src/util/mac.ts";
import { isSecretName } from "#src/util/secrets.ts";
import { cleanText, visible } from "#src/util/text.ts";
import type { Cpe } from "./api.ts";
import { placeOf } from "./address.ts";
import { loadPlace } from "./cpe-parts.ts";
import type { CpeReading } from "./use-cpe.ts";
import { loadTree } from "./link-texts.ts";
import { useFieldName } from "./use-field-name.ts";
import css from "./cpe.module.css";

/** The documented fields in the order of the vendor's form (contract 3.1); those shown above are left out. */
const FIELDS = [
  "id",
  "internal_id",
  "tech",
  "tech_updated",
  "dsn",
  "mac",
  "mtamac",
  "wanmac",
  "remote_id",
  "address_profile",
  "fixed_address",
  "lan_cidr",
  "me_vlan",
  "tv_profile",
  "voip_profile",
  "wifi_profile",
  "wifi_ssid",
  "wifi_password",
  "pppoe_username",
  "pppoe_password",
  "bridge",
  "disable_provision",
  "disable_reconfig",
  "has_tr069",
  "tr069",
  "is_router",
  "is_bitstream",
  "avatar",
  "expiration_date",
  "external_id",
  "topology",
  "locality",
  "country",
] as const satisfies readonly (keyof Cpe)[];

const loadNap = async () => (await import("./CpeNap.tsx")).CpeNap;

/** Shown elsewhere on the page. */
const ELSEWHERE =
  /^(cpename|realm|customer|potses|model|sn|profile|line_profile|active|access|external_voip|probe|enable_notifications|address|city|postalcode|latitude|longitude|notes|created|updated|_services|_links)$/;
const MACS = /^(mac|mtamac|wanmac)$/;
const COPIED = /^(dsn|external_id|remote_id|topology|wifi_ssid|pppoe_username)$/;

/** What the CRM has on record of the device; secrets masked, and fields nobody documented below. */
export function CpeAdmin({ reading }: { reading: CpeReading }) {
  const { cpe, customer, item, isCpeWhole } = reading;
  const { t } = useTranslation("cpe");
  const nameOf = useFieldName();
  if (!cpe)
    return (
      <Panel title={t("admin.title")}>
        <SkeletonLines lines={6} label={t("admin.title")} />
      </Panel>
    );
  const known = new Set<string>(FIELDS);
  const more = Object.fromEntries(
    Object.entries(cpe).filter(([name]) => !known.has(name) && !ELSEWHERE.test(name)),
  );
  const own = placeOf(cpe);
  const state = reading.live.result.data?.info.state;
  return (
    <Panel title={t("admin.title")}>
      <Facts
        facts={[
          ...FIELDS.filter((name) => cleanText(cpe[name]) !== null).map(
            (name): [string, ReactNode] => [
              nameOf(name),
              <FieldValue key={name} name={name} value={cpe[name]} />,
            ],
          ),
          [nameOf("coordinates"), own && `${own.latitude}, ${own.longitude}`],
        ]}
      />
      {(own ?? placeOf(customer)) && (
        <div className={css.place}>
          <InSight>
            <Later load={loadPlace} until={null} props={{ cpe, customer, state }} />
          </InSight>
        </div>
      )}
      {cleanText(cpe.notes) && (
        <section aria-label={t("admin.notes")}>
          <h3 className={css.below}>{t("admin.notes")}</h3>
          <p className={css.notes}>{visible(cpe.notes ?? "", 4000)}</p>
        </section>
      )}
      {Object.keys(more).length > 0 && (
        <section aria-label={t("admin.more")}>
          <h3>{t("admin.more")}</h3>
          <Later load={loadTree} props={{ data: more, label: t("admin.more"), nameOf }} />
        </section>
      )}
      {item && isCpeWhole && <RawReply raw={item.data} />}
    </Panel>
  );
}

function FieldValue({ name, value }: { name: string; value: unknown }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  const text = cleanText(value) ?? "";
  if (isSecretName(name)) return <Secret value={text} what={nameOf(name)} />;
  if (name === "tech_updated") return <Moment at={text} />;
  if (name === "expiration_date") return <Moment at={text} dateOnly />;
  const mac = MACS.test(name) ? parseMac(text) : null;
  const shown = mac ? formatMac(mac) : visible(text, 300);
  return (
    <>
      <span className={mac ? "k-mono" : undefined}>{shown}</span>
      {(mac || COPIED.test(name)) && <CopyButton text={mac ? shown : text} what={nameOf(name)} />}
      {name === "topology" && (
        <InSight>
          <Later load={loadNap} until={null} props={{ topology: text }} />
        </InSight>
      )}
    </>
  );
}
