import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { useNavigate } from "react-router";
import { cpeName, type Cpe } from "#src/apps/isp/api.ts";
import { CpeFormFields } from "#src/apps/isp/panels.tsx";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { FormValues } from "#src/resource/form-spec.ts";
import { useKeptDraft } from "#src/resource/kept-draft.ts";
import { Unkept } from "#src/resource/Unkept.tsx";
import { startWrite } from "#src/resource/write-store.ts";
import { Button } from "#src/ui/Button.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { stillHere } from "#src/ui/still-here.ts";
import { parseSerial } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { crmThere, findBySerial, openCpe } from "./api.ts";
import { CpeChoiceField } from "./CpeChoiceField.tsx";
import { CpeSearchField } from "./CpeSearchField.tsx";
import { install, type Installed } from "./install.ts";
import { InstallProblem } from "./InstallProblem.tsx";
import { keptInstallation, missingOf, neededOf, withFields, withFound } from "./installation.ts";
import { OnuPanel } from "./OnuPanel.tsx";
import { paths } from "./paths.ts";
import { PlacePanel } from "./PlacePanel.tsx";
import { useCpeChoice } from "./use-cpe-choice.ts";
import { useOnu } from "./use-onu.ts";
import { useWifiPassword } from "./wifi-password.ts";
import css from "./installer.module.css";

const SERVICE = ["profile", "line_profile"];
const WIFI = ["wifi_ssid", "wifi_password", "dsn"];

/** Everything of an installation on one page, its one button in reach of the thumb. */
export function InstallForm() {
  const { t } = useTranslation("installer");
  const format = useFormat();
  const fieldName = useDynamicText("ispForm");
  const navigate = useNavigate();
  const base = useId();
  const [kept, change, isKept] = useKeptDraft(keptInstallation);
  // What stood there when the page was opened: said once.
  const [opened, setOpened] = useState(kept);
  const [password, setPassword] = useWifiPassword();
  const [result, setResult] = useState<Installed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const isSending = useRef(false);
  const onu = useOnu(parseSerial(kept.fields["sn"] ?? "")?.hex ?? null);
  const choice = useCpeChoice(kept);
  const { data: hasCrm = true } = useQuery(crmThere);
  const one = withFound(kept, choice.chosen, onu.data?.model ?? null);
  const missing = missingOf(one);
  const said = result?.kind === "refused" ? result.error.fields : {};
  const errors: Record<string, string> = Object.fromEntries(
    Object.entries(said).map(([name, texts]) => [name, texts.join(" ")]),
  );
  const idOf = (name: string) => `${base}-${name}`;
  const set = (values: FormValues) => {
    setResult(null);
    const { wifi_password: typed, ...rest } = values;
    if (typeof typed === "string") setPassword(typed);
    change((before) => withFields(before, rest, typed));
  };
  const fields = {
    values: { ...one.fields, tech: "gpon", wifi_password: password },
    errors,
    needed: neededOf(one),
    required: isChecked ? missing : [],
    idOf,
    onSet: set,
  };
  useFocus(Object.keys(said)[0], idOf);

  const send = async (isForced: boolean) => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    setResult(null);
    const isHere = stillHere();
    const tools = {
      findBySerial,
      openCpe,
      write: startWrite<Cpe>,
      mark: (sentAt: number | null) => change({ sentAt }),
      now: Date.now,
    };
    const ended = await install(one, password, tools, isForced);
    isSending.current = false;
    setBusy(false);
    if (ended?.kind !== "done") return setResult(ended);
    change(keptInstallation.fresh);
    setPassword("");
    setOpened(keptInstallation.fresh);
    setChecked(false);
    if (ended.id !== null && isHere()) void navigate(paths.watch(ended.id));
  };
  const start = (isForced: boolean) => {
    setChecked(true);
    const [first] = missing;
    if (first === undefined) void send(isForced);
    // After the message is there, so that it is read with the field.
    else setTimeout(() => document.getElementById(idOf(first))?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(false);
  };
  const target = choice.offered.find(({ id }) => id === one.cpe);
  const label = isBusy ? "sending" : one.sentAt === null ? "button" : "look";
  return (
    <form className={css.form} noValidate autoComplete="off" onSubmit={submit}>
      <Unkept isKept={isKept} />
      {opened.at > 0 && Object.keys(opened.fields).length > 0 && (
        <Problem
          tone="info"
          title={t("takenUp", { when: format.dateTime(new Date(opened.at)) })}
          retryLabel={t("restart")}
          onRetry={() => {
            change(keptInstallation.fresh);
            setPassword("");
            setOpened(keptInstallation.fresh);
            setResult(null);
          }}
        >
          {opened.hasPassword && password === "" && t("password")}
        </Problem>
      )}
      <OnuPanel {...fields} onu={onu} />
      <Panel title={t("steps.customer")}>
        {hasCrm ? (
          <>
            {/* Another customer may be of another realm. */}
            <CpeFormFields
              {...fields}
              values={{ ...fields.values, realm: "" }}
              names={["customer"]}
            />
            <CpeChoiceField
              id={idOf("cpe")}
              choice={choice}
              error={isChecked && missing.includes("cpe") ? t("which.needed") : null}
              onChoose={(cpe) => {
                setResult(null);
                change({ cpe });
              }}
            />
          </>
        ) : (
          <CpeSearchField
            id={idOf("customer")}
            chosen={typeof one.cpe === "number" ? one.cpe : null}
            error={isChecked && missing.includes("customer") ? t("which.needed") : null}
            onChoose={(cpe) => {
              setResult(null);
              change(({ fields: before }) => ({
                cpe: cpe?.id ?? null,
                fields: { ...before, customer: String(cpe?.customer ?? "") },
              }));
            }}
          />
        )}
      </Panel>
      {one.cpe === "new" && (
        <Panel title={t("steps.service")}>
          <div className={css.fields}>
            <CpeFormFields {...fields} names={SERVICE} />
          </div>
        </Panel>
      )}
      <PlacePanel {...fields} />
      <Panel title={t("steps.wifi")}>
        <div className={css.fields}>
          <CpeFormFields {...fields} names={WIFI} />
        </div>
      </Panel>
      {!result && one.sentAt !== null && !isBusy && (
        <Problem
          tone="unknown"
          title={t("problem.sentBefore", { when: format.dateTime(new Date(one.sentAt)) })}
        >
          {t("problem.unknownText")}
        </Problem>
      )}
      <div className={css.bar}>
        {/* Where the press was, wherever the page is scrolled to. */}
        {result && (
          <div className={css.outcome}>
            <InstallProblem
              result={result}
              unplaced={Object.entries(errors).flatMap(([name, text]) =>
                document.getElementById(idOf(name)) ? [] : [`${name}: ${text}`],
              )}
              onForce={() => start(true)}
              onUse={(cpe) => {
                setResult(null);
                change({ cpe, sentAt: null });
              }}
            />
          </div>
        )}
        <p role="status">
          {missing.length > 0
            ? t("send.missing", {
                fields: missing
                  .map((name) =>
                    name === "cpe" ? t("send.cpe") : fieldName(`cpe.fields.${name}`, name),
                  )
                  .join(", "),
              })
            : target
              ? t("send.readyChange", { name: visible(cpeName(target), 60) })
              : t("send.ready")}{" "}
          {t("send.kept")}
        </p>
        <Button type="submit" size="xl" fullWidth aria-disabled={isBusy}>
          {t(`send.${label}`)}
        </Button>
      </div>
    </form>
  );
}

/** What the server said of a field belongs in sight. */
function useFocus(name: string | undefined, idOf: (name: string) => string): void {
  const id = name === undefined ? null : idOf(name);
  useEffect(() => {
    if (id !== null) document.getElementById(id)?.focus();
  }, [id]);
}
