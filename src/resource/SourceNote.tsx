import { isNotGiven, type ApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "./ApiProblem.tsx";

/** Says that one of several sources gave nothing: in a plain word where the server does not have it, else as an error. */
export function SourceNote({
  error,
  absent,
  what,
  onRetry,
}: {
  error: ApiError | null;
  /** What is shown instead, or missing for it. */
  absent: string;
  /** The source's name. */
  what: string;
  onRetry?: () => void;
}) {
  if (!error) return null;
  if (isNotGiven(error)) return <p className="k-note">{absent}</p>;
  // A noun within a sentence elsewhere, and the first word of a heading here.
  const heading = what.charAt(0).toUpperCase() + what.slice(1);
  return <ApiProblem error={error} what={heading} onRetry={onRetry} />;
}
