import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Ago } from "#src/ui/Time.tsx";
import type { Cpe } from "./api.ts";
import { touchesOf } from "./cpe-touches.ts";
import { useTouchText } from "./touch-text.ts";

/** Who touched the device last, by its own history; asked for only where it is shown. */
export function CpeLastTouch({ cpe }: { cpe: Cpe }) {
  const { t } = useTranslation("cpeMore");
  const options = touchesOf(cpe, "logs");
  return options ? <LastTouchOf options={options} /> : <>{t("touch.unread")}</>;
}

function LastTouchOf({ options }: { options: NonNullable<ReturnType<typeof touchesOf>> }) {
  const { t } = useTranslation("cpeMore");
  const { t: common } = useTranslation();
  const what = useTouchText();
  const { data, error } = useQuery(options);
  // Before a reboot "nothing" or an old touch must be the truth.
  if (error || data?.isSure === false) return <>{t("touch.unread")}</>;
  if (!data) return <>{common("loading")}</>;
  const last = data.touches.find(({ who }) => who !== null) ?? data.touches[0];
  if (!last) return <>{t("touch.none")}</>;
  return (
    <>
      {what(last)} <Ago at={last.at} />
    </>
  );
}
