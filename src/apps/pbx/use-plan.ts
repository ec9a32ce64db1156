import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { COMING_PLAN, EMPTY_PLAN } from "./model.ts";
import { placeOf } from "./paths.ts";
import { planOf, type PlanPart } from "./plan.ts";

/** The PBX whose form is in sight: its address names it. */
export function useFormPlan() {
  const params = useParams();
  const place = placeOf(params, params["pbx"] === undefined ? "id" : "pbx");
  const { data, error, refetch } = useQuery(planOf(place));
  return {
    place,
    reading: data ?? null,
    plan: data?.plan ?? (error ? EMPTY_PLAN : COMING_PLAN),
    /** Why a part of it, or all, could not be read. */
    failureOf: (part: PlanPart) =>
      data?.missing.find((one) => one.part === part)?.error ?? (data ? null : error),
    readAgain: () => void refetch(),
  };
}
