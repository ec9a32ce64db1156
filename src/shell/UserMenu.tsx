import { useQuery } from "@tanstack/react-query";
import { memo, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { me } from "#src/krill/me.ts";
import { session, signOut } from "#src/krill/session.ts";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconUser } from "#src/ui/icons.tsx";
import { LanguageChoice, ThemeChoice } from "#src/ui/Preferences.tsx";
import css from "./UserMenu.module.css";

/** Who is signed in, language, theme, account, keys and sign-out; not drawn again for each page. */
export const UserMenu = memo(function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { username } = useSyncExternalStore(session.subscribe, session.get);
  const { data } = useQuery(me);
  const name = data?.name ?? username ?? "";
  return (
    <Disclosure
      isIconOnly
      align="end"
      label={t("shell.you", { name })}
      icon={<IconUser size={20} aria-hidden />}
    >
      <div className={css.menu}>
        <p className={css.name}>{name}</p>
        <div className={css.row}>
          {t("shell.language")}
          <LanguageChoice />
        </div>
        <label className={css.row}>
          {t("shell.theme")}
          <ThemeChoice />
        </label>
        <Link className={css.item} to="/account">
          {t("shell.account")}
        </Link>
        <button type="button" className={css.item} onClick={onKeys}>
          {t("shell.keys")} <kbd>?</kbd>
        </button>
        <button type="button" className={css.item} onClick={() => void signOut()}>
          {t("shell.signOut")}
        </button>
      </div>
    </Disclosure>
  );
});
