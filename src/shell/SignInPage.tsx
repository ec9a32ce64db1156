import { useNavigate, useSearchParams } from "react-router";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { session } from "#src/krill/session.ts";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { site } from "#src/util/site.ts";
import { LanguageChoice, ThemeChoice } from "#src/ui/Preferences.tsx";
import { nextPath } from "./next-path.ts";
import { SignInForm } from "./SignInForm.tsx";
import css from "./SignIn.module.css";

/** Where other ways to sign in are offered, or lead back here. */
const hasOtherWays = () =>
  site.google !== null || site.microsoft !== null || location.hash.length > 1;
const loadOtherWays = async () => (await import("./OtherSignIn.tsx")).loadOtherSignIn();
const loadOtherAddress = async () => (await import("./OtherAddress.tsx")).load();

const NO_PROPS = {};

/** `/login`; leads on to `?next=`. Another tab that signs in leads on here too. */
export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = nextPath(search);
  const { status } = useSyncExternalStore(session.subscribe, session.get);
  useEffect(() => {
    if (status === "signed-in") void navigate(next, { replace: true });
  }, [status, navigate, next]);
  return (
    <main className={css.page}>
      <div className={css.card}>
        <p className={css.brand}>{site.title}</p>
        <PageHeader title={t("signIn.title")} below={t("signIn.lead")} />
        {site.api !== null && (
          <Later load={loadOtherAddress} until={null} props={{ api: site.api }} />
        )}
        {hasOtherWays() && <Later load={loadOtherWays} until={null} props={NO_PROPS} />}
        <SignInForm onDone={() => void navigate(next, { replace: true })} />
      </div>
      <footer className={css.footer}>
        <LanguageChoice />
        <ThemeChoice />
        <span className="k-dim">v{__VERSION__}</span>
      </footer>
    </main>
  );
}
