import { TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { JobPlan } from "#src/jobs/job.ts";
import { DEFAULT_PLAN, MOST_CONCURRENT } from "#src/jobs/plan.ts";
import type { Draft } from "./draft.ts";
import { changeDraft } from "./draft-store.ts";
import css from "./bulk.module.css";

/** A brake that is a number: how the plan holds it and how a person sees it. */
interface Brake {
  name: "canary" | "waveSize" | "concurrency" | "perPon" | "minFailures" | "share" | "perMinute";
  least: number;
  most: number;
  read: (plan: JobPlan) => number | null;
  /** Null: the field was emptied. */
  write: (value: number | null) => Partial<JobPlan>;
}

type WholeBrake = "canary" | "waveSize" | "concurrency" | "perPon" | "minFailures";

const whole = (name: WholeBrake, most: number): Brake => ({
  name,
  least: 1,
  most,
  read: (plan) => plan[name],
  write: (value) => ({ [name]: value ?? DEFAULT_PLAN[name] }),
});

const BRAKES: readonly Brake[] = [
  whole("canary", 1000),
  whole("waveSize", 10_000),
  whole("concurrency", MOST_CONCURRENT),
  whole("perPon", MOST_CONCURRENT),
  {
    name: "perMinute",
    least: 1,
    most: 100_000,
    read: (plan) => plan.perMinute,
    write: (perMinute) => ({ perMinute }),
  },
  {
    name: "share",
    least: 0,
    most: 100,
    read: (plan) => Math.round(plan.maxFailureShare * 100),
    write: (value) => ({
      maxFailureShare: value === null ? DEFAULT_PLAN.maxFailureShare : value / 100,
    }),
  },
  whole("minFailures", 10_000),
];

/** The brakes of a job, each with what it does. An emptied field goes back to the usual number. */
export function PlanFields({
  draft,
  canVerify,
  hasPons,
}: {
  draft: Draft;
  /** Its targets can be seen coming back. */
  canVerify: boolean;
  /** Its targets are, or may be, on PONs. */
  hasPons: boolean;
}) {
  const { t } = useTranslation("bulk");
  const { plan } = draft;
  const set = (change: Partial<JobPlan>) => changeDraft(draft.id, { plan: { ...plan, ...change } });
  const brakes = BRAKES.filter(({ name }) => hasPons || name !== "perPon");
  return (
    <>
      <div className={css.fields}>
        {brakes.map((brake) => (
          <NumberField
            // The field holds what is being typed; another draft has other fields.
            key={`${draft.id} ${brake.name}`}
            brake={brake}
            value={brake.read(plan)}
            onChange={(value) => set(brake.write(value))}
          />
        ))}
      </div>
      {canVerify && (
        <div className={css.check}>
          <label>
            <input
              type="checkbox"
              checked={plan.verify}
              onChange={(event) => set({ verify: event.currentTarget.checked })}
            />
            <span>{t("plan.verify")}</span>
          </label>
          <p>{t("plan.verifyHint")}</p>
        </div>
      )}
    </>
  );
}

function NumberField({
  brake: { name, least, most },
  value,
  onChange,
}: {
  brake: Brake;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { t } = useTranslation("bulk");
  return (
    <TextInput
      type="number"
      label={t(`plan.${name}`)}
      description={t(`plan.${name}Hint`)}
      min={least}
      max={most}
      step={1}
      defaultValue={value ?? ""}
      onChange={(event) => {
        const typed = event.currentTarget.valueAsNumber;
        onChange(Number.isFinite(typed) ? within(typed, least, most) : null);
      }}
      // What stands there is what counts: a number out of bounds is put right on leaving.
      onBlur={(event) => {
        event.currentTarget.value = value === null ? "" : String(value);
      }}
    />
  );
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
