import { Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiError, asApiError } from "#src/krill/errors.ts";
import { isKept, signIn } from "#src/krill/session.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import css from "./SignIn.module.css";

/** The form that signs in; what was typed stays after an error, the password too. */
export function SignInForm({
  username: known,
  onDone,
}: {
  /** Fixed where the session of this user goes on. */
  username?: string | null;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [username, setUsername] = useState(known ?? "");
  const [password, setPassword] = useState("");
  // A session that goes on is kept as it was, unless that is changed here.
  const [keep, setKeep] = useState(isKept);
  const [error, setError] = useState<ApiError | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setMissing(username === "" || password === "");
    if (username === "" || password === "") return;
    setBusy(true);
    setError(null);
    try {
      await signIn(username, password, keep);
      onDone();
    } catch (failure) {
      setError(asApiError(failure));
      setBusy(false);
    }
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label={t("signIn.username")}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!known}
        readOnly={Boolean(known)}
        value={username}
        error={error?.fields["username"]?.join(" ")}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={t("signIn.password")}
        name="password"
        autoComplete="current-password"
        autoFocus={Boolean(known)}
        value={password}
        error={error?.fields["password"]?.join(" ")}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Checkbox
        label={t("signIn.keep")}
        checked={keep}
        onChange={(event) => setKeep(event.currentTarget.checked)}
      />
      {isMissing && <Problem tone="warning" title={t("signIn.missing")} />}
      {error && <SignInError error={error} />}
      <Button type="submit" isBusy={isBusy} fullWidth>
        {t("signIn.button")}
      </Button>
    </form>
  );
}

function SignInError({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const isRefused =
    error.kind === "unauthenticated" || error.kind === "forbidden" || error.kind === "invalid";
  if (!isRefused) return <ApiProblem error={error} />;
  return <Problem title={t("signIn.wrong")}>{error.detail}</Problem>;
}
