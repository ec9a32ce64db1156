import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { idInPath } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { useKeptFocus } from "#src/ui/use-kept-focus.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { attachmentsOf, isClosed, serviceOf, ticketName, tickets, type Ticket } from "./api.ts";
import type { ChangeFailure } from "./change-service.ts";
import { ImagePicker } from "./ImagePicker.tsx";
import { ownerSettings } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { TicketComments } from "./TicketComments.tsx";
import { TicketState, TroubleName } from "./ticket-columns.tsx";
import { sendImages } from "./ticket-images.ts";
import { closeTicket } from "./ticket-writes.ts";
import { WriteFailure } from "./WriteFailure.tsx";
import css from "./rubik.module.css";

/** What the owner answers is seen without a reload. */
const REFRESH_MS = 60_000;

export async function loader({ params }: LoaderFunctionArgs) {
  const { id } = params;
  if (id !== undefined) void queryClient.prefetchQuery(tickets.one(id));
  void queryClient.prefetchQuery(ownerSettings);
  await loadFormTexts();
  return null;
}

/** `/rubik/tickets/:id`: a ticket, what was said to it, and what there is to say. */
export default function TicketPage() {
  const { id = "" } = useParams();
  return <TicketOf key={id} id={id} />;
}

function TicketOf({ id }: { id: string }) {
  const { t } = useTranslation("rubik");
  const {
    data: item,
    error,
    refetch,
  } = useQuery({ ...tickets.one(id), refetchInterval: REFRESH_MS });
  const ticket = item?.data;
  return (
    <>
      <PageHeader
        title={ticket ? visible(ticketName(ticket), 120) : `${t("ticket.one")} ${visible(id, 60)}`}
        below={ticket && <TicketState ticket={ticket} />}
      >
        <Link to={paths.tickets}>{t("ticket.back")}</Link>
      </PageHeader>
      <WriteNews app="rubik" kind="ticket" id={id} />
      {error && <ApiProblem error={error} what={t("ticket.one")} onRetry={() => void refetch()} />}
      {item && <OddNote odd={item.odd} />}
      {!ticket && !error && (
        <Panel title={t("ticket.one")}>
          <SkeletonLines lines={6} label={t("ticket.one")} />
        </Panel>
      )}
      {ticket && (
        <>
          <TicketFacts ticket={ticket} mayChange={!item?.allow || item.allow.has("PATCH")} />
          <TicketComments ticket={ticket} />
          <Images ticket={ticket} />
        </>
      )}
    </>
  );
}

function TicketFacts({ ticket, mayChange }: { ticket: Ticket; mayChange: boolean }) {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const part = useKeptFocus<HTMLDivElement>(isAsked, isClosed(ticket));
  const text = (value: unknown) => visible(cleanText(value) ?? "", 2000) || null;
  const service = serviceOf(ticket);
  const close = async () => {
    setAsked(false);
    setBusy(true);
    setFailure(await closeTicket(ticket));
    setBusy(false);
  };
  return (
    <Panel
      title={t("ticket.one")}
      aside={
        mayChange &&
        !isClosed(ticket) && (
          <Button
            size="compact-sm"
            variant="default"
            aria-disabled={isBusy}
            onClick={() => !isBusy && setAsked(true)}
          >
            {isBusy ? t("dialog.sending") : t("ticket.close")}
          </Button>
        )
      }
    >
      <div ref={part} tabIndex={-1}>
        <Facts
          facts={[
            [t("tickets.columns.customer"), text(ticket.customer)],
            [t("tickets.columns.address"), text(ticket.address)],
            [t("tickets.columns.owner"), text(ticket.owner)],
            [
              t("services.one"),
              idInPath(service ?? undefined) === null ? (
                text(service)
              ) : (
                <Link key="service" to={paths.service(service ?? "")}>
                  #{service}
                </Link>
              ),
            ],
            [t("tickets.columns.priority"), text(ticket.priority)],
            [t("ticket.fields.customers_affected"), text(ticket.customers_affected)],
            [t("tickets.columns.type"), <TroubleName key="type" ticket={ticket} of="type" />],
            [
              t("tickets.columns.symptom"),
              <TroubleName key="symptom" ticket={ticket} of="symptom" />,
            ],
            [t("ticket.scope"), text(ticket.scope)],
            [
              t("tickets.columns.created"),
              ticket.created && <Moment key="c" at={ticket.created} />,
            ],
            [
              t("tickets.columns.updated"),
              ticket.updated && <Moment key="u" at={ticket.updated} />,
            ],
          ]}
        />
      </div>
      {text(ticket.description) && <p className={css.text}>{text(ticket.description)}</p>}
      <WriteFailure failure={failure} what={t("ticket.close")} />
      {isAsked && (
        <Dialog
          title={t("ticket.closeTitle", { name: visible(ticketName(ticket), 60) })}
          onClose={() => setAsked(false)}
        >
          <p>{t("ticket.closeText")}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(false)}>
              {common("cancel")}
            </Button>
            <Button onClick={() => void close()}>{t("ticket.close")}</Button>
          </DialogButtons>
        </Dialog>
      )}
    </Panel>
  );
}

function Images({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const files = attachmentsOf(ticket);
  const { id } = ticket;
  const send = () => void sendImages({ id, name: ticketName(ticket) });
  return (
    <Panel title={t("images.title")}>
      {files.length === 0 && <p className="k-dim">{t("images.none")}</p>}
      {files.length > 0 && (
        <ul className={css.events}>
          {files.map(({ name: file, size }, index) => (
            // Two files may have one name.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              {visible(file, 120)} <span className="k-dim">{format.bytes(size)}</span>
            </li>
          ))}
        </ul>
      )}
      {!isClosed(ticket) && <ImagePicker ticket={id} onChosen={send} />}
    </Panel>
  );
}
