import { useSyncExternalStore } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { session, signOut } from "#src/krill/session.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog } from "#src/ui/Dialog.tsx";
import { SignInForm } from "./SignInForm.tsx";
import css from "./SignIn.module.css";

/** Asks to sign in again over the page, so that nothing on it is lost; what waits goes on after. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { username } = useSyncExternalStore(session.subscribe, session.get);
  return (
    <Dialog title={t("signIn.again")} canClose={false} width={420} onClose={() => {}}>
      <p>{t("signIn.againText")}</p>
      <SignInForm username={username} onDone={() => {}} />
      <Button variant="subtle" fullWidth className={css.other} onClick={() => void signOut()}>
        {t("signIn.other")}
      </Button>
    </Dialog>
  );
}
