import { useEffect, useState } from "react";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { apiUrl } from "#src/krill/links.ts";
import { signInWith } from "#src/krill/session.ts";
import { transmit } from "#src/krill/transport.ts";
import { Button } from "#src/ui/Button.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { record, text } from "#src/util/read.ts";
import { site } from "#src/util/site.ts";
import { startAddress, tokensIn, type Returned } from "./oauth-return.ts";
import css from "./SignIn.module.css";

/** When this tab left for another sign-in; in the tab alone, since it must come back in the same. */
const LEFT = "krill.oauth";

/** What the address gave, taken out of it before anything is drawn. */
let returned: Returned | "failed" | null = null;

/** The component, once its texts are there. */
export async function loadOtherSignIn() {
  returned = takeReturned(Date.now());
  await loadTexts("otherSignIn", {
    en: () => import("./other-sign-in.en.ts"),
    es: () => import("./other-sign-in.es.ts"),
  });
  return OtherSignIn;
}

/** The company accounts that the API takes, where `config.json` names their addresses; and the way back from them. */
function OtherSignIn() {
  const { t } = useTranslation("otherSignIn");
  const [isFailed, setFailed] = useState(returned === "failed");
  const [isBlocked, setBlocked] = useState(false);
  const [isBusy, setBusy] = useState(returned !== null && returned !== "failed");
  useEffect(() => {
    const tokens = returned;
    returned = null;
    if (tokens === null || tokens === "failed") return;
    goOnWith(tokens)
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  }, []);
  const ways = [
    ["Google", site.google],
    ["Microsoft", site.microsoft],
  ] as const;
  return (
    <>
      {isBusy && <p role="status">{t("busy")}</p>}
      {isFailed && <Problem title={t("failed")}>{t("failedText")}</Problem>}
      {isBlocked && <Problem title={t("failed")}>{t("blockedText")}</Problem>}
      {ways.map(
        ([name, address]) =>
          address !== null && (
            <Button
              key={name}
              variant="default"
              fullWidth
              className={css.way}
              disabled={isBusy}
              onClick={() => setBlocked(!leave(address))}
            >
              {t("with", { name })}
            </Button>
          ),
      )}
    </>
  );
}

/** @returns false where this browser does not keep that the tab left: what it came back with would be thrown away */
function leave(address: string): boolean {
  try {
    sessionStorage.setItem(LEFT, String(Date.now()));
  } catch {
    return false;
  }
  const { origin, pathname, search } = globalThis.location;
  globalThis.location.assign(startAddress(address, origin + pathname + search));
  return true;
}

/** Takes tokens out of the address, where they must never stay; null where nobody left for any. */
function takeReturned(now: number): Returned | "failed" | null {
  const { hash, pathname, search } = globalThis.location;
  if (hash.length < 2) return null;
  const left = Number(sessionStorage.getItem(LEFT)) || null;
  globalThis.history.replaceState(globalThis.history.state, "", pathname + search);
  sessionStorage.removeItem(LEFT);
  return tokensIn(hash, left, now) ?? (left === null ? null : "failed");
}

/** Whose tokens they are, the API itself says. @throws ApiError */
async function goOnWith({ access, refresh }: Returned) {
  const reply = await transmit({ url: apiUrl("auth/user/"), token: access });
  const user = record(reply.data);
  const username = text(user?.["username"] ?? user?.["email"]);
  if (username === null) throw new Error("The API does not say who this is.");
  await signInWith({ access, refresh, username });
}
