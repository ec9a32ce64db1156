import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError, type ApiError } from "#src/krill/errors.ts";
import { asCurl } from "#src/krill/curl.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { useNow } from "#src/ui/use-now.ts";

/**
 * An error of the API as a person reads it: what failed, why as far as is known, what to do; with
 * the request and the raw reply on demand. After 429 trying again waits as long as the server asks.
 */
export function ApiProblem({
  error,
  what,
  onRetry,
}: {
  error: unknown;
  /** What could not be done: `CPEs`, `Live reading`. */
  what?: string;
  onRetry?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const known = asApiError(error);
  const title = t(`error.${known.kind}`);
  const text = t(`error.${known.kind}Text`, { status: known.status });
  const retry = useRetryLabel(known);
  const detail = detailOf(known);
  return (
    <Problem
      title={what ? t("error.what", { what, problem: title }) : title}
      onRetry={retry.isReady ? onRetry : undefined}
      details={known.request && <ErrorDetails error={known} />}
    >
      {/* What a good reply lacks is what the console found, not what the server says. */}
      {text} {detail && (known.status < 300 ? detail : t("error.server_says", { detail }))}
      {!retry.isReady && onRetry && <> {t("tryAgainIn", { seconds: retry.seconds })}</>}
    </Problem>
  );
}

/** What the server said in its own words; "" where it said nothing. */
export function detailOf({ detail, fields, request }: ApiError): string {
  // What a form was refused for stands at its fields; a list has no other place for it.
  const named = request?.method === "GET" ? Object.entries(fields) : [];
  return [detail, ...named.map(([name, texts]) => `${name}: ${texts.join(" ")}`)]
    .filter(Boolean)
    .join("; ");
}

function useRetryLabel(error: ApiError): { isReady: boolean; seconds: number } {
  const now = useNow();
  const [since] = useState(() => Date.now());
  const seconds = Math.ceil((error.retryAfter ?? 0) - (now - since) / 1000);
  return { isReady: error.kind !== "rate-limited" || seconds <= 0, seconds };
}

function ErrorDetails({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const request = error.request;
  if (!request) return null;
  return (
    <>
      <p className="k-mono">
        {request.method} {request.url} → {error.status || "—"} ({request.ms} ms)
        <CopyButton text={asCurl(request)} what={t("asCurl")} />
      </p>
      {error.raw && <pre aria-label={t("reading.raw")}>{error.raw}</pre>}
    </>
  );
}
