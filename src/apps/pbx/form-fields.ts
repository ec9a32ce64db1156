// What the forms of a PBX, its items and holidays share.
import { text, type FormField } from "#src/resource/form-spec.ts";
import { ScheduleField } from "./ChoiceFields.tsx";
import { formTexts } from "./form-texts.ts";
import { JumpField } from "./JumpField.tsx";
import type { PbxPlace } from "./paths.ts";
import { readJump, sendRefs, showRefs } from "./wire.ts";

/** Where its texts are and whose it is. */
export const shared = { namespace: "pbxForm", texts: formTexts, app: "pbx" } as const;

/** The key of what is made for each PBX. */
export const byPlace = ({ customer, pbx }: PbxPlace) => `${customer}/${pbx}`;

/** A way on for calls. */
export const jump = (name: string, control: FormField["control"] = JumpField): FormField =>
  text(name, {
    control,
    show: (value, row) => readJump(value, row[`decoded_${name}`]).text ?? "",
    send: (typed) => typed.trim() || null,
    isUndoneAsRead: true,
  });

/** A list of other things. */
export const refs = (name: string, control: FormField["control"]): FormField =>
  text(name, { ...(control && { control }), show: showRefs, send: sendRefs });

/** The schedule that it follows. */
export const schedule: FormField = { name: "schedule", kind: "id", control: ScheduleField };
