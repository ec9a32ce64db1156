import { useId, useState } from "react";
import type { Cpe } from "#src/apps/isp/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionThing } from "#src/jobs/record.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { linkEntries, resolveLink, type ApiUrl } from "#src/krill/links.ts";
import { ActionWith } from "#src/resource/ActionWith.tsx";
import { useActionState } from "#src/resource/action-store.ts";
import { Live } from "#src/resource/Live.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { SelectField, TextField } from "#src/ui/Form.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { visible } from "#src/util/text.ts";
import { resultsOf } from "./api.ts";
import type { Wan } from "./device.ts";
import type { Radio, Ssid } from "./wifi.ts";
import { TestResultView } from "./TestResultView.tsx";
import type { TestKind, TestOffer, TestResult } from "./tests.ts";

/** Tests that ask something of a host. */
const ASKS_HOST = new Set<TestKind>(["ping", "dns", "traceroute"]);
const EVERY_MS = 30_000;
/** So long a result is awaited with more frequent readings, ms. */
const AWAITED_MS = 90_000;

/** The tests that this device can run, each with what it takes, and what came of the last ones. */
export function TestsPanel({
  tests,
  wans,
  radios,
  ssids,
  cpe,
  thing,
}: {
  tests: readonly TestOffer[];
  wans: readonly Wan[];
  radios: readonly Radio[];
  ssids: readonly Ssid[];
  cpe: Cpe;
  thing: ActionThing;
}) {
  const { t } = useTranslation("acs");
  const id = useId();
  const whole = linkEntries(cpe, "actions").find(([name]) => name === "diagnostic")?.[1] ?? null;
  const offered = tests.flatMap((test) => {
    const href = test.href ?? whole;
    return href !== null && resolveLink(href).ok ? [{ ...test, href }] : [];
  });
  const [kind, setKind] = useState<string>("");
  const [host, setHost] = useState("");
  const [wan, setWan] = useState("");
  const test = offered.find((one) => one.kind === kind) ?? offered[0];
  const asksHost = test !== undefined && ASKS_HOST.has(test.kind);
  const hostOf = asksHost && host.trim() !== "" ? { host: host.trim() } : {};
  const wanOf = test?.kind !== "survey" && wan !== "" ? { wan } : {};
  const kinds = test?.href === whole ? { diagnostic: test?.name } : {};
  const events = linkEntries(cpe, "links").find(([name]) => name === "events")?.[1];
  const link = resolveLink(events);
  return (
    <>
      {test && (
        <Panel title={t("tests.title")}>
          <ActionWith
            thing={{ ...thing, id: `${thing.id} test`, kind: "test" }}
            name="diagnostic"
            href={test.href}
            body={{ ...kinds, ...hostOf, ...wanOf }}
          >
            <SelectField
              id={`${id}kind`}
              label={t("tests.which")}
              error={null}
              description={null}
              isRequired={false}
              emptyLabel={null}
              value={test.kind}
              options={offered.map((one) => ({
                value: one.kind,
                label: t(`tests.kind.${one.kind}`),
              }))}
              onChange={setKind}
            />
            {asksHost && (
              <TextField
                id={`${id}host`}
                label={t("tests.host")}
                error={null}
                description={null}
                isRequired={false}
                value={host}
                onChange={setHost}
              />
            )}
            {test.kind !== "survey" && wans.length > 1 && (
              <SelectField
                id={`${id}wan`}
                label="WAN"
                error={null}
                description={null}
                isRequired={false}
                emptyLabel={t("tests.anyWan")}
                value={wan}
                options={wans.map((one) => ({
                  value: one.id,
                  label: visible(one.name ?? one.id, 60),
                }))}
                onChange={setWan}
              />
            )}
          </ActionWith>
          <p className="k-note">{t(`tests.says.${test.kind}`)}</p>
        </Panel>
      )}
      {!test && whole !== null && <p className="k-note">{t("tests.untold")}</p>}
      {link.ok && (
        <Results url={link.url} radios={radios} ssids={ssids} thing={thing} mayBeNone={!test} />
      )}
    </>
  );
}

function Results({
  url,
  radios,
  ssids,
  thing,
  mayBeNone,
}: {
  url: ApiUrl;
  radios: readonly Radio[];
  ssids: readonly Ssid[];
  thing: ActionThing;
  /** Where no test is offered, no results are nothing to speak of. */
  mayBeNone: boolean;
}) {
  const { t } = useTranslation("acs");
  const { record } = useActionState({ ...thing, id: `${thing.id} test`, kind: "test" });
  const live = useLive(resultsOf(url), {
    everyMs: EVERY_MS,
    isWatching: (now) => record !== null && now - record.at < AWAITED_MS,
  });
  const { data, error } = live.result;
  if ((isAbsent(error) && !data) || (mayBeNone && (data?.results.length ?? 0) === 0)) return null;
  return (
    <Live title={t("results.title")} live={live}>
      {({ results }) =>
        results.length === 0 ? (
          <p>{t("results.none")}</p>
        ) : (
          <>
            {latest(results).map((result) => (
              <TestResultView key={result.id} result={result} radios={radios} ssids={ssids} />
            ))}
          </>
        )
      }
    </Live>
  );
}

/** The last of each kind. */
function latest(results: readonly TestResult[]): TestResult[] {
  const seen = new Set<string>();
  return results.filter(({ kind }) => {
    const key = kind ?? "all";
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
