import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { announce } from "#src/ui/announce.ts";
import { Button } from "#src/ui/Button.tsx";
import { allowSound, play } from "#src/ui/sound.ts";
import { NotUpdating } from "#src/ui/NotUpdating.tsx";
import { found } from "./found.ts";
import { SAMPLE } from "./latest.ts";
import { takeReading, type WatchMemory } from "./watch-new.ts";

const EVERY_MS = 30_000;

/**
 * Watches a search on request: new things ring and are counted in the tab's title, also while the tab
 * is out of sight. Off until a person switches it on, which is what browsers want for sound as well.
 */
export function ProblemWatch({ query }: { query: string }) {
  const { t } = useTranslation("monitoring");
  const [isOn, setOn] = useState(false);
  const toggle = async () => {
    if (!isOn && !(await allowSound())) announce(t("watch.silent"));
    setOn(!isOn);
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant={isOn ? "filled" : "default"}
        aria-pressed={isOn}
        onClick={() => void toggle()}
      >
        {t("watch.title")}
      </Button>
      {isOn && <Watching key={query} query={query} />}
    </>
  );
}

function Watching({ query }: { query: string }) {
  const { t } = useTranslation("monitoring");
  const { data, error } = useQuery({
    ...found(query, { limit: SAMPLE, sort: "-last_state_change" }),
    refetchInterval: EVERY_MS,
    // A badge and a sound are for a tab that nobody looks at.
    refetchIntervalInBackground: true,
  });
  const memory = useRef<WatchMemory | null>(null);
  const [count, setCount] = useState(0);
  const [begun] = useState(() => new Date());
  useEffect(() => {
    if (!data) return;
    const taken = takeReading(memory.current, data);
    memory.current = taken.memory;
    if (taken.fresh === 0) return;
    play("new");
    setCount((known) => known + taken.fresh);
  }, [data]);
  useEffect(() => {
    if (count === 0) return undefined;
    const plain = document.title.replace(/^\(\d+\) /u, "");
    document.title = `(${count}) ${plain}`;
    return () => {
      document.title = document.title.replace(/^\(\d+\) /u, "");
    };
  }, [count]);
  const isDeaf = error && <NotUpdating since={data?.at ?? begun} />;
  // Until it has looked once it cannot tell what is new.
  if (!data) return isDeaf;
  if (count === 0)
    return (
      <span className="k-dim">{isDeaf || t(data.areFirst ? "watch.quiet" : "watch.untold")}</span>
    );
  return (
    <span role="status">
      {t("watch.new", { count })} {isDeaf}{" "}
      <Button size="compact-sm" variant="subtle" onClick={() => setCount(0)}>
        {t("watch.seen")}
      </Button>
    </span>
  );
}
