import { choice, flag, secret, text, type FormSpec } from "#src/resource/form-spec.ts";
import { potses, type Pots } from "./api.ts";
import { ContextField, ContextNamed } from "./ContextField.tsx";
import { formTexts } from "./form-texts.ts";
import { paths } from "./paths.ts";
import { potsName } from "./pots.ts";
import { PotsTwins } from "./PotsTwins.tsx";

/** Any change of a line provisions its device anew (contract 2.11). */
const NET = { actsOnNetwork: true } as const;

/** A telephone line as it is changed; the API neither creates nor deletes one (contract 3.1). */
export const potsForm: FormSpec<Pots> = {
  namespace: "ispForm",
  name: "pots",
  texts: formTexts,
  resource: potses,
  app: "isp",
  kind: "pots",
  groups: [
    {
      id: "line",
      fields: [
        // Not always a number (contract 2.9); how long a label may be the server decides.
        text("cli", { ...NET, maxLength: 16 }),
        text("label", NET),
        { name: "context", kind: "id", ...NET, control: ContextField, Named: ContextNamed },
        choice("language", { ...NET, suggestions: ["es", "en"] }),
        choice("dtmf", {
          ...NET,
          suggestions: ["auto", "inband", "rfc2833", "info"],
          whenEmpty: "blank",
        }),
        flag("pbx_extension", NET),
        text("custom_digitmap", NET),
        choice("billing_profile", NET),
      ],
      extra: PotsTwins,
    },
    { id: "sip", fields: [text("username", NET), secret("password", NET)] },
    { id: "voicemail", fields: [flag("voicemail", NET), secret("voicemail_password", NET)] },
  ],
  nameOf: potsName,
  pathOf: (id) => paths.pots(Number(id)),
  listPath: paths.potses,
  editPath: (id) => paths.potsEdit(Number(id)),
  effects: (changed) => (changed.length > 0 ? ["reprovisions"] : []),
  alsoShownIn: [["isp", "cpes"]],
};
