import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { EMPTY_PLAN } from "./model.ts";
import { placeOf } from "./paths.ts";
import { planOf } from "./plan.ts";

/** The PBX whose form is in sight: its address names it. */
export function useFormPlan() {
  const params = useParams();
  const place = placeOf(params, params["pbx"] === undefined ? "id" : "pbx");
  const { data } = useQuery(planOf(place));
  return { place, reading: data ?? null, plan: data?.plan ?? EMPTY_PLAN };
}
