import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { changeToKeep } from "#src/jobs/record.ts";
import { asApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { addNews } from "#src/resource/write-news.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { stillHere } from "#src/ui/still-here.ts";
import { visible } from "#src/util/text.ts";
import { services } from "./api.ts";
import type { ChangeFailure } from "./change-service.ts";
import { addressText } from "./coverage-api.ts";
import type { Said, StepProps } from "./CoveragePage.tsx";
import { ORDER_FIELDS, orderBody } from "./coverage-steps.ts";
import { useHomeText } from "./HomeStep.tsx";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { serviceThing } from "./service-thing.ts";
import { WriteFailure } from "./WriteFailure.tsx";
import { writeOnce } from "./write-once.ts";
import css from "./coverage.module.css";

/** Everything once more, and the order: it has a cost, so it is asked for again. */
export function OrderStep({
  draft,
  change,
  onSaid,
  onDone,
}: StepProps & { onSaid: (said: Said) => void; onDone: () => void }) {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const homeText = useHomeText();
  const { data } = useQuery(ownerSettings);
  const settings = settingsOf(data, draft.home?.owner);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const { order } = draft;
  const customer = order["crm_customer_label"] ?? "";
  const facts = [
    [t("services.columns.owner"), visible(draft.home?.owner ?? "", 60)],
    [t("coverage.step.address"), draft.address && addressText(draft.address)],
    [t("coverage.step.home"), draft.home && homeText(draft.home)],
    [t("coverage.step.product"), draft.product && visible(draft.product.code, 60)],
    [
      t("services.columns.service_profile"),
      visible(
        settings?.profiles.find(({ id }) => id === order["service_profile"])?.label ??
          order["service_profile"] ??
          "",
        80,
      ),
    ],
    [t("services.columns.ppai"), visible(order["ppai"] ?? "", 60)],
    [t("services.columns.crm_customer_label"), visible(customer, 120)],
    [t("services.columns.crm_external_id"), visible(order["crm_external_id"] ?? "", 60)],
    [t("services.columns.crm_phone_label"), visible(order["crm_phone_label"] ?? "", 60)],
    [t("services.columns.remote_id"), visible(order["remote_id"] ?? "", 60)],
    [t("fact.contact"), visible(order["crm_contact_label"] ?? "", 500)],
    ...draft.extra
      .filter(([, value]) => value.trim() !== "")
      .map(([name, value]) => [visible(name, 60), visible(value, 200)] as const),
  ] as const;

  const said: ChangeFailure | null =
    failure ?? (draft.sentAt !== null && !isBusy ? { error: null, why: "unknown" } : null);
  const send = async () => {
    if (isBusy) return;
    setAsked(false);
    setBusy(true);
    setFailure(null);
    const isHere = stillHere();
    // On disk before it goes: whoever comes back after a reload is told, and does not pay twice.
    change({ sentAt: Date.now() });
    const body = orderBody(draft);
    const result = await writeOnce({
      thing: {
        app: "rubik",
        kind: "service",
        id: "new",
        name: customer,
        path: paths.coverage,
      },
      name: "create",
      severity: "interrupting",
      method: "POST",
      path: services.path,
      changes: Object.entries(body).map(([field, to]) => changeToKeep(field, null, to)),
      send: () => services.create(body),
      replyOf: ({ reply }) => reply,
      thingOf: ({ item }) => item && serviceThing(item.data),
    });
    setBusy(false);
    if (result === null) return;
    const { record, done, error } = result;
    if (record.state !== "unknown") change({ sentAt: null });
    void queryClient.invalidateQueries({ queryKey: services.key });
    const fields = error ? asApiError(error).fields : {};
    const ofFields = Object.entries(fields).filter(([name]) => ORDER_FIELDS.has(name));
    onSaid(Object.fromEntries(ofFields.map(([name, texts]) => [name, texts.join(" ")])));
    // Each message stands at its field.
    if (ofFields.length > 0 && ofFields.length === Object.keys(fields).length)
      return change({ open: "customer" });
    if (record.state !== "done")
      return setFailure({ error, why: record.state === "unknown" ? "unknown" : "not-sent" });
    addNews({ thing: record.thing, record, labels: [], undo: null });
    onDone();
    if (isHere()) void navigate(done?.item ? paths.service(done.item.data.id) : paths.services);
  };
  return (
    <>
      <Facts facts={facts} />
      <WriteFailure failure={said} what={t("coverage.order")} />
      {said?.why === "unknown" && (
        <p className={css.note}>
          <Link to={paths.servicesLike(order["crm_external_id"] ?? "")}>{t("coverage.look")}</Link>
        </p>
      )}
      <div className={css.buttons}>
        <Button size="sm" aria-disabled={isBusy} onClick={() => !isBusy && setAsked(true)}>
          {isBusy ? t("dialog.sending") : t("coverage.order")}
        </Button>
      </div>
      {isAsked && (
        <Dialog title={t("coverage.orderTitle")} onClose={() => setAsked(false)}>
          {said?.why === "unknown" && <WriteFailure failure={said} what={t("coverage.order")} />}
          <p>{t("coverage.orderText", { owner: visible(draft.home?.owner ?? "", 60) })}</p>
          <Facts facts={facts.slice(0, 7)} />
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(false)}>
              {common("cancel")}
            </Button>
            <Button onClick={() => void send()}>{t("coverage.order")}</Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}
