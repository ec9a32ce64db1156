import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { text, type FormSpec, type OwnControlProps } from "#src/resource/form-spec.ts";
import { SelectField, TextField } from "#src/ui/Form.tsx";
import { visible } from "#src/util/text.ts";
import { ticketName, tickets, type Ticket } from "./api.ts";
import { rubik } from "./app.ts";
import { ImagesField } from "./ImagesField.tsx";
import { ownerSettings, settingsOf, type Trouble } from "./owner-settings.ts";
import { paths } from "./paths.ts";
import { giveImages, heldImage, keysOf, NO_TICKET, sendImages } from "./ticket-images.ts";

/** A ticket as it is created (contract 3.7 "Tickets"; names inferred there). */
export const ticketForm: FormSpec<Ticket> = {
  namespace: "rubik",
  name: "ticket",
  texts: rubik.texts,
  resource: {
    ...tickets,
    create: async ({ comments, images, ...body }) => {
      // What is said with it is the first of its comments.
      const said = typeof comments === "string" ? { ...body, comments: [comments] } : body;
      const made = await tickets.create(said);
      const ticket = made.item?.data;
      // At once, wherever the person is by now: nobody else's ticket gets them.
      giveImages(ticket?.id ?? NO_TICKET, list(images));
      if (ticket) void sendImages({ id: ticket.id, name: ticketName(ticket) });
      return made;
    },
  },
  app: "rubik",
  kind: "ticket",
  groups: [
    {
      id: "about",
      fields: [
        { name: "owner", kind: "text", isRequired: true, control: OwnerField },
        { name: "service", kind: "id" },
        text("subject"),
      ],
    },
    {
      id: "trouble",
      fields: [
        { name: "type", kind: "text", isRequired: true, control: TypeField },
        { name: "symptom", kind: "text", isRequired: true, control: SymptomField },
        { name: "priority", kind: "choice", suggestions: ["1", "2", "3"] },
        { name: "customers_affected", kind: "number", inputMode: "numeric" },
        { name: "description", kind: "longtext", isRequired: true },
        { name: "comments", kind: "longtext", isRequired: true },
        {
          name: "images",
          kind: "text",
          isOwn: true,
          control: ImagesField,
          send: keysOf,
          check: (keys) =>
            keysOf(keys).every((key) => heldImage(key).file !== null) ? null : "imagesLost",
        },
      ],
    },
  ],
  initial: { customers_affected: "1" },
  nameOf: ticketName,
  newName: ({ subject }) => (typeof subject === "string" ? subject : ""),
  pathOf: paths.ticket,
  listPath: paths.tickets,
};

const list = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

const typed = (value: unknown) => (typeof value === "string" ? value : "");

function useSettings(values: OwnControlProps["values"]) {
  const { data, isError } = useQuery(ownerSettings);
  return { all: data ?? [], isError, own: settingsOf(data, typed(values["owner"])) };
}

/** The owners that take tickets; any text where the settings do not tell. */
function OwnerField({ values, onSet, ...props }: OwnControlProps) {
  const { t } = useTranslation("rubik");
  const { all, isError } = useSettings(values);
  const shared = {
    ...fieldOf(props),
    ...(isError && { description: t("ticket.settingsUnread") }),
    // Kinds of trouble are the owner's own.
    onChange: (owner: string) => onSet({ owner, type: "", symptom: "" }),
  };
  const taking = all.filter(({ hasTickets }) => hasTickets !== false);
  if (taking.length === 0) return <TextField {...shared} />;
  return (
    <SelectField
      {...shared}
      options={taking.map(({ owner }) => ({ value: owner, label: visible(owner, 60) }))}
      emptyLabel={t("ticket.choose")}
    />
  );
}

/** The owner's kinds of trouble; free text where it names none. */
function TypeField({ values, onSet, ...props }: OwnControlProps) {
  const { t } = useTranslation("rubik");
  const { own } = useSettings(values);
  const shared = { ...fieldOf(props), onChange: (type: string) => onSet({ type, symptom: "" }) };
  const kinds = own?.troubles ?? [];
  if (kinds.length === 0)
    return <TextField {...shared} onChange={props.onChange} suggestions={props.met} />;
  return (
    <SelectField
      {...shared}
      options={kinds.map(({ id, label }) => ({ value: id, label: visible(label, 80) }))}
      emptyLabel={t("ticket.choose")}
    />
  );
}

/** The symptoms of the kind that is chosen, the finer ones in groups; free text where there are none. */
function SymptomField({ values, onSet: _onSet, ...props }: OwnControlProps) {
  const { t } = useTranslation("rubik");
  const { own } = useSettings(values);
  const kind = own?.troubles.find(({ id }) => id === typed(values["type"]));
  const options = leavesOf(kind?.below ?? [], []);
  const isTree = own?.troubles.some(({ below }) => below.length > 0) === true;
  // Before a kind is chosen there is nothing to choose from, and nothing to invent.
  const isOpen = isTree && kind === undefined;
  if (options.length === 0 && !isOpen)
    return <TextField {...fieldOf(props)} suggestions={props.met} />;
  return (
    <SelectField
      {...fieldOf(props)}
      options={options}
      emptyLabel={isOpen ? t("ticket.typeFirst") : t("ticket.choose")}
    />
  );
}

function fieldOf(props: Omit<OwnControlProps, "values" | "onSet">) {
  const { id, label, error, description, isRequired, onChange } = props;
  return { id, label, error, description, isRequired, value: typed(props.value), onChange };
}

/** The symptoms that can be chosen, each in the group of those above it. */
function leavesOf(
  troubles: readonly Trouble[],
  above: readonly string[],
): { value: string; label: string; group: string | null }[] {
  return troubles.flatMap(({ id, label, below }) =>
    below.length > 0
      ? leavesOf(below, [...above, visible(label, 60)])
      : [{ value: id, label: visible(label, 80), group: above.join(" › ") || null }],
  );
}
