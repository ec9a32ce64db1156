import { useSyncExternalStore } from "react";
import { Button } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { session, signOut } from "#src/krill/session.ts";
import { Dialog } from "#src/ui/Dialog.tsx";
import { SignInForm } from "./SignInForm.tsx";

/** Asks to sign in again over the page, so that nothing on it is lost; what waits goes on after. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { username } = useSyncExternalStore(session.subscribe, session.get);
  return (
    <Dialog title={t("signIn.again")} canClose={false} width={420} onClose={() => {}}>
      <p>{t("signIn.againText")}</p>
      <SignInForm username={username} onDone={() => {}} />
      <Button variant="subtle" fullWidth mt="sm" onClick={() => void signOut()}>
        {t("signIn.other")}
      </Button>
    </Dialog>
  );
}
