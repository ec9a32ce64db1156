import type { DataRouter } from "react-router";

/**
 * A page whose code and data are there already is told of once: the word that it is on its way would render the
 * page that is about to go, which costs as much as the new one.
 */
export function tellsOnce<Told extends Pick<DataRouter, "subscribe">>(router: Told): Told {
  const subscribe = router.subscribe.bind(router);
  const subscribeOnce: DataRouter["subscribe"] = (listener) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribe((state, options) => {
      clearTimeout(waiting);
      const tell = () => listener(state, options);
      if (state.navigation.state === "idle") tell();
      else waiting = setTimeout(tell);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  };
  return Object.assign(router, { subscribe: subscribeOnce });
}
