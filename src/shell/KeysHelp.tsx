import { Checkbox } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Dialog } from "#src/ui/Dialog.tsx";
import { useKeyList, useKeysSwitch } from "#src/ui/keys.ts";
import css from "./KeysHelp.module.css";

/** The list of keys that act on this page, and the switch that turns single keys off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const keys = useKeyList();
  const [isOn, setOn] = useKeysSwitch();
  // It stands in the first row already.
  const seen = new Set<string>(["/"]);
  const effective = keys.filter((one) => !seen.has(one.key) && seen.add(one.key));
  return (
    <Dialog title={t("shell.keys")} onClose={onClose}>
      <Checkbox
        label={t("shell.keysOn")}
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <dl className={css.keys}>
        <dt>
          <kbd>/</kbd> <kbd>Ctrl K</kbd>
        </dt>
        <dd>{t("shell.keyFind")}</dd>
        {effective.map((one) => (
          <div key={one.key} className={css.row}>
            <dt>
              {one.key.split(" ").map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
