import { skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { idInPath } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { paths } from "./paths.ts";
import { ticketBegin } from "./ticket-about.ts";
import { ticketForm } from "./ticket-form.tsx";

export const loader = formLoader(ticketForm);

/** `/rubik/tickets/new`: a ticket, with what is known of the service or device that it is about. */
export default function NewTicketPage() {
  const { t, language } = useTranslation("rubik");
  const format = useFormat();
  const [params] = useSearchParams();
  const cpe = idInPath(params.get("cpe") ?? undefined);
  // Left there by the device's page.
  const { data: summary = null } = useQuery<string | null>({
    queryKey: [paths.newTicket({ cpe: cpe ?? "" })],
    queryFn: skipToken,
  });
  const about = { service: idInPath(params.get("service") ?? undefined), cpe, summary };
  const { data: initial } = useQuery({
    queryKey: ["rubik", "about", about, language] as const,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => ticketBegin(about, t, (at) => format.time(at) ?? ""),
  });
  const spec = useMemo(() => (initial ? { ...ticketForm, initial } : null), [initial]);
  if (!spec)
    return (
      <>
        <PageHeader title={t("ticket.new")} />
        <SkeletonLines lines={8} label={t("ticket.new")} />
      </>
    );
  return <FormPage spec={spec} />;
}
